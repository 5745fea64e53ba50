import type { PartyRole } from '../../parties/model.ts';
import { labelsOf, type ChoiceList } from '../choice-labels.ts';
import { folded } from './text.ts';

const known = new Map<ChoiceList, Map<string, string>>();

const wordsOf = (list: ChoiceList): Map<string, string> => {
  const found = known.get(list);
  if (found) return found;
  const words = new Map<string, string>();
  // Labels first, then codes: a code never loses to another value's label.
  for (const [value, labels] of Object.entries(labelsOf(list)))
    for (const label of labels) words.set(folded(label), value);
  for (const value of Object.keys(labelsOf(list))) words.set(folded(value), value);
  known.set(list, words);
  return words;
};

/** A value of a closed list by its code, its label in either language, or another usual word. */
export const readChoice = (list: ChoiceList, cell: string): string | undefined => wordsOf(list).get(folded(cell));

const both = new Set([
  '双重',
  '双重角色',
  '两者',
  '客商',
  '客户供应商',
  '客户兼供应商',
  '既是客户又是供应商',
  'both',
  'customerandsupplier',
]);

/** One or both roles: `客户/供应商`, `客户、供应商`, `customer & supplier`, `both`. */
export const readRoles = (cell: string): PartyRole[] | undefined => {
  if (both.has(folded(cell))) return ['customer', 'supplier'];
  const words = cell.split(/[/\\、,，;；&+|＋／＆]|和|及|与|兼|\band\b/iu).filter((word) => word.trim() !== '');
  const roles = words.map((word) => readChoice('roles', word));
  const named = roles.flatMap((role): PartyRole[] => (role === 'customer' || role === 'supplier' ? [role] : []));
  return words.length > 0 && named.length === words.length ? [...new Set(named)] : undefined;
};

type Option = { id: string; label: { 'zh-CN': string; en: string }; retired?: boolean | undefined };

/** An option of a custom field by its label in either language, or its id. */
export const readOption = (options: readonly Option[], cell: string): string | undefined => {
  const word = folded(cell);
  const open = options.filter(({ retired }) => !retired);
  return open.find(
    ({ id, label }) => id === cell.trim() || folded(label['zh-CN']) === word || folded(label.en) === word,
  )?.id;
};
