import { foldName } from './fold-name.ts';
import { normalizeIdentifier } from './identifiers.ts';
import type { DuplicateFacts, DuplicateScore } from './names.ts';
import { scoreDuplicate } from './names.ts';
import { bankTrace } from './register-projection.ts';

export type Trace = { field: string; how: 'whole' | 'part' | 'like'; text: string };
type Values = Readonly<Record<string, unknown>>;

const said = <T>(value: T | null | undefined): T[] => (value === null || value === undefined ? [] : [value]);
const lastDigits = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-8);

/** What of a draft is looked up in the register: codes whole, phones by their last digits, names by what they share. */
export const tracesOf = (draft: DuplicateFacts): Trace[] => {
  const names = [...said(draft.legalName), ...said(draft.englishName), ...(draft.formerNames ?? [])];
  const contacts = draft.contacts ?? [];
  const phones = [...(draft.phones ?? []), ...contacts.flatMap((one) => one.phones ?? [])]
    .map(lastDigits)
    .filter((one) => one.length >= 7);
  const emails = [...(draft.emails ?? []), ...contacts.flatMap((one) => one.emails ?? [])];
  const everywhere = (fields: string[], how: Trace['how'], texts: readonly string[]): Trace[] =>
    fields.flatMap((field) => texts.map((text) => ({ field, how, text })));
  return [
    ...everywhere(
      ['identifiers'],
      'whole',
      (draft.identifiers ?? []).map((one) => normalizeIdentifier(one)),
    ),
    ...everywhere(['bankIndex'], 'whole', (draft.bankAccounts ?? []).map(bankTrace)),
    ...everywhere(['phones', 'contact.phones'], 'part', phones),
    ...everywhere(['emails', 'contact.emails'], 'whole', emails),
    ...everywhere(
      ['legalName', 'englishName', 'formerNames'],
      'like',
      names.map((name) => foldName(name).core),
    ),
  ];
};

/**
 * How likely a line of the register is the draft. `values` holds only what the reader may see, so nothing else counts and
 * nothing else is named as a reason.
 */
export const scoreLine = (draft: DuplicateFacts, values: Values): DuplicateScore =>
  scoreDuplicate({ ...draft, bankAccounts: draft.bankAccounts?.map(bankTrace) }, factsOf(draft, values));

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** A line keeps identifiers without their types, save the one that most have; the same number is taken to be of the same type. */
const factsOf = (draft: DuplicateFacts, values: Values): DuplicateFacts => {
  const typeOf = (value: string): string => {
    if (value === values.uscc) return 'uscc';
    return draft.identifiers?.find((one) => normalizeIdentifier(one) === value)?.type ?? 'another';
  };
  return {
    kind: text(values.kind),
    legalName: text(values.legalName),
    englishName: text(values.englishName),
    formerNames: texts(values.formerNames),
    identifiers: texts(values.identifiers).map((value) => ({ type: typeOf(value), value })),
    phones: texts(values.phones),
    emails: texts(values.emails),
    bankAccounts: texts(values.bankIndex),
    contacts: [{ phones: texts(values['contact.phones']), emails: texts(values['contact.emails']) }],
  };
};
