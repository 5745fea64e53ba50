import { DomainError } from '#shared/kernel/errors';
import type { FaultCode } from '#shared/imports/faults';
import type { Counts, ImportRowView } from '#shared/imports/model';
import { draftOfRow } from '#shared/imports/row-draft';
import { faultOfField, faultsOfRefusal } from '#shared/imports/row-party';
import { log } from '#platform/log';
import { retrying } from '#platform/table/commit';
import { atOnce } from './in-turn.ts';
import { createdAs, loadOne, type Loading } from './load-one.ts';
import type { ChunkRow } from './objects.ts';
import { saveCreations, type Creation } from './party-store.ts';
import { saveRow, type Done } from './row-store.ts';

/** At most this many transactions at once: more only wait for each other. */
const width = 8;

/** Which rows go to one party: named by its id, or by the first row of it where that becomes or updates the party itself. */
const partyKeys = ({ told }: Loading, rows: readonly ChunkRow[]): ((row: ChunkRow) => string) => {
  const inPiece = new Map(rows.map((row) => [row.row, row]));
  const own = (row: ChunkRow): string => told.get(row.row)?.decision?.partyId ?? String(row.row);
  return (row) => {
    if (row.same === undefined) return own(row);
    const first = inPiece.get(row.same);
    return first ? own(first) : String(row.same);
  };
};

type Outcome = keyof Counts;
const counted: Record<Done['outcome'], Outcome> = { created: 'created', updated: 'updated', unchanged: 'skipped' };

/**
 * Loads the rows of a piece that are not loaded yet and counts all of them. Rows that go to the party of an earlier one come
 * after it, one at a time.
 */
export const loadRows = async (loading: Loading, rows: readonly ChunkRow[]): Promise<Counts> => {
  const counts: Counts = { created: 0, updated: 0, duplicates: 0, skipped: 0, faulty: 0 };
  const load = async (row: ChunkRow): Promise<void> => {
    counts[await outcomeOf(loading, row)] += 1;
  };
  const goesAfter = (row: ChunkRow): boolean =>
    row.same !== undefined || loading.told.get(row.row)?.decision?.decision === 'update';
  const first = rows.filter((row) => !goesAfter(row));
  await atOnce(width, bunchesOf(loading, first), (bunch) => createTogether(loading, bunch));
  await atOnce(width, first, load);
  const byParty = Map.groupBy(rows.filter(goesAfter), partyKeys(loading, rows));
  await atOnce(width, [...byParty.values()], async (group) => {
    for (const row of group) await load(row);
  });
  return counts;
};

/** A transaction takes at most 100 writes. */
const mostWrites = 100;

/** Rows that are simply new, as many together as a transaction takes. One that is refused by itself is left to its own turn. */
const bunchesOf = (loading: Loading, rows: readonly ChunkRow[]): Creation[][] => {
  const bunches: Creation[][] = [];
  let writes = mostWrites;
  for (const row of rows.filter(({ row: at }) => !loading.done.has(at) && !loading.told.has(at))) {
    const creation = creationOrNone(loading, row);
    if (!creation) continue;
    const fits = writes + creation.writes.length <= mostWrites;
    if (!fits) bunches.push([]);
    writes = (fits ? writes : 0) + creation.writes.length;
    bunches.at(-1)?.push(creation);
  }
  return bunches;
};

const creationOrNone = (loading: Loading, row: ChunkRow): Creation | undefined => {
  try {
    return createdAs(loading, row, undefined);
  } catch {
    return undefined;
  }
};

const notTaken = new Set(['ValidationException', 'TransactionCanceledException']);

/**
 * Whether a failure says something of the row: a refusal, or a value that cannot be written. A call that failed by itself (throttled,
 * denied, cut off: the client marks it with `$metadata`) or came in somebody's way does not; then the piece stops and is run again.
 */
const isOfRow = (error: unknown): boolean => {
  if (error instanceof DomainError) return error.code !== 'TRY_AGAIN';
  return error instanceof Error && (!('$metadata' in error) || notTaken.has(error.name));
};

/** One row of a bunch may meet a guard; then none is written, and each has its own turn. */
const createTogether = async ({ done }: Loading, bunch: readonly Creation[]): Promise<void> => {
  try {
    await saveCreations(bunch);
    for (const creation of bunch) done.set(creation.done.row, creation.done);
  } catch (error) {
    if (!(error instanceof DomainError) && !isOfRow(error)) throw error;
  }
};

const outcomeOf = async (loading: Loading, row: ChunkRow): Promise<Outcome> => {
  const { told, done, importId } = loading;
  const already = done.get(row.row);
  if (already) return counted[already.outcome];
  const said = told.get(row.row);
  if (said?.status === 'fault') return 'faulty';
  if (said && !said.decision) return 'duplicates';
  if (said?.decision?.decision === 'skip') return 'skipped';
  try {
    let tries = 0;
    const now = await retrying(() => loadOne(loading, row, said?.decision ?? undefined, (tries += 1) > 1));
    done.set(row.row, now);
    return counted[now.outcome];
  } catch (error) {
    if (!isOfRow(error)) throw error;
    await saveRow(importId, faulty(loading, row, error));
    return 'faulty';
  }
};

const faulty = ({ importId, plan }: Loading, row: ChunkRow, error: unknown): ImportRowView => {
  const draft = draftOfRow(plan, row.cells);
  if (!(error instanceof DomainError)) {
    log.error('import.row-not-stored', error, { importId, row: row.row });
    const faults = [faultOfField(plan, draft, row.cells, null, 'not-stored')];
    return { row: row.row, status: 'fault', name: draft.name, faults };
  }
  const code = error.details.fault as FaultCode | undefined;
  const faults = code
    ? [faultOfField(plan, draft, row.cells, null, code, String(row.same ?? ''))]
    : faultsOfRefusal(plan, draft, row.cells, error);
  return { row: row.row, status: 'fault', name: draft.name, faults };
};
