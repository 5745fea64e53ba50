import * as z from 'zod/mini';
import { DomainError } from '#shared/kernel/errors';
import { ImportRowView, rowStatuses, type Counts } from '#shared/imports/model';
import { Contact, Party, RoleProfile } from '#shared/parties/model';
import { commit, insert, remove, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, getItems, placeOf, putItem, queryAll, queryPage, tableName, type Item } from '#platform/table/table';
import { goesAt } from './kept.ts';

/** A row that is not taken as it is, as it is stored: what its owner sees of it. */
export const ImportRow = ImportRowView;
export type ImportRow = z.infer<typeof ImportRow>;

const itemOf = (importId: string, row: ImportRow) => ({
  ...keys.importRow(importId, row.status, row.row),
  ...row,
  expiresAt: goesAt(importId),
});

const put = (item: Item): Write => ({
  action: { Put: { TableName: tableName(), Item: item } },
  otherwise: alreadyDone,
});

/** A transaction takes at most 100 writes. */
const mostWrites = 100;

/**
 * What is found in rows that are checked anew, in place of what was found before; of one row in one transaction, so that what somebody
 * decided on it is not lost between the two.
 */
export const replaceRows = async (
  importId: string,
  before: readonly ImportRow[],
  after: readonly ImportRow[],
): Promise<void> => {
  const saidNow = new Map(after.map((row) => [row.row, row]));
  const gone = before.filter(({ row, status }) => saidNow.get(row)?.status !== status);
  const byRow = Map.groupBy([...gone, ...after], ({ row }) => row);
  let writes: Write[] = [];
  for (const ofRow of byRow.values()) {
    if (writes.length + ofRow.length > mostWrites) {
      await commit(writes);
      writes = [];
    }
    writes.push(
      ...ofRow.map((one) =>
        saidNow.get(one.row) === one
          ? put(itemOf(importId, one))
          : remove(keys.importRow(importId, one.status, one.row)),
      ),
    );
  }
  if (writes.length > 0) await commit(writes);
};
export const saveRow = (importId: string, row: ImportRow): Promise<void> => putItem(itemOf(importId, row));

/** What was found in a range of rows before, of every status. */
export const rowsBetween = async (importId: string, from: number, to: number): Promise<ImportRow[]> => {
  const found = await Promise.all(
    rowStatuses.map((status) => queryAll(ranges.importRowsBetween(importId, status, from, to))),
  );
  return found.flat().map((item) => ImportRow.parse(item));
};

/** Which of these rows were found faulty. */
export const faultyAmong = async (importId: string, rows: readonly number[]): Promise<Set<number>> => {
  const wanted = [...new Set(rows)].map((row) => keys.importRow(importId, 'fault', row));
  const found: Item[] = [];
  for (let at = 0; at < wanted.length; at += 100) found.push(...(await getItems(wanted.slice(at, at + 100))));
  return new Set(found.map((item) => ImportRow.parse(item).row));
};

export const duplicateRow = async (importId: string, row: number): Promise<ImportRow> => {
  const item = await getItem(keys.importRow(importId, 'duplicate', row));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such duplicate');
  return ImportRow.parse(item);
};

/**
 * A row's decision with the counts of the import that it moves from one to the other, together; refused if someone decided the
 * row meanwhile.
 */
export const saveDecision = async (
  importId: string,
  before: ImportRow,
  after: ImportRow,
  [from, to]: [keyof Counts, keyof Counts],
): Promise<void> => {
  const TableName = tableName();
  const undecided = before.decision === null || before.decision === undefined;
  const row: Write = {
    action: {
      Put: {
        TableName,
        Item: itemOf(importId, after),
        ConditionExpression: undecided ? 'attribute_not_exists(decision.decision)' : 'decision.decision = :before',
        ...(undecided ? {} : { ExpressionAttributeValues: { ':before': before.decision?.decision } }),
      },
    },
    otherwise: alreadyDone,
  };
  const counts: Write = {
    action: {
      Update: {
        TableName,
        Key: keys.importBatch(importId),
        UpdateExpression: 'SET checked.#from = checked.#from - :one, checked.#to = checked.#to + :one',
        ConditionExpression: '#state = :checked',
        ExpressionAttributeNames: { '#from': from, '#to': to, '#state': 'state' },
        ExpressionAttributeValues: { ':one': 1, ':checked': 'checked' },
      },
    },
    otherwise: () => new DomainError('IMPORT_STATE_MOVE_NOT_ALLOWED', 'the import moved on meanwhile'),
  };
  await commit(from === to ? [row] : [row, counts]);
};

type RowPage = { items: ImportRow[]; next: unknown };
export const listedRows = async (
  importId: string,
  status: string | undefined,
  limit: number,
  after: unknown,
): Promise<RowPage> => {
  const { items, next } = await queryPage(ranges.importRows(importId, status), { limit, after: placeOf(after) });
  return { items: items.map((item) => ImportRow.parse(item)), next };
};

/** What a loaded row has done, and what it takes to undo it: the state it left, and of what it changed the state before. */
export const Done = z.object({
  row: z.int(),
  outcome: z.enum(['created', 'updated', 'unchanged']),
  partyId: z.string(),
  /** Hash of the party with roles and contacts as the row left it: equal means that nobody changed it since. */
  after: z.string(),
  before: z.optional(
    z.object({
      party: z.optional(Party),
      customer: z.optional(RoleProfile),
      supplier: z.optional(RoleProfile),
      contacts: z.optional(z.array(Contact)),
    }),
  ),
  /** What the row added to a party that was there, and the credit limits that it proposed. */
  added: z.optional(
    z.object({
      roles: z.array(z.enum(['customer', 'supplier'])),
      contacts: z.array(z.string()),
      proposals: z.array(z.string()),
    }),
  ),
  undone: z.optional(z.enum(['undone', 'left'])),
});
export type Done = z.infer<typeof Done>;

const alreadyDone = (): DomainError => new DomainError('TRY_AGAIN', 'this row was loaded at the same instant');

const doneItem = (importId: string, done: Done) => ({
  ...keys.importDone(importId, done.row),
  ...done,
  expiresAt: goesAt(importId),
});

/** In the transaction of the row itself: a row that is done is never done again. */
export const doneWrite = (importId: string, done: Done): Write => insert(doneItem(importId, done), alreadyDone);

export const doneBetween = async (importId: string, from: number, to: number): Promise<Map<number, Done>> => {
  const items = await queryAll(ranges.importDoneBetween(importId, from, to));
  return new Map(items.map((item) => Done.parse(item)).map((done) => [done.row, done]));
};

export const doneOf = async (importId: string, row: number): Promise<Done | undefined> => {
  const item = await getItem(keys.importDone(importId, row));
  return item ? Done.parse(item) : undefined;
};

/** What came of its undo, in the transaction that took it back. */
export const undoneWrite = (importId: string, done: Done): Write => put(doneItem(importId, done));
export const saveDone = (importId: string, done: Done): Promise<void> => putItem(doneItem(importId, done));
