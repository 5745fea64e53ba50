import type { Question } from './ask.ts';
import { countRows, statement, type RegisterFile } from './file.ts';
import { countFound } from './list.ts';

/** Counted whatever the register's size: it takes 2 ms at most. */
const alwaysCounted = 1_000;
/** Of a register up to this size all can be counted for every question: at most 4 ms. */
const smallRegister = 20_000;
const countedEvery = 5_000;
const mostKept = 200;
const everyOne = -1;

type Kept = { total: number; changes: number; at: number };
const kept = new WeakMap<RegisterFile, Map<string, Kept>>();

const changesOf = (file: RegisterFile): number =>
  Number(statement(file, 'SELECT total_changes() AS changes').get()?.changes ?? 0);

/**
 * How many rows answer, exactly, or undefined where it would cost more than the page: in a large register a long list is
 * counted anew at most every five seconds while it changes, and the many hits of a search are not counted at all.
 */
export const totalOf = (
  file: RegisterFile,
  question: Question,
  { key, now }: { key: string; now: Date },
): number | undefined => {
  const few = countFound(file, question, alwaysCounted + 1);
  if (few <= alwaysCounted) return few;
  const known = kept.get(file) ?? new Map<string, Kept>();
  kept.set(file, known);
  const changes = changesOf(file);
  const last = known.get(key);
  if (last?.changes === changes) return last.total;
  const small = countRows(file) <= smallRegister;
  const tooSoon = last !== undefined && now.getTime() - last.at < countedEvery;
  if (!small && (tooSoon || question.words.length > 0)) return undefined;
  const total = countFound(file, question, everyOne);
  if (known.size >= mostKept) known.clear();
  known.set(key, { total, changes, at: now.getTime() });
  return total;
};
