import { parseObject, textOr } from '../json.ts';
import { notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import type { Template } from '../template/template.ts';
import type { LazyEmulator } from './emulator.ts';

/** A batch has no action of its own. */
const actions: Record<string, string> = {
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
  ReceiveMessage: 'ReceiveMessage',
  DeleteMessage: 'DeleteMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  GetQueueAttributes: 'GetQueueAttributes',
};

export const sqsService = (template: Template, emulator: LazyEmulator): Service => ({
  protocol: 'json',
  asks: ({ operation, body }) => {
    const action = actions[operation];
    if (action === undefined) throw notHere('SQS', operation);
    const name = textOr(parseObject(body.toString('utf8')).QueueUrl, '')
      .split('/')
      .at(-1);
    const queue = template.ofType('AWS::SQS::Queue').find(({ identity }) => identity.attributes.QueueName === name);
    if (!queue) throw new Refusal('QueueDoesNotExist', 'The specified queue does not exist.');
    return [{ action: `sqs:${action}`, resource: queue.identity.attributes.Arn ?? '' }];
  },
  answer: async ({ operation, body }) => {
    const { inject } = await emulator.get();
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      host: '127.0.0.1',
    };
    const reply = await inject({ method: 'POST', url: '/', headers, payload: body });
    return {
      status: reply.statusCode,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: reply.rawPayload,
    };
  },
});

/** Puts a message into a queue of the template, for the host's own dead letters. */
export const sendToQueue = async (
  template: Template,
  emulator: LazyEmulator,
  queueArn: string,
  message: unknown,
): Promise<void> => {
  const queue = template.byArn(queueArn);
  if (!queue) throw new Error(`There is no queue ${queueArn}.`);
  const { inject } = await emulator.get();
  const payload = Buffer.from(JSON.stringify({ QueueUrl: queue.identity.ref, MessageBody: JSON.stringify(message) }));
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AmazonSQS.SendMessage',
    host: '127.0.0.1',
  };
  const reply = await inject({ method: 'POST', url: '/', headers, payload });
  if (reply.statusCode !== 200)
    throw new Error(`The queue ${queueArn} refused a message: ${reply.rawPayload.toString('utf8')}`);
};
