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

/** `changes` tells how the file was when it was counted; `whole` is when all were counted last. */
type Kept = { total: number | undefined; changes: number; whole: number | undefined };
const kept = new WeakMap<RegisterFile, Map<string, Kept>>();

const changesOf = (file: RegisterFile): number =>
  Number(statement(file, 'SELECT total_changes() AS changes').get()?.changes ?? 0);

type Asked = { key: string; now: Date };

/**
 * How many rows answer, exactly, or undefined where it would cost more than the page: in a large register a long list is
 * counted anew at most every five seconds while it changes, and the many hits of a search are not counted at all. While
 * nothing changes, each question is counted once.
 */
export const totalOf = (file: RegisterFile, question: Question, { key, now }: Asked): number | undefined => {
  const known = kept.get(file) ?? new Map<string, Kept>();
  kept.set(file, known);
  const changes = changesOf(file);
  const last = known.get(key);
  if (last?.changes === changes) return last.total;
  if (known.size >= mostKept) known.clear();
  const counted = count(file, question, now.getTime(), last?.whole);
  known.set(key, { ...counted, changes });
  return counted.total;
};

const count = (
  file: RegisterFile,
  question: Question,
  now: number,
  whole: number | undefined,
): Pick<Kept, 'total' | 'whole'> => {
  const few = countFound(file, question, alwaysCounted + 1);
  if (few <= alwaysCounted) return { total: few, whole };
  const tooSoon = whole !== undefined && now - whole < countedEvery;
  if (countRows(file) > smallRegister && (tooSoon || question.words.length > 0)) return { total: undefined, whole };
  return { total: countFound(file, question, everyOne), whole: now };
};
