import { nameKey } from '../parties/names.ts';
import { normalizeIdentifier } from '../parties/identifiers.ts';
import type { RowDraft } from './row-draft.ts';

export type RowKeys = { numbers: string[]; name: string | undefined };

/** What two rows of one file are the same party by. */
export const rowKeys = ({ said, country }: Pick<RowDraft, 'said' | 'country'>): RowKeys => {
  const identifiers = (said.identifiers ?? []) as { type: string; value: unknown }[];
  const { legalName: name } = said;
  return {
    numbers: identifiers.map(
      ({ type, value }) => `${type}:${normalizeIdentifier({ type, value: String(value) }, country)}`,
    ),
    name: typeof name === 'string' && name.trim() !== '' ? nameKey(name) : undefined,
  };
};

/**
 * Remembers the rows of a file as they pass and names the first that was the same party: a number in common, or the same
 * name where one of the two has no number. Two numbers are two parties, however alike their names.
 */
export const rowsSeen = () => {
  const byNumber = new Map<string, number>();
  const byName = new Map<string, { row: number; numbered: boolean }>();
  return (row: number, { numbers, name }: RowKeys): number | undefined => {
    const numbered = numbers.length > 0;
    const named = name === undefined ? undefined : byName.get(name);
    const earlier =
      numbers.map((number) => byNumber.get(number)).find((found) => found !== undefined) ??
      (named && !(named.numbered && numbered) ? named.row : undefined);
    for (const number of numbers) if (!byNumber.has(number)) byNumber.set(number, earlier ?? row);
    if (name !== undefined && !named) byName.set(name, { row: earlier ?? row, numbered });
    return earlier;
  };
};
