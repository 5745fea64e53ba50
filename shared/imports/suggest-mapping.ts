import { folded } from './cells/text.ts';
import type { ImportTarget } from './target.ts';

/** How a suggestion was found: the reader's earlier choice, a header that means the field, or one that looks like it. */
export const suggestionReasons = ['remembered', 'header', 'similar'] as const;
export type Suggestion = { column: number; field: string | null; why: (typeof suggestionReasons)[number] | null };

const pairs = (word: string): string[] => {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
};

/** Common pairs of letters by all of them (Dice), 0 to 1. */
const alike = (a: string, b: string): number => {
  const [mine, theirs] = [pairs(a), pairs(b)];
  const left = [...theirs];
  const common = mine.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return mine.length + theirs.length === 0 ? 0 : (2 * common) / (mine.length + theirs.length);
};

/** From here on a header looks enough like a known one to be proposed. */
const likeEnough = 0.7;

/** Headers say more than the field: `客户名称（必填）`, `联系人 *`. */
const bare = (header: string): string => folded(header.replace(/[（(【[][^）)】\]]*[）)】\]]/gu, ''));

const scoreOf = (header: string, target: ImportTarget): number =>
  Math.max(
    0,
    ...[target.id, ...target.headers].map((known) =>
      folded(known) === header ? 1 : 0.99 * alike(header, folded(known)),
    ),
  );

type Asked = {
  headers: readonly string[];
  targets: readonly ImportTarget[];
  remembered?: readonly (string | null)[] | undefined;
};

/**
 * One suggestion a column, the surest first, no single-valued field twice. What the reader chose for the very same headers
 * before stands above all, a column they left out included.
 */
export const suggestMapping = ({ headers, targets, remembered }: Asked): Suggestion[] => {
  const open = new Map(targets.map((target) => [target.id, target]));
  if (remembered?.length === headers.length) {
    return remembered.map((field, column) =>
      field && open.has(field) ? { column, field, why: 'remembered' } : { column, field: null, why: null },
    );
  }
  const suggestions = headers.map((_, column): Suggestion => ({ column, field: null, why: null }));
  const likely = headers
    .flatMap((header, column) => targets.map((target) => ({ column, target, score: scoreOf(bare(header), target) })))
    .filter(({ score }) => score >= likeEnough)
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const taken = new Set<string>();
  for (const { column, target, score } of likely) {
    const suggestion = suggestions[column];
    if (!suggestion || suggestion.field || (taken.has(target.id) && !(target.many && score === 1))) continue;
    suggestions[column] = { column, field: target.id, why: score === 1 ? 'header' : 'similar' };
    taken.add(target.id);
  }
  return suggestions;
};

/** Under which headers a mapping is remembered: order counts, case, blanks and punctuation do not. */
export const headerKey = (headers: readonly string[]): string => headers.map(folded).join('|');
