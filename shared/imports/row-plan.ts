import { DomainError, type FieldError } from '../kernel/errors.ts';
import type { CellContext, Person as Named } from './read-cell.ts';
import type { Mapping } from './model.ts';
import type { RowPlan } from './row-draft.ts';
import type { ImportTarget } from './target.ts';
import type { CustomField } from '../settings/model.ts';

/** Refuses a mapping that cannot work: a field that is not the reader's, one that two columns claim, no name at all. */
export const mustBeMappable = (
  mapping: Mapping,
  headers: readonly string[],
  targets: readonly ImportTarget[],
): void => {
  const known = new Map(targets.map((target) => [target.id, target]));
  const errors: FieldError[] = mapping.columns.flatMap((field, column) => {
    if (field === null) return [];
    const path = `columns.${String(column)}`;
    const target = known.get(field);
    if (!target) return [{ path, code: 'not-available', message: 'is not a field that you may import' }];
    const claimed = mapping.columns.indexOf(field) !== column && !target.many;
    return claimed ? [{ path, code: 'repeated', message: 'is the field of another column too' }] : [];
  });
  if (errors.some(({ code }) => code === 'not-available'))
    throw new DomainError('FIELD_NOT_AVAILABLE', 'there is no such field', { errors });
  if (mapping.columns.length !== headers.length)
    errors.push({ path: 'columns', code: 'invalid', message: `must name ${String(headers.length)} columns` });
  if (!mapping.columns.includes('legalName'))
    errors.push({ path: 'columns', code: 'required', message: 'must map a column to the name' });
  if (mapping.duplicates === 'create' && !mapping.duplicateReason) {
    errors.push({
      path: 'duplicateReason',
      code: 'required',
      message: 'is needed to create parties that look like others',
    });
  }
  if (errors.length > 0) throw new DomainError('INPUT_INVALID', 'this mapping does not work', { errors });
};

type Person = Named & { name: string; email: string };

/** Staff by the words a spreadsheet names them with. A name that two people have names nobody. */
export const peopleByWord = (staff: readonly Person[]): CellContext['people'] => {
  const words = staff
    .filter(({ active }) => active)
    .flatMap((person) => [person.name, person.email].map((word) => [word.trim().toLowerCase(), person] as const));
  const people = new Map<string, Person | undefined>();
  for (const [word, person] of words) {
    const isAnother = people.has(word) && people.get(word)?.staffId !== person.staffId;
    people.set(word, isAnother ? undefined : person);
  }
  return new Map([...people].flatMap(([word, person]) => (person ? [[word, person]] : [])));
};

export const rowPlan = (
  mapping: Mapping,
  headers: readonly string[],
  staff: readonly Person[],
  customFields: readonly CustomField[],
): RowPlan => ({
  mapping,
  headers,
  people: peopleByWord(staff),
  customFields,
});
