import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { partyRegisterFields } from '#shared/parties/register-fields';
import type { RegisterRow } from '#shared/register/row';
import { apply, createFile, type Applied, type RegisterFile } from '../../../functions/platform/register/file.ts';
import { listPage } from '../../../functions/platform/register/list.ts';
import { sortable } from '../../../functions/projections/projection.ts';
import { aQuestion, aRow, partyId } from '../../fixtures/register.ts';

/**
 * INV-16. A party goes through states; each state has a record in the stream. A projection reads the state as it is when it
 * works, which is the record's own or a later one, and writes down a change; records come again, late and across each other.
 */
type Run = {
  parties: number;
  states: number[];
  deliveries: { party: number; record: number; readLater: number }[];
  gone: boolean[];
  order: number[];
};
const words = ['上海', '宏达', '化工', '重庆', '长安', '贸易', '台灣', 'Exotic'];
const rowOf = (party: number, state: number): RegisterRow => {
  const legalName = `${words[(party + state) % words.length] ?? ''}${words[(party * 3 + state * 5) % words.length] ?? ''}${String(state)}`;
  return aRow({
    party: {
      id: partyId(party),
      number: `P${String(party)}`,
      legalName,
      version: state + 1,
      tags: state % 2 === 0 ? [`t${String(state)}`] : [],
    },
  });
};

const runs: fc.Arbitrary<Run> = fc.record({
  parties: fc.constant(3),
  states: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }),
  deliveries: fc.array(fc.record({ party: fc.nat(2), record: fc.nat(5), readLater: fc.nat(3) }), { maxLength: 12 }),
  gone: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
});

const lastOf = (run: Run, party: number): number => (run.states[party] ?? 1) - 1;
const stateAt = (run: Run, party: number, state: number): RegisterRow | null =>
  run.gone[party] && state === lastOf(run, party) ? null : rowOf(party, state);

/** Every record at least once, some again; each read at its own time or later; in any order. */
const changesOf = (run: Run): Applied[] => {
  const once = run.states.flatMap((count, party) =>
    Array.from({ length: count }, (_, record) => ({ party, record, readLater: 0 })),
  );
  const changes = [...once, ...run.deliveries].map(({ party, record, readLater }, n): Applied => {
    const last = lastOf(run, party);
    const known = Math.min(record, last);
    const row = stateAt(run, party, Math.min(known + readLater, last));
    return {
      change: { id: partyId(party), seen: sortable(String(10 ** (6 + known) + known)), row },
      at: `2026-11-24T01:00:${String(n).padStart(2, '0')}.000Z`,
    };
  });
  return changes
    .map((change, n) => ({ change, key: run.order[n] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ change }) => change);
};

const files: RegisterFile[] = [];
const anEmptyFile = (): RegisterFile => {
  const file = createFile(':memory:', partyRegisterFields);
  files.push(file);
  return file;
};
afterEach(() => {
  for (const { db } of files.splice(0)) db.close();
});

/** All that can be asked of it: the rows as they are stored, and what each word finds. */
const contentOf = (file: RegisterFile): unknown => {
  const rows = file.db
    .prepare('SELECT * FROM row ORDER BY id')
    .all()
    .map(({ n: _n, seen: _seen, ...row }) => row);
  const found = words.map((word) =>
    listPage(file, aQuestion({ q: word, sort: 'number' }), 100, undefined).items.map(({ id }) => id),
  );
  const tags = listPage(file, aQuestion({ q: 't2', sort: 'number' }), 100, undefined).items.map(({ id }) => id);
  return { rows, found, tags };
};

const recomputed = (run: Run): unknown => {
  const file = anEmptyFile();
  const rows = Array.from({ length: run.parties }, (_, party) => stateAt(run, party, lastOf(run, party))).filter(
    (row) => row !== null,
  );
  apply(
    file,
    rows.map((row) => ({ change: { id: row.id, seen: 'A', row }, at: '' })),
  );
  return contentOf(file);
};

/** The mutant: whatever comes last wins. */
const takeAsItComes = (file: RegisterFile, changes: readonly Applied[]): void =>
  apply(
    file,
    changes.map(({ change, at }, n) => ({ change: { ...change, seen: sortable(String(1000 + n)) }, at })),
  );

const agrees = (take: typeof apply, run: Run): void => {
  const file = anEmptyFile();
  const changes = changesOf(run);
  // In batches, as a reader takes them in; the last batch comes twice, as an overlap gives it.
  const middle = Math.floor(changes.length / 2);
  for (const batch of [changes.slice(0, middle), changes.slice(middle), changes.slice(middle)]) take(file, batch);
  expect(contentOf(file)).toEqual(recomputed(run));
};

describe('the register after any stream', () => {
  it('equals the register made from the items as they are (INV-16)', () => {
    fc.assert(
      fc.property(runs, (run) => agrees(apply, run)),
      { numRuns: 100 },
    );
  });

  it('would not if the last to come won: the property catches it', () => {
    expect(() =>
      fc.assert(
        fc.property(runs, (run) => agrees(takeAsItComes, run)),
        { numRuns: 100 },
      ),
    ).toThrow(/Property failed/);
  });
});
