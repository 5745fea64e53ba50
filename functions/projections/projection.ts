import type { DynamoDBRecord } from 'aws-lambda';

/** A record that a projection could not take in; the stream gives it again. */
export type Failed = { sequence: string; error: unknown };

/**
 * Something that is kept beside the table and can be made again from it. It must give the same result however often and in
 * whatever order across keys the records come, and one that fails never holds up another.
 */
export type Projection = {
  name: string;
  /** Takes in a batch, in order; what it could not take in. */
  take: (records: readonly DynamoDBRecord[], now: () => Date) => Promise<Failed[]>;
};

export const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';
export const partitionOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.pk?.S ?? '';
export const sortKeyOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.sk?.S ?? '';

/** Sequence numbers of a stream as text that sorts: they grow in length, never with leading zeros. */
export const sortable = (sequence: string): string =>
  String.fromCharCode(0x40 + Math.min(sequence.length, 60)) + sequence;
