import { foldName, foldText, nameSimilarity } from './fold-name.ts';
import { normalizeIdentifier } from './identifiers.ts';
import { normalizeEmail, phoneKey } from './phones.ts';

export { foldName, foldText, nameKey, nameSimilarity } from './fold-name.ts';

type Given<T> = T | null | undefined;
type AddressFacts = {
  country?: Given<string>;
  areaCode?: Given<string>;
  postalCode?: Given<string>;
  line?: Given<string>;
};

/** What two parties are compared by. A draft and a stored party both have this shape; bank accounts are blind indexes. */
export type DuplicateFacts = {
  kind?: Given<string>;
  legalName?: Given<string>;
  englishName?: Given<string>;
  formerNames?: Given<readonly string[]>;
  identifiers?: Given<readonly { type: string; value: string }[]>;
  phones?: Given<readonly string[]>;
  emails?: Given<readonly string[]>;
  bankAccounts?: Given<readonly string[]>;
  addresses?: Given<readonly AddressFacts[]>;
  contacts?: Given<readonly { phones?: Given<readonly string[]>; emails?: Given<readonly string[]> }[]>;
};

export const duplicateReasonCodes = [
  'same-identifier',
  'same-bank-account',
  'same-phone',
  'same-email',
  'same-name',
  'similar-name',
  'same-address',
] as const;
export type DuplicateReason = {
  code: (typeof duplicateReasonCodes)[number];
  /** The field of the party found that says so; a reader who may not see it is not told this reason. */
  field: string;
  detail?: string;
};
export type DuplicateScore = { score: number; reasons: DuplicateReason[] };

/** From here on a person is asked before a second party is registered. */
export const likelyDuplicate = 50;

/** How sure one reason alone makes us, 0 to 1. */
const weight = {
  'same-identifier': 1,
  'same-name': 1,
  'same-bank-account': 0.85,
  'same-phone': 0.6,
  'same-email': 0.6,
  'same-address': 0.3,
} as const;
const equalName = 0.85;
const leastSimilar = 0.72;
/** Two companies with different numbers of one type are two companies, however alike they look. */
const otherIdentifier = 0.5;

/** How likely `found` is the very party that `draft` describes: 0 to 100, with every reason. Reasons add up, each to what is left of doubt. */
export const scoreDuplicate = (draft: DuplicateFacts, found: DuplicateFacts): DuplicateScore => {
  const reasons: { reason: DuplicateReason; sure: number }[] = [
    ...sameIdentifier(draft, found),
    ...sameValue('same-bank-account', new Set(draft.bankAccounts), [['bankAccounts', found.bankAccounts ?? []]]),
    ...sameValue('same-phone', phonesOf(draft), phoneFieldsOf(found)),
    ...sameValue('same-email', emailsOf(draft), emailFieldsOf(found)),
    ...similarName(draft, found),
    ...sameAddress(draft, found),
  ];
  const sure = 1 - reasons.reduce((doubt, { sure: alone }) => doubt * (1 - alone), 1);
  const cut = clashes(draft, found) ? otherIdentifier : 1;
  return { score: Math.round(100 * sure * cut), reasons: reasons.map(({ reason }) => reason) };
};

const identifiersOf = ({ identifiers }: DuplicateFacts) =>
  (identifiers ?? []).map((one) => ({ type: one.type, value: normalizeIdentifier(one) }));

const sameIdentifier = (draft: DuplicateFacts, found: DuplicateFacts) => {
  const known = identifiersOf(found);
  const same = identifiersOf(draft).find(({ type, value }) =>
    known.some((one) => one.type === type && one.value === value),
  );
  return same ? [because('same-identifier', 'identifiers', same.type)] : [];
};

/** Numbers of which a party may well have several, or which each of our old systems gave anew. */
const severalOf: readonly string[] = ['external-code', 'registration-number', 'customs-code', 'duns'];

const clashes = (draft: DuplicateFacts, found: DuplicateFacts): boolean => {
  const known = identifiersOf(found).filter(({ type }) => !severalOf.includes(type));
  const mine = identifiersOf(draft);
  const shared = mine.some(({ type, value }) => known.some((one) => one.type === type && one.value === value));
  return !shared && mine.some(({ type }) => known.some((one) => one.type === type));
};

type Keys = readonly (readonly [field: string, keys: readonly string[]])[];

const sameValue = (code: keyof typeof weight, draft: ReadonlySet<string>, found: Keys) => {
  const field = found.find(([, keys]) => keys.some((key) => key !== '' && draft.has(key)))?.[0];
  return field ? [because(code, field)] : [];
};

const homeOf = ({ addresses }: DuplicateFacts): string => addresses?.[0]?.country ?? 'CN';
const phoneFieldsOf = (facts: DuplicateFacts): Keys => {
  const keysOf = (phones: Given<readonly string[]>) => (phones ?? []).map((phone) => phoneKey(phone, homeOf(facts)));
  return [
    ['phones', keysOf(facts.phones)],
    ['contact.phones', (facts.contacts ?? []).flatMap(({ phones }) => keysOf(phones))],
  ];
};
const emailFieldsOf = ({ emails, contacts }: DuplicateFacts): Keys => [
  ['emails', (emails ?? []).map(normalizeEmail)],
  ['contact.emails', (contacts ?? []).flatMap((contact) => (contact.emails ?? []).map(normalizeEmail))],
];
const phonesOf = (facts: DuplicateFacts) => new Set(phoneFieldsOf(facts).flatMap(([, keys]) => keys));
const emailsOf = (facts: DuplicateFacts) => new Set(emailFieldsOf(facts).flatMap(([, keys]) => keys));

const namesOf = ({ legalName, englishName, formerNames }: DuplicateFacts): (readonly [field: string, name: string])[] =>
  [
    ['legalName', legalName] as const,
    ['englishName', englishName] as const,
    ...(formerNames ?? []).map((name) => ['formerNames', name] as const),
  ].flatMap(([field, name]) => (name ? [[field, name] as const] : []));

const bare = (name: string): string => foldText(name).replaceAll(/\s/g, '');

const similarName = (draft: DuplicateFacts, found: DuplicateFacts) => {
  const mine = namesOf(draft);
  const [best] = namesOf(found)
    .map(([field, name]) => ({
      field,
      name,
      same: field === 'legalName' && bare(name) === bare(draft.legalName ?? ''),
      alike: Math.max(0, ...mine.map(([, other]) => nameSimilarity(other, name))),
    }))
    .sort((one, other) => Number(other.same) - Number(one.same) || other.alike - one.alike);
  if (!best || best.alike < leastSimilar) return [];
  // 张伟, or a brand of two characters, says little by itself.
  const common = [...foldName(best.name).core].length <= 3 ? 0.5 : 1;
  // Two companies of one kind may not be registered under the very same name; people may.
  const ofPerson = draft.kind === 'individual' || found.kind === 'individual';
  if (best.same && common === 1 && !ofPerson) return [because('same-name', best.field)];
  const sure = equalName * common * (0.3 + (0.7 * (best.alike - leastSimilar)) / (1 - leastSimilar));
  return [{ reason: { code: 'similar-name' as const, field: best.field, detail: best.alike.toFixed(2) }, sure }];
};

const addressKeys = ({ addresses }: DuplicateFacts): string[] =>
  (addresses ?? [])
    .map(({ areaCode, postalCode, line }) => ({
      place: areaCode ?? postalCode ?? '',
      line: foldText(line ?? '').replace(/[^\p{L}\p{N}]/gu, ''),
    }))
    .flatMap(({ place, line }) => (line.length >= 5 && /\d/.test(line) ? [`${place}:${line}`] : []));

const sameAddress = (draft: DuplicateFacts, found: DuplicateFacts) =>
  sameValue('same-address', new Set(addressKeys(draft)), [['addresses', addressKeys(found)]]);

function because(code: keyof typeof weight, field: string, detail?: string) {
  return { reason: { code, field, ...(detail ? { detail } : {}) }, sure: weight[code] };
}
