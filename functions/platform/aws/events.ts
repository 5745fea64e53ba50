import * as z from 'zod/mini';
import { env } from '../env.ts';
import { callJson } from './client.ts';

export type BusEvent = { name: string; detail: unknown; at: string };

/** What one call takes. */
export const mostEvents = 10;

const Answer = z.object({
  Entries: z.array(
    z.object({
      EventId: z.optional(z.string()),
      ErrorCode: z.optional(z.string()),
      ErrorMessage: z.optional(z.string()),
    }),
  ),
});

/** Puts up to ten events on the bus; for each one why it was not taken, or undefined. */
export const putEvents = async (events: readonly BusEvent[]): Promise<(string | undefined)[]> => {
  const Entries = events.map(({ name, detail, at }) => ({
    EventBusName: env('EVENT_BUS'),
    Source: 'keshang',
    DetailType: name,
    Detail: JSON.stringify(detail),
    Time: Math.floor(Date.parse(at) / 1000),
  }));
  const answer = Answer.parse(await callJson({ service: 'events', target: 'AWSEvents.PutEvents', body: { Entries } }));
  return events.map((_, at) => answer.Entries[at]?.ErrorCode);
};
