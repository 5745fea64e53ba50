import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { AuditEntry } from '#shared/access/audit';
import { eventOf, type PartyEvent } from '#shared/parties/events';
import { mostEvents, putEvents } from '#platform/aws/events';
import { log } from '#platform/log';
import { plainItem } from './image.ts';
import { entityOfAudit } from './store.ts';

type Due = { sequence: string; event?: PartyEvent & { at: string }; error?: unknown };

const sequenceOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';

/** The entries of the trail are the events: nothing is announced that was not committed, and nothing committed is forgotten. */
const dueOf = (record: DynamoDBRecord): Due[] => {
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !image || entityOfAudit(image.pk?.S ?? '') === undefined) return [];
  const sequence = sequenceOf(record);
  try {
    const entry = AuditEntry.parse(plainItem(image));
    const event = eventOf(entry);
    return event ? [{ sequence, event: { ...event, at: entry.at } }] : [];
  } catch (error) {
    return [{ sequence, error }];
  }
};

const published = async (group: readonly Due[]): Promise<Due[]> => {
  const events = group.flatMap(({ event }) => event ?? []);
  try {
    const refusals = await putEvents(events);
    return group.flatMap((due, at) => (refusals[at] ? [{ ...due, error: new Error(refusals[at]) }] : []));
  } catch (error) {
    return group.map((due) => ({ ...due, error }));
  }
};

/** Tells other systems what happened, at least once: `partyId` and `seq` say which telling is a repetition. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const due = Records.flatMap(dueOf);
  const sound = due.filter(({ error }) => error === undefined);
  const failed = due.filter(({ error }) => error !== undefined);
  for (let from = 0; from < sound.length; from += mostEvents) {
    failed.push(...(await published(sound.slice(from, from + mostEvents))));
  }
  for (const { sequence, error, event } of failed)
    log.error('event.not-published', error, { sequence, name: event?.name });
  return { batchItemFailures: failed.map(({ sequence }) => ({ itemIdentifier: sequence })) };
};
