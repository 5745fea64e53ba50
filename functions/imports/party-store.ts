import type { Caller } from '#shared/access/caller';
import type { FieldChange } from '#shared/access/audit';
import type { UpdatedFromRow } from '#shared/imports/load-row';
import { canonical } from '#shared/kernel/canonical';
import { contactChanges, creationChanges, partyChanges, profileChanges } from '#shared/parties/changes';
import type { Contact, Party, PartyRole, RoleProfile } from '#shared/parties/model';
import type { Registered } from '#shared/parties/register-party';
import type { WholeParty } from '#shared/parties/visible';
import { auditWrite, chainHead, newChain } from '#platform/audit/chain';
import { sha256 } from '#platform/ids';
import { commit, remove, type Write } from '#platform/table/commit';
import { keys } from '#platform/table/keys';
import {
  auditOf,
  contactWrite,
  newContactWrite,
  newPartyWrites,
  newProposalWrite,
  partyWrites,
  profileWrites,
  removedContactWrite,
} from '../parties/store.ts';
import { doneWrite, saveDone, undoneWrite, type Done } from './row-store.ts';

type Act = { importId: string; row: number; caller: Caller; why: string; now: Date };

const traces = new Set(['version', 'updatedAt', 'updatedBy']);

/** What everybody counts up or signs by themselves says nothing of whether a party was changed. */
const withoutTraces = (state: object | undefined): object | undefined =>
  state && Object.fromEntries(Object.entries(state).filter(([field]) => !traces.has(field)));

/** The party as a whole, by a hash that two equal states share. */
export const hashOfParty = ({ party, customer, supplier, contacts = [] }: WholeParty): string =>
  sha256(
    canonical({
      party: withoutTraces(party),
      customer: withoutTraces(customer),
      supplier: withoutTraces(supplier),
      contacts: [...contacts].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutTraces),
    }),
  );

const wholeOf = ({ party, profiles, contacts }: Registered): WholeParty => ({
  party,
  contacts,
  ...Object.fromEntries(profiles.map((profile) => [profile.role, profile])),
});

export type Creation = { done: Done; writes: Write[] };

/** A new party of a row: its items, its guards, its audit entry, and that the row is done. */
export const creationOf = ({ importId, row, caller, why, now }: Act, registered: Registered): Creation => {
  const { party, proposals } = registered;
  const added = { roles: [], contacts: [], proposals: proposals.map(({ id }) => id) };
  const done: Done = { row, outcome: 'created', partyId: party.id, after: hashOfParty(wholeOf(registered)), added };
  const audit = auditWrite({
    entity: auditOf(party.id),
    head: newChain,
    caller,
    now,
    action: 'created',
    why,
    changes: creationChanges(registered),
  });
  return {
    done,
    writes: [...newPartyWrites(registered), ...proposals.map(newProposalWrite), audit, doneWrite(importId, done)],
  };
};

/** All or nothing: one row's writes, or those of several together, which costs a machine far less than one by one. */
export const saveCreations = (creations: readonly Creation[]): Promise<void> =>
  commit(creations.flatMap(({ writes }) => writes));

const changesOf = ({ before, after, roles, contacts }: UpdatedFromRow): FieldChange[] => [
  ...partyChanges(before, after),
  ...roles.flatMap((set) => profileChanges(set.after.role, set.before, set.after)),
  ...contacts.flatMap((contact) => contactChanges(contact.before, contact.after)),
];

const afterwards = (whole: WholeParty, { after, roles, contacts }: UpdatedFromRow): WholeParty => {
  const changed = new Map(contacts.map((contact) => [contact.after.id, contact.after]));
  const kept = (whole.contacts ?? []).map((contact) => changed.get(contact.id) ?? contact);
  const added = contacts.flatMap((contact) => (contact.before ? [] : [contact.after]));
  return {
    ...whole,
    party: after,
    ...Object.fromEntries(roles.map((set) => [set.after.role, set.after])),
    contacts: [...kept, ...added],
  };
};

const beforeOf = ({ before, after, roles, contacts }: UpdatedFromRow): Done['before'] => ({
  ...(before === after ? {} : { party: before }),
  ...Object.fromEntries(roles.flatMap((set) => (set.before ? [[set.after.role, set.before]] : []))),
  contacts: contacts.flatMap((contact) => contact.before ?? []),
});

/** A party that is there, as a row changes it. Nothing is written of a row that says nothing new but that it is done. */
export const updateParty = async (
  { importId, row, caller, why, now }: Act,
  whole: WholeParty,
  updated: UpdatedFromRow,
): Promise<Done> => {
  const partyId = whole.party.id;
  const after = hashOfParty(afterwards(whole, updated));
  const changes = changesOf(updated);
  if (changes.length === 0) {
    const done: Done = { row, outcome: 'unchanged', partyId, after };
    await saveDone(importId, done);
    return done;
  }
  const added = {
    roles: updated.roles.flatMap((set): PartyRole[] => (set.before ? [] : [set.after.role])),
    contacts: updated.contacts.flatMap((contact) => (contact.before ? [] : [contact.after.id])),
    proposals: updated.roles.flatMap(({ proposal }) => proposal?.id ?? []),
  };
  const done: Done = { row, outcome: 'updated', partyId, after, before: beforeOf(updated), added };
  const audit = auditWrite({
    entity: auditOf(partyId),
    head: await chainHead(auditOf(partyId)),
    caller,
    now,
    action: 'changed',
    why,
    changes,
  });
  await commit([
    ...partyWrites(updated.before, updated.after),
    ...updated.roles.flatMap((set) => profileWrites(partyId, set.before, set.after)),
    ...updated.roles.flatMap(({ proposal }) => (proposal ? [newProposalWrite(proposal)] : [])),
    ...updated.contacts.map((contact) =>
      contact.before ? contactWrite(partyId, contact.before, contact.after) : newContactWrite(partyId, contact.after),
    ),
    audit,
    doneWrite(importId, done),
  ]);
  return done;
};

export type Undoing = { writes: Write[]; changes: FieldChange[]; action: string };

/** Takes a row back, all or nothing, and remembers that it did. */
export const undoRow = async (
  { importId, caller, why, now }: Act,
  done: Done,
  { writes, changes, action }: Undoing,
): Promise<void> => {
  const entity = auditOf(done.partyId);
  const audit = auditWrite({ entity, head: await chainHead(entity), caller, now, action, why, changes });
  await commit([...writes, audit, undoneWrite(importId, { ...done, undone: 'undone' })]);
};

const signed = <T extends { version: number }>(state: T, current: { version: number }): T => ({
  ...state,
  version: current.version + 1,
});

/** The party as it was before the row, each item at its next version; what the row added goes. */
export const restoringWrites = (whole: WholeParty, { before = {}, added }: Done): Undoing => {
  const partyId = whole.party.id;
  const party: Party = before.party ? signed(before.party, whole.party) : whole.party;
  const undone: Undoing = {
    writes: [...partyWrites(whole.party, party), ...withdrawnProposals(partyId, added)],
    changes: partyChanges(whole.party, party),
    action: 'changed',
  };
  for (const role of ['customer', 'supplier'] as const) {
    const [present, earlier] = [whole[role], before[role]];
    if (!present) continue;
    const after: RoleProfile | undefined = earlier ? signed(earlier, present) : undefined;
    if (!after && !added?.roles.includes(role)) continue;
    undone.writes.push(
      ...(after ? profileWrites(partyId, present, after) : [remove(keys.roleProfile(partyId, role), present.version)]),
    );
    undone.changes.push(...profileChanges(role, present, after));
  }
  for (const present of whole.contacts ?? []) {
    const earlier = before.contacts?.find(({ id }) => id === present.id);
    const after: Contact | undefined = earlier ? signed(earlier, present) : undefined;
    if (!after && !added?.contacts.includes(present.id)) continue;
    undone.writes.push(after ? contactWrite(partyId, present, after) : removedContactWrite(partyId, present));
    undone.changes.push(...contactChanges(present, after));
  }
  return undone;
};

/** A limit that the row proposed and nobody decided waits no more; one that was decided has changed the party since. */
const withdrawnProposals = (partyId: string, added: Done['added']): Write[] =>
  (added?.proposals ?? []).map((id) => remove(keys.proposal(partyId, id)));

/** Archives a party that a row created. Its numbers go with it, or the corrected file could never bring it again. */
export const archivingWrites = (whole: WholeParty, archived: Party, { added }: Done): Undoing => {
  const { identifiers: _freed, ...party } = archived;
  const { customer } = whole;
  const profile = customer?.pendingCreditLimit
    ? { ...customer, pendingCreditLimit: null, version: customer.version + 1 }
    : customer;
  return {
    writes: [
      ...partyWrites(whole.party, party),
      ...(customer && profile ? profileWrites(party.id, customer, profile) : []),
      ...withdrawnProposals(party.id, added),
    ],
    changes: [...partyChanges(whole.party, party), ...profileChanges('customer', customer, profile)],
    action: 'archived',
  };
};
