import * as z from 'zod/mini';
import type { Caller } from '#shared/access/caller';
import { DomainError } from '#shared/kernel/errors';
import { moveImport, type ImportMove } from '#shared/imports/import-state';
import { ImportFacts, Mapping, SheetView } from '#shared/imports/model';
import { rememberCreation } from '#platform/http/idempotency';
import { commit, insert } from '#platform/table/commit';
import { indexes, keys, ranges } from '#platform/table/keys';
import { getItem, placeOf, putItem, queryAll, queryPage, updateItem, type Key } from '#platform/table/table';
import { goesAt } from './kept.ts';

/** The workflow run that an import waits for: its name makes a second start of the same run harmless. */
const Run = z.object({ name: z.string(), mode: z.enum(['inspect', 'check', 'load', 'undo']), from: z.int() });
export type Run = z.infer<typeof Run>;

/** An import as it is stored. */
export const ImportBatch = z.object({
  ...ImportFacts.shape,
  /** Pieces that the rows were cut into, for the run to go through. */
  chunks: z.optional(z.int()),
  /** The piece that the load goes on with. */
  nextChunk: z.optional(z.int()),
  run: z.optional(z.nullable(Run)),
});
export type ImportBatch = z.infer<typeof ImportBatch>;

const notFound = (): DomainError => new DomainError('NOT_FOUND', 'there is no such import');
const owns = (caller: Caller, { ownerId }: ImportBatch): boolean =>
  ownerId === caller.staffId || caller.jobs.includes('admin');

export const readImport = async (importId: string): Promise<ImportBatch> => {
  const item = await getItem(keys.importBatch(importId));
  if (!item) throw notFound();
  return ImportBatch.parse(item);
};

/** An import of the caller; another's answers like one that does not exist. */
export const loadImport = async (importId: string, caller: Caller): Promise<ImportBatch> => {
  const batch = await readImport(importId);
  if (!owns(caller, batch)) throw notFound();
  return batch;
};

/** An import with what was found in its file. */
export const loadWithSheet = async (
  importId: string,
  caller: Caller,
): Promise<{ batch: ImportBatch; sheet: SheetView | undefined }> => {
  const items = await queryAll(ranges.importPage(importId));
  const at = ({ sk }: Key) => items.find((item) => item.sk === sk);
  const found = at(keys.importBatch(importId));
  const batch = found ? ImportBatch.parse(found) : undefined;
  if (!batch || !owns(caller, batch)) throw notFound();
  const sheet = at(keys.importSheet(importId));
  return { batch, sheet: sheet ? SheetView.parse(sheet) : undefined };
};

export const readSheet = async (importId: string): Promise<SheetView> => {
  const item = await getItem(keys.importSheet(importId));
  if (!item) throw notFound();
  return SheetView.parse(item);
};

export const saveSheet = (importId: string, sheet: SheetView): Promise<void> =>
  putItem({ ...keys.importSheet(importId), ...sheet, expiresAt: goesAt(importId) });

const orderOf = ({ createdAt, id }: ImportBatch): string => `${createdAt}#${id}`;

type Idempotency = Parameters<typeof rememberCreation>[1];
export const insertImport = async (batch: ImportBatch, idempotency: Idempotency, now: Date): Promise<void> => {
  const item = {
    ...keys.importBatch(batch.id),
    ...indexes.collection('IMPORTS', orderOf(batch)),
    ...indexes.importsOf(batch.ownerId, orderOf(batch)),
    ...batch,
  };
  await commit([insert(item), ...rememberCreation(batch.ownerId, idempotency, batch.id, now)]);
};

type Page = { items: ImportBatch[]; next: unknown };

/** Latest first: those of one person, or of all. */
export const listedImports = async (ownerId: string | undefined, limit: number, after: unknown): Promise<Page> => {
  const pk = ownerId === undefined ? indexes.collection('IMPORTS', '').gsi1pk : indexes.importsOf(ownerId, '').gsi2pk;
  const index = ownerId === undefined ? 'gsi1' : 'gsi2';
  const { items, next } = await queryPage({ pk, prefix: '' }, { index, backwards: true, limit, after: placeOf(after) });
  return { items: items.map((item) => ImportBatch.parse(item)), next };
};

type Changes = Partial<Omit<ImportBatch, 'id' | 'version' | 'state'>>;
type Update = { batch: ImportBatch; move?: ImportMove; changes?: Changes; now: Date; quiet?: boolean };

/**
 * Changes an import that is still in the state in which it was read; with a move, to the state that follows. `quiet` changes
 * (progress) count up no version. Answers what is stored now.
 */
export const updateImport = async ({ batch, move, changes = {}, now, quiet = false }: Update): Promise<ImportBatch> => {
  const state = move ? moveImport(batch, move) : batch.state;
  const set = Object.entries({
    ...changes,
    state,
    updatedAt: now.toISOString(),
    version: quiet ? undefined : batch.version + 1,
  }).filter(([, value]) => value !== undefined);
  try {
    const stored = await updateItem({
      Key: keys.importBatch(batch.id),
      UpdateExpression: `SET ${set.map((_, at) => `#n${String(at)} = :v${String(at)}`).join(', ')}`,
      ConditionExpression: `#state = :state${quiet ? '' : ' AND #version = :version'}`,
      ExpressionAttributeNames: {
        ...Object.fromEntries(set.map(([name], at) => [`#n${String(at)}`, name])),
        '#state': 'state',
        ...(quiet ? {} : { '#version': 'version' }),
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map(([, value], at) => [`:v${String(at)}`, value])),
        ':state': batch.state,
        ...(quiet ? {} : { ':version': batch.version }),
      },
      ReturnValues: 'ALL_NEW',
    });
    return ImportBatch.parse(stored);
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
      throw new DomainError('CHANGED_BY_SOMEONE_ELSE', 'the import moved on meanwhile', {
        current: await readImport(batch.id),
      });
    }
    throw error;
  }
};

const Remembered = z.object({ columns: Mapping.shape.columns });

/** What a person mapped the same headers to before. */
export const rememberedMapping = async (
  staffId: string,
  headerHash: string,
): Promise<(string | null)[] | undefined> => {
  const item = await getItem(keys.importMapping(staffId, headerHash), { eventual: true });
  return item ? Remembered.parse(item).columns : undefined;
};

export const rememberMapping = (
  staffId: string,
  headerHash: string,
  columns: readonly (string | null)[],
): Promise<void> => putItem({ ...keys.importMapping(staffId, headerHash), columns });
