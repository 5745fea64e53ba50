import * as z from 'zod/mini';
import type { AuditEntry } from '../access/audit.ts';
import { Instant } from '../kernel/dates.ts';
import { Role, StaffId } from './model.ts';

/** What every event says: which party, which entry of its trail, who and when. Values stay in the system: an event names what changed. */
const said = { partyId: z.string(), seq: z.int(), at: Instant, by: StaffId };
const ofParty = z.object(said);
const ofRole = z.object({ ...said, role: Role });
const changed = { fields: z.array(z.string()) };

/** One schema a name and version. A version is never changed: what it must say anew is a new one, beside the old. */
export const partyEvents = {
  'party.registered.v1': z.object({ ...said, roles: z.array(Role) }),
  'party.changed.v1': z.object({ ...said, ...changed }),
  'party.archived.v1': ofParty,
  'party.restored.v1': ofParty,
  'party.contacts-changed.v1': z.object({ ...said, contactId: z.optional(z.string()) }),
  'party.personal-details-erased.v1': ofParty,
  'role.given.v1': ofRole,
  'role.changed.v1': z.object({ ...said, role: Role, ...changed }),
  'role.verified.v1': ofRole,
  'role.activated.v1': ofRole,
  'role.put-on-hold.v1': ofRole,
  'role.ended.v1': ofRole,
  'role.reopened.v1': ofRole,
} as const;
export type PartyEventName = keyof typeof partyEvents;
export type PartyEvent = { name: PartyEventName; detail: z.infer<(typeof partyEvents)[PartyEventName]> };

const names: Record<string, PartyEventName> = {
  created: 'party.registered.v1',
  changed: 'party.changed.v1',
  'card.changed': 'party.changed.v1',
  archived: 'party.archived.v1',
  restored: 'party.restored.v1',
  'contact.added': 'party.contacts-changed.v1',
  'contact.changed': 'party.contacts-changed.v1',
  'contact.removed': 'party.contacts-changed.v1',
  'contacts.erased': 'party.contacts-changed.v1',
  'personal-details.erased': 'party.personal-details-erased.v1',
  'role.given': 'role.given.v1',
  'role.changed': 'role.changed.v1',
  'keeper.handed-over': 'role.changed.v1',
  'role.verified': 'role.verified.v1',
  'role.active': 'role.activated.v1',
  'role.on-hold': 'role.put-on-hold.v1',
  'role.ended': 'role.ended.v1',
  'role.candidate': 'role.reopened.v1',
};

const ofCustomer = ({ changes }: AuditEntry): boolean => changes.some(({ field }) => field.startsWith('customer.'));

/** A restored value is a change of whatever it belongs to; a limit that was confirmed is a change of the customer role, and of an account nothing is told. */
const nameOf = (entry: AuditEntry): PartyEventName | undefined => {
  const { action, part = '' } = entry;
  if (action === 'proposal.confirmed') return ofCustomer(entry) ? 'role.changed.v1' : undefined;
  if (action !== 'value.restored') return names[action];
  if (part.startsWith('role:')) return 'role.changed.v1';
  return part.startsWith('contact:') ? 'party.contacts-changed.v1' : 'party.changed.v1';
};

const after = (part: string | undefined, kind: string): string | undefined =>
  part?.startsWith(`${kind}:`) ? part.slice(kind.length + 1) : undefined;

/** The roles that a party was registered with: each began with a state. */
const startingRoles = ({ changes }: AuditEntry): unknown[] =>
  Role.options.filter((role) => changes.some(({ field }) => field === `${role}.state`));

/** The event that an entry of a party's trail is, for other systems; undefined where it is nobody else's business (reads, notes, secrets). */
export const eventOf = (entry: AuditEntry): PartyEvent | undefined => {
  const name = nameOf(entry);
  if (!name || !entry.entity.startsWith('PARTY#')) return undefined;
  const { seq, at, by, changes, part } = entry;
  const everything = {
    partyId: entry.entity.slice('PARTY#'.length),
    seq,
    at,
    by,
    role: after(part, 'role') ?? (ofCustomer(entry) ? 'customer' : undefined),
    roles: startingRoles(entry),
    contactId: after(part, 'contact'),
    // The id of a custom field tells nothing; which secret changed is told nowhere.
    fields: changes.map(({ field }) => field),
  };
  return { name, detail: partyEvents[name].parse(everything) };
};
