import { resolve } from 'node:path';
import { ensureDemoLogins } from '../demo-logins.ts';
import { eventsService } from '../events/bus.ts';
import { createFunctions, type Functions } from '../functions/functions.ts';
import { dynamodbService } from '../gateway/dynamodb.ts';
import { textOr } from '../json.ts';
import { openKeyFile } from '../keys/key-file.ts';
import { kmsKeysOf, kmsService } from '../keys/kms.ts';
import { type Inbox, startInbox } from '../mail/inbox.ts';
import { lazyMailbox } from '../mail/mailbox.ts';
import { sesService } from '../mail/ses.ts';
import { lazyEmulator } from '../objects/emulator.ts';
import { s3Service } from '../objects/s3.ts';
import { sendToQueue, sqsService } from '../objects/sqs.ts';
import { openStaff, type Staff } from '../staff/staff.ts';
import type { Ground } from './ground.ts';

export type Services = {
  functions: Functions;
  staff: Staff;
  inbox: Inbox;
  send: (queueArn: string, message: unknown) => Promise<void>;
};

/** Functions, by name or ARN, that answer the API or read the stream. Others, of a clock or a workflow, need not be kept ready. */
const awaitedFunctions = ({ template }: Ground): Set<string> =>
  new Set([
    ...template.ofType('AWS::ApiGatewayV2::Integration').map(({ properties }) => textOr(properties.IntegrationUri, '')),
    ...template.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => textOr(properties.FunctionName, '')),
  ]);

/** Every service that a function may call, behind the gateway, and the functions themselves. */
export const openServices = async (ground: Ground, inboxPort: number, written: () => void): Promise<Services> => {
  const { folder, template, services, engine, stops, roles, callers, descriptions, gatewayUrl, localise, complain } =
    ground;
  const keys = kmsKeysOf(template);
  const keyIds = keys.map(({ id }) => id);
  const keyFile = openKeyFile(folder.keyFile, keyIds, folder.hasData);

  const emulator = lazyEmulator(template, resolve(folder.path, 'objects'));
  stops.add(emulator.close);
  const mailbox = lazyMailbox(resolve(folder.path, 'mails'));
  stops.add(mailbox.close);
  const inbox = await startInbox(mailbox, inboxPort);
  stops.add(inbox.stop);

  const staff = await openStaff(template, resolve(folder.path, 'staff'), async (to, subject, text) => {
    (await mailbox.get()).deliver({ from: 'no-reply@verificationemail.com', to, subject, text });
  });
  await ensureDemoLogins(staff);

  services
    .set('dynamodb', dynamodbService(engine.connection, engine.tables, written))
    .set('kms', kmsService(keys, keyFile))
    .set('s3', s3Service(emulator))
    .set('sqs', sqsService(template, emulator))
    .set('events', eventsService(template))
    .set('ses', sesService(template, mailbox))
    .set('cognito-idp', staff.service);

  const awaited = awaitedFunctions(ground);
  const names = new Map(descriptions.map(({ arn, name }) => [arn, name]));
  const functions = await createFunctions({
    descriptions,
    roles,
    callers,
    gatewayUrl,
    localise,
    folder: folder.path,
    marks: resolve(ground.root, '.build', 'loads'),
    endsSoon: (arn) => !awaited.has(arn) && !awaited.has(names.get(arn) ?? ''),
    complain,
  });
  stops.add(functions.stop);
  return {
    functions,
    staff,
    inbox,
    send: (queueArn, message) => sendToQueue(template, emulator, queueArn, message),
  };
};
