import type { Plugin } from 'esbuild';

/**
 * The SDK finds an endpoint by a table of all partitions and by rules for FIPS, dual stack and accounts, none of which a function of ours
 * asks for. It is the one that the environment names, else the region's, as `platform/aws/client.ts` has it for the other services.
 */
export const plainEndpoint: Plugin = {
  name: 'plain-endpoint',
  setup: (build) => {
    build.onLoad({ filter: /client-dynamodb\/dist-es\/endpoint\/endpointResolver\.js$/ }, () => ({
      loader: 'js',
      contents:
        'export const defaultEndpointResolver = ({ Endpoint, Region }) => ' +
        '({ url: new URL(Endpoint ?? `https://dynamodb.${Region}.amazonaws.com${Region.startsWith("cn-") ? ".cn" : ""}`) });',
    }));
  },
};
