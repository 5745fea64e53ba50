import type { FieldChange } from '../access/audit.ts';
import { changesBetween } from '../access/audit.ts';
import type { Note, Task } from './activity.ts';
import { guardOfFile, type Attachment } from './attachment.ts';
import type { BankAccount } from './bank-account.ts';
import type { CardFacts } from './card.ts';
import type { Contact, Party, PartyRole, RoleProfile } from './model.ts';
import type { Registered } from './register-party.ts';
import { classOfRoleField } from './visible.ts';

type Flat = Record<string, unknown>;

/** Kept by the server on every write; they say nothing that the entry itself does not. */
const silent = new Set([
  'id',
  'role',
  'version',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'roleStates',
  'keepers',
]);

const spoken = (state: object | undefined, prefix = ''): Flat => {
  const flat: Flat = {};
  for (const [field, value] of Object.entries(state ?? {})) {
    if (silent.has(field) || value === undefined || value === null) continue;
    // Each custom field is a change of its own: each has its own grants.
    if (field === 'custom')
      for (const [id, inner] of Object.entries(value as Flat)) flat[`${prefix}custom.${id}`] = inner;
    else flat[`${prefix}${field}`] = value;
  }
  return flat;
};

export const partyChanges = (before: Party | undefined, after: Party | undefined): FieldChange[] =>
  changesBetween(spoken(before), spoken(after), (field) => (field.startsWith('custom.') ? field : 'identity'));

export const profileChanges = (
  role: PartyRole,
  before: RoleProfile | undefined,
  after: RoleProfile | undefined,
): FieldChange[] =>
  changesBetween(spoken(before, `${role}.`), spoken(after, `${role}.`), (field) => {
    const name = field.slice(role.length + 1);
    return name.startsWith('custom.') ? name : classOfRoleField(role, name);
  });

export const contactChanges = (before: Contact | undefined, after: Contact | undefined): FieldChange[] =>
  changesBetween(spoken(before, 'contact.'), spoken(after, 'contact.'), () => 'contacts');

export const creationChanges = ({ party, profiles, contacts }: Omit<Registered, 'proposals'>): FieldChange[] => [
  ...partyChanges(undefined, party),
  ...profiles.flatMap((profile) => profileChanges(profile.role, undefined, profile)),
  ...contacts.flatMap((contact) => contactChanges(undefined, contact)),
];

export const cardChanges = (before: CardFacts | undefined, after: CardFacts): FieldChange[] =>
  changesBetween(spoken(before, 'card.'), spoken(after, 'card.'), () => 'card');

/** Of an account the audit keeps the sealed number, never the number; the blind index is kept nowhere else than on the account. */
export const accountChanges = (before: BankAccount | undefined, after: BankAccount): FieldChange[] =>
  changesBetween(spokenAccount(before), spokenAccount(after), () => 'bank');

const spokenAccount = (account: BankAccount | undefined): Flat => {
  if (!account) return {};
  const {
    partyId: _party,
    blindIndex: _index,
    masked: _masked,
    proposalId: _proposal,
    proposedBy: _by,
    sealedNumber,
    ...facts
  } = account;
  return spoken({ ...facts, number: sealedNumber }, 'bank.');
};

export const noteChanges = (after: Note): FieldChange[] => [
  { field: 'note.text', class: 'notes', before: null, after: after.text },
];

export const taskChanges = (before: Task | undefined, after: Task): FieldChange[] =>
  changesBetween(spokenTask(before), spokenTask(after), () => 'notes');

const spokenTask = (task: Task | undefined): Flat => {
  if (!task) return {};
  const { partyId: _party, partyName: _name, ...facts } = task;
  return spoken(facts, 'task.');
};

/** Which file came or went; its bytes are told by their hash. */
export const fileChanges = (before: Attachment | undefined, after: Attachment): FieldChange[] =>
  changesBetween(spokenFile(before), spokenFile(after), () => guardOfFile(after.of));

const spokenFile = (file: Attachment | undefined): Flat => {
  if (!file) return {};
  const { name, type, size, of, state, hash } = file;
  return spoken({ name, type, size, of, state, hash }, 'file.');
};
