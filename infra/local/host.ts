import { resolve } from 'node:path';
import { createLocalise } from './addresses.ts';
import { openDataFolder } from './data-folder.ts';
import { ensureDemoLogins } from './demo-logins.ts';
import { openEngine } from './engine/open.ts';
import { createAsyncInvoke } from './functions/asynchronous.ts';
import { readFunctions } from './functions/description.ts';
import { createFunctions } from './functions/functions.ts';
import { type Caller, createCallers, operatorRole } from './gateway/callers.ts';
import { dynamodbService } from './gateway/dynamodb.ts';
import { startGateway } from './gateway/server.ts';
import type { Service } from './gateway/service.ts';
import { createApi } from './http/api.ts';
import { createAuthoriser } from './http/authoriser.ts';
import { readBehaviours } from './http/distribution.ts';
import { readRoutes } from './http/routes.ts';
import { listenHttp } from './http/server.ts';
import { createSite } from './http/site.ts';
import { readRoles } from './iam/roles.ts';
import { openKeyFile } from './keys/key-file.ts';
import { kmsKeysOf, kmsService } from './keys/kms.ts';
import { startInbox } from './mail/inbox.ts';
import { lazyMailbox } from './mail/mailbox.ts';
import { sesService } from './mail/ses.ts';
import { createCrossOrigin } from './objects/cross-origin.ts';
import { lazyEmulator } from './objects/emulator.ts';
import { s3Service } from './objects/s3.ts';
import { sendToQueue, sqsService } from './objects/sqs.ts';
import { ownPaths } from './own-paths.ts';
import { projectPaths } from './paths.ts';
import { operatorEnvironment } from './operator.ts';
import { prepare } from './prepare.ts';
import { type Runtime, writeRuntime } from './runtime-file.ts';
import { startClock } from './schedules/clock.ts';
import { readSchedules } from './schedules/read.ts';
import { openStaff } from './staff/staff.ts';
import { createStops } from './stops.ts';
import { createExecutions } from './workflows/executions.ts';
import { openJournal } from './workflows/journal.ts';
import { readMachines } from './workflows/machines.ts';
import { startExecution, statesService } from './workflows/service.ts';
import { openCheckpoints } from './streams/checkpoints.ts';
import { readConsumers } from './streams/consumers.ts';
import { startStreams, type Streams } from './streams/streams.ts';
import { checkCoverage } from './template/coverage.ts';
import { readTemplate } from './template/template.ts';
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
  complain?: (sentence: string) => void;
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

/** Runs the whole synthesised template on this machine. */
export const startHost = async (options: HostOptions = {}): Promise<Host> => {
  const paths = projectPaths();
  const { port = 3000, dataDir = '.local', assembly = paths.assembly, site = paths.site, verifySignatures = true } = options;
  const complain = options.complain ?? ((sentence: string) => console.error(sentence));
  const stops = createStops();
  try {
    const folder = openDataFolder(resolve(dataDir));
    stops.add(folder.close);
    const http = await listenHttp(port);
    stops.add(http.stop);

    const callers = createCallers();
    const services = new Map<string, Service>();
    let crossOrigin: ReturnType<typeof createCrossOrigin> = () => 'go-on';
    const gateway = await startGateway({ callers, services, verifySignatures, complain, crossOrigin: (incoming, response) => crossOrigin(incoming, response) });
    stops.add(gateway.stop);

    const template = readTemplate(assembly, gateway.url);
    checkCoverage(template);
    const localise = createLocalise(template, paths.root, http.url, gateway.url);
    crossOrigin = createCrossOrigin(template, localise);
    const roles = readRoles(template);
    const descriptions = readFunctions(template);

    const { connection, tables, database, ended, stop: stopEngine } = await openEngine(template, folder);
    stops.add(stopEngine);
    const keys = kmsKeysOf(template);
    const keyFile = openKeyFile(folder.keyFile, keys.map(({ id }) => id), folder.hasData);

    const emulator = lazyEmulator(template, resolve(folder.path, 'objects'));
    stops.add(emulator.close);
    const mailbox = lazyMailbox(resolve(folder.path, 'mails'));
    stops.add(mailbox.close);
    const inbox = await startInbox(mailbox, port === 0 ? 0 : port + 1);
    stops.add(inbox.stop);
    const send = (queueArn: string, message: unknown): Promise<void> => sendToQueue(template, emulator, queueArn, message);

    const staff = await openStaff(template, resolve(folder.path, 'staff'), async (to, subject, text) => {
      (await mailbox.get()).deliver({ from: 'no-reply@verificationemail.com', to, subject, text });
    });
    await ensureDemoLogins(staff);

    const clockTargets = new Set(template.ofType('AWS::Scheduler::Schedule').map(({ properties }) => targetOf(properties)));
    const functions = createFunctions({
      descriptions,
      roles,
      callers,
      gatewayUrl: gateway.url,
      localise,
      folder: folder.path,
      endsSoon: (arn) => clockTargets.has(arn),
      complain,
    });
    stops.add(functions.stop);

    let streams: Streams | undefined;
    services
      .set('dynamodb', dynamodbService(connection, tables, () => streams?.nudge()))
      .set('kms', kmsService(keys, keyFile))
      .set('s3', s3Service(emulator))
      .set('sqs', sqsService(template, emulator))
      .set('ses', sesService(template, mailbox))
      .set('cognito-idp', staff.service);

    streams = startStreams({
      consumers: readConsumers(template, tables, descriptions, roles),
      engine: connection,
      database,
      checkpoints: openCheckpoints(folder.journal),
      functions,
      send,
      complain,
    });
    stops.add(streams.stop);

    const journal = openJournal(folder.journal);
    const executions = createExecutions({ journal, functions, complain });
    stops.add(executions.stop);
    const workflows = { machines: readMachines(template, roles, functions.knows), journal, executions };
    services.set('states', statesService(workflows));
    executions.resume();

    const invokeLater = createAsyncInvoke({ template, functions, send, complain });
    const isMachine = (arn: string): boolean => workflows.machines.some((machine) => machine.arn === arn);
    const actionOn = (arn: string) => (functions.knows(arn) ? 'lambda:InvokeFunction' : isMachine(arn) ? 'states:StartExecution' : undefined);
    const clock = startClock(readSchedules(template, roles, actionOn), folder.journal, async ({ targetArn }, event) => {
      if (isMachine(targetArn)) startExecution(workflows, { stateMachineArn: targetArn, input: event });
      else await invokeLater(targetArn, event);
    });
    stops.add(clock.stop);

    const region = descriptions[0]?.region ?? 'us-east-1';
    http.serve({
      behaviours: readBehaviours(template),
      api: createApi({ router: readRoutes(template), authorise: createAuthoriser(staff.key), functions, complain }),
      site: createSite(resolve(site)),
      own: ownPaths(staff, region),
      localise,
      complain,
    });

    const operator: Caller = callers.add('operator', operatorRole);
    const runtime: Runtime = {
      pid: process.pid,
      url: http.url,
      gatewayUrl: gateway.url,
      inboxUrl: inbox.url,
      region,
      userPoolClientId: staff.pools.clientIds[0] ?? '',
      environment: operatorEnvironment(descriptions, operator, gateway.url, localise),
    };
    writeRuntime(folder.runtimeFile, runtime);
    if (assembly === paths.assembly) await prepare(paths.root, folder.path, options.empty ?? false);
    const following = streams;
    return {
      url: http.url,
      gatewayUrl: gateway.url,
      inboxUrl: inbox.url,
      runtime,
      token: (job) => signIn(runtime, job),
      settled: following.idle,
      engineEnded: ended,
      stop: stops.run,
    };
  } catch (error) {
    await stops.run();
    throw error;
  }
};

const targetOf = (properties: Record<string, unknown>): string => {
  const { Target } = properties;
  return typeof Target === 'object' && Target !== null && 'Arn' in Target ? String(Target.Arn) : '';
};
