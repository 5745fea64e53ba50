const off = (): never => {
  throw new Error('endpoint discovery is not part of this bundle');
};

/**
 * Stands in for `@aws-sdk/endpoint-cache` in every bundle. Endpoint discovery, an old way to find a nearer DynamoDB, is off unless it
 * is asked for, and its cache brings two libraries along.
 */
export class EndpointCache {
  readonly get = off;
  readonly set = off;
  readonly has = off;
  readonly delete = off;
}
