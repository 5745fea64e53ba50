import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, exitCodes, messageOf } from '../errors.ts';
import { textOr, wordOf } from '../json.ts';
import type { Template } from '../template/template.ts';

type Reply = { statusCode: number; headers: Record<string, unknown>; rawPayload: Buffer };
type Injection = { method: string; url: string; headers: Record<string, unknown>; payload?: Buffer };
type Parse = (request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => void;
type App = {
  inject: (request: Injection) => Promise<Reply>;
  addContentTypeParser: (type: RegExp, options: { parseAs: 'buffer'; bodyLimit: number }, parse: Parse) => void;
  close: () => Promise<void>;
};
type Sqs = {
  persistence?: unknown;
  allQueues: () => Iterable<{ persistence?: unknown }>;
  getQueueByArn: (arn: string) => unknown;
  createQueue: (name: string, url: string, arn: string, attributes?: Record<string, string>) => unknown;
};
type S3 = { persistence?: unknown; createBucket: (name: string) => void };
type Modules = {
  buildApp: (options: object) => App;
  SqsStore: new () => Sqs;
  SnsStore: new () => object;
  S3Store: new () => S3;
  PersistenceManager: new (folder: string) => { loadSqsAndSns: (sqs: Sqs, sns: object) => void; close: () => void };
  FileS3Persistence: new (folder: string) => { loadS3: (s3: S3) => void; close: () => void };
};

/** Objects and queues, without a port: a request is handed in, an answer comes back. */
export type Emulator = { inject: App['inject']; close: () => Promise<void> };

/** In one request; the gateway holds it in memory meanwhile. */
export const largestObject = 96 * 1024 * 1024;

/** fauxqs's server listens on every interface of the machine; its parts do not, so they are put together here. */
const loadParts = async (): Promise<Modules> => {
  const main = import.meta.resolve('fauxqs');
  const paths = [
    './app.js',
    './sqs/sqsStore.js',
    './sns/snsStore.js',
    './s3/s3Store.js',
    './persistence.js',
    './s3/fileS3Persistence.js',
  ];
  const modules = await Promise.all(paths.map((path) => import(new URL(path, main).href)));
  return Object.assign({}, ...(modules as object[])) as Modules;
};

const queueAttributes = (properties: Record<string, unknown>): Record<string, string> => ({
  ...(properties.VisibilityTimeout === undefined ? {} : { VisibilityTimeout: wordOf(properties.VisibilityTimeout) }),
  ...(properties.MessageRetentionPeriod === undefined
    ? {}
    : { MessageRetentionPeriod: wordOf(properties.MessageRetentionPeriod) }),
  ...(properties.FifoQueue === true ? { FifoQueue: 'true' } : {}),
});

const open = async (template: Template, folder: string): Promise<Emulator> => {
  const { buildApp, SqsStore, SnsStore, S3Store, PersistenceManager, FileS3Persistence } = await loadParts();
  mkdirSync(join(folder, 'objects'), { recursive: true });
  const [sqsStore, snsStore, s3Store] = [new SqsStore(), new SnsStore(), new S3Store()];
  const queues = new PersistenceManager(folder);
  const objects = new FileS3Persistence(join(folder, 'objects'));
  queues.loadSqsAndSns(sqsStore, snsStore);
  objects.loadS3(s3Store);
  sqsStore.persistence = queues;
  s3Store.persistence = objects;
  for (const queue of sqsStore.allQueues()) queue.persistence = queues;
  for (const { identity } of template.ofType('AWS::S3::Bucket')) s3Store.createBucket(identity.ref);
  for (const { identity, properties } of template.ofType('AWS::SQS::Queue')) {
    const arn = identity.attributes.Arn ?? '';
    if (!sqsStore.getQueueByArn(arn))
      sqsStore.createQueue(textOr(identity.attributes.QueueName, ''), identity.ref, arn, queueAttributes(properties));
  }
  const app = buildApp({ logger: false, stores: { sqsStore, snsStore, s3Store } });
  // The library takes 11 MB in one request; what the product takes is the product's own rule.
  app.addContentTypeParser(/^.+/, { parseAs: 'buffer', bodyLimit: largestObject }, (_, body, done) => done(null, body));
  return {
    inject: (request) => app.inject(request),
    close: async () => {
      await app.close();
      queues.close();
      objects.close();
    },
  };
};

export type LazyEmulator = { get: () => Promise<Emulator>; close: () => Promise<void> };

/** Loaded at the first object or message: it takes 30 MB. */
export const lazyEmulator = (template: Template, folder: string): LazyEmulator => {
  let opened: Promise<Emulator> | undefined;
  const get = (): Promise<Emulator> =>
    (opened ??= open(template, folder).catch((error: unknown) => {
      throw new CannotStart(
        `The stored objects in ${folder} cannot be read (${messageOf(error)}); put the folder back from your backup.`,
        exitCodes.dataFolderDamaged,
      );
    }));
  return { get, close: async () => (await opened?.catch(() => undefined))?.close() };
};
