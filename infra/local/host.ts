import { resolve } from 'node:path';
import { operatorRole } from './gateway/callers.ts';
import { openClock, openStreams, openWorkflows } from './host/background.ts';
import { type Ground, openGround } from './host/ground.ts';
import { openServices, type Services } from './host/services.ts';
import { createApi } from './http/api.ts';
import { createAuthoriser } from './http/authoriser.ts';
import { readBehaviours } from './http/distribution.ts';
import { readRoutes } from './http/routes.ts';
import { createSite } from './http/site.ts';
import { operatorEnvironment } from './operator.ts';
import { ownPaths } from './own-paths.ts';
import { projectPaths } from './paths.ts';
import { prepare } from './prepare.ts';
import { type Runtime, writeRuntime } from './runtime-file.ts';
import { createStops, type Stops } from './stops.ts';
import type { Streams } from './streams/streams.ts';
import { signIn } from './token.ts';

export type HostOptions = {
  /** 0 takes any free port. */
  port?: number;
  dataDir?: string;
  /** Without demo data; the demo logins are made either way. */
  empty?: boolean;
  /** Another synth output and site than the product's own: for the host's own tests. */
  assembly?: string;
  site?: string;
  verifySignatures?: boolean;
  /** Where sentences for the person at the machine go; the terminal unless said. */
  complain?: (sentence: string) => void;
  /** What was started so far, for a caller who may have to end it before it stands. */
  stops?: Stops;
};

export type Host = {
  url: string;
  gatewayUrl: string;
  inboxUrl: string;
  runtime: Runtime;
  /** An access token of a job's demo login. */
  token: (job: string) => Promise<string>;
  /** Resolves when every stream consumer has read everything that was written before the call. */
  settled: () => Promise<void>;
  /** The engine ended by itself: nothing works any more. */
  engineEnded: Promise<void>;
  stop: () => Promise<void>;
};

const regionOf = ({ descriptions }: Ground): string => descriptions[0]?.region ?? 'us-east-1';

const serve = (ground: Ground, { functions, staff, inbox }: Services, site: string): void => {
  const { http, template, localise, complain } = ground;
  const authorise = createAuthoriser(staff.key);
  http.serve({
    behaviours: readBehaviours(template),
    api: createApi({ router: readRoutes(template), authorise, functions, complain }),
    site: createSite(resolve(site)),
    own: ownPaths(staff, regionOf(ground), inbox.url),
    localise,
    complain,
  });
};

const runtimeOf = (ground: Ground, { staff, inbox }: Services): Runtime => {
  const { http, gatewayUrl, callers, descriptions, localise } = ground;
  return {
    pid: process.pid,
    url: http.url,
    gatewayUrl,
    inboxUrl: inbox.url,
    region: regionOf(ground),
    userPoolClientId: staff.pools.clientIds[0] ?? '',
    environment: operatorEnvironment(descriptions, callers.add('operator', operatorRole), gatewayUrl, localise),
  };
};

/** Runs the whole synthesised template on this machine. */
export const startHost = async (options: HostOptions = {}): Promise<Host> => {
  const paths = projectPaths();
  const {
    port = 3000,
    dataDir = '.local',
    assembly = paths.assembly,
    site = paths.site,
    verifySignatures = true,
  } = options;
  const { complain = (sentence: string) => console.error(sentence), empty = false } = options;
  const { stops = createStops() } = options;
  try {
    const ground = await openGround({ root: paths.root, port, dataDir, assembly, verifySignatures, complain }, stops);
    const later: { streams?: Streams } = {};
    const services = await openServices(ground, port === 0 ? 0 : port + 1, () => later.streams?.nudge());
    const streams = openStreams(ground, services);
    later.streams = streams;
    openClock(ground, services, openWorkflows(ground, services));
    serve(ground, services, site);

    const runtime = runtimeOf(ground, services);
    writeRuntime(ground.folder.runtimeFile, runtime);
    if (assembly === paths.assembly) await prepare(paths.root, ground.folder.path, empty, stops);
    const { url, gatewayUrl, inboxUrl } = runtime;
    return {
      url,
      gatewayUrl,
      inboxUrl,
      runtime,
      token: (job) => signIn(runtime, job),
      settled: streams.idle,
      engineEnded: ground.engine.ended,
      stop: stops.run,
    };
  } catch (error) {
    await stops.run();
    throw error;
  }
};
