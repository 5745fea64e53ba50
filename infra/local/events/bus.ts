import { randomUUID } from 'node:crypto';
import { isObject, listOf, parseObject, textOr, type JsonObject } from '../json.ts';
import { jsonAnswer, notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import type { Template } from '../template/template.ts';

const entriesOf = (body: Buffer): JsonObject[] => listOf(parseObject(body.toString('utf8')).Entries).filter(isObject);

const refusalOf = ({ Source, DetailType, Detail }: JsonObject): JsonObject | undefined => {
  if (textOr(Source, '') === '' || textOr(DetailType, '') === '')
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source and DetailType are needed.' };
  try {
    parseObject(textOr(Detail, ''));
    return undefined;
  } catch {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
};

/** Buses without a rule, as the template has them: an event is judged, taken and gone. A rule in the template stops the start by its type. */
export const eventsService = (template: Template): Service => {
  const busNamed = (given: unknown) => {
    const name = textOr(given, 'default').split('/').at(-1);
    const bus = template.ofType('AWS::Events::EventBus').find(({ identity }) => identity.ref === name);
    if (!bus) throw new Refusal('ResourceNotFoundException', `Event bus ${name ?? ''} does not exist.`);
    return bus;
  };
  return {
    protocol: 'json',
    asks: ({ operation, body }) => {
      if (operation !== 'PutEvents') throw notHere('EventBridge', operation);
      const entries = entriesOf(body);
      if (entries.length === 0 || entries.length > 10)
        throw new Refusal('ValidationException', 'A call takes 1 to 10 events.');
      return entries.map(({ EventBusName }) => ({
        action: 'events:PutEvents',
        resource: busNamed(EventBusName).identity.attributes.Arn ?? '',
      }));
    },
    answer: ({ body }) => {
      const Entries = entriesOf(body).map((entry) => refusalOf(entry) ?? { EventId: randomUUID() });
      return Promise.resolve(
        jsonAnswer({ FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries }),
      );
    },
  };
};
