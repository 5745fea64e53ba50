import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { page, pageQuery, version } from '../kernel/paging.ts';
import { activityEndpoints } from './activity-contract.ts';
import { bankEndpoints } from './bank-contract.ts';
import { Card, CardFacts, Persons, PersonsView } from './card.ts';
import { DuplicateCandidate, PartyRow } from './register-row.ts';
import {
  Contact,
  ContactFacts,
  PartyFacts,
  PartyId,
  PartyView,
  Role,
  RoleFacts,
  RoleProfile,
  RoleStateName,
  StaffId,
  text,
} from './model.ts';

export * from './activity-contract.ts';
export * from './bank-contract.ts';

const ofParty = z.object({ partyId: PartyId });
const reason = z.optional(z.nullable(text(500)));

export const CreateParty = z.strictObject({
  ...PartyFacts.shape,
  contacts: z.optional(z.array(ContactFacts).check(z.maxLength(20))),
  roles: z.optional(z.array(Role).check(z.maxLength(2))),
  /** Facts of each role profile, where they are known already. */
  customer: z.optional(RoleFacts),
  supplier: z.optional(RoleFacts),
  /** Why to go on although likely duplicates were shown. */
  duplicateReason: reason,
});

export const listParties = endpoint({
  operation: 'parties/list-parties',
  method: 'GET',
  path: '/parties',
  permission: 'party:read',
  summary: 'Parties by search, filter and sort; only rows and fields the reader may see.',
  query: z.object({
    ...pageQuery,
    q: z.optional(z.string().check(z.maxLength(200))),
    role: z.optional(Role),
    filter: z.optional(z.string().check(z.maxLength(4000))),
    sort: z.optional(z.string().check(z.maxLength(200))),
    archived: z.optional(z.enum(['only', 'with'])),
    /** Fields to count by value beside the list, comma-separated. */
    facets: z.optional(z.string().check(z.maxLength(200))),
  }),
  result: z.object({
    ...page(PartyRow).shape,
    facets: z.optional(z.record(z.string(), z.array(z.object({ value: z.nullable(z.string()), count: z.int() })))),
  }),
});

export const createParty = endpoint({
  operation: 'parties/create-party',
  method: 'POST',
  path: '/parties',
  permission: 'party:create',
  summary: 'Register a company or person once, with contacts and roles.',
  body: CreateParty,
  result: PartyView,
  status: 201,
});

export const getParty = endpoint({
  operation: 'parties/get-party',
  method: 'GET',
  path: '/parties/{partyId}',
  permission: 'party:read',
  summary: 'One party with its contacts and the role profiles the reader may see.',
  params: ofParty,
  result: PartyView,
});

export const changeParty = endpoint({
  operation: 'parties/change-party',
  method: 'PATCH',
  path: '/parties/{partyId}',
  permission: 'party:edit',
  summary: 'Change facts of a party; what is not named stays as it is, null empties.',
  params: ofParty,
  body: z.object({ ...z.partial(PartyFacts).shape, version, reason, duplicateReason: reason }),
  result: PartyView,
});

export const archiveParty = endpoint({
  operation: 'parties/archive-party',
  method: 'POST',
  path: '/parties/{partyId}/archive',
  permission: 'party:archive',
  summary: 'Take a party out of lists and pickers; nothing is deleted.',
  params: ofParty,
  body: z.object({ version, reason: text(500) }),
  result: PartyView,
});

export const restoreParty = endpoint({
  operation: 'parties/restore-party',
  method: 'POST',
  path: '/parties/{partyId}/restore',
  permission: 'party:archive',
  summary: 'Bring an archived party back.',
  params: ofParty,
  body: z.object({ version, reason }),
  result: PartyView,
});

export const getOverview = endpoint({
  operation: 'parties/get-overview',
  method: 'GET',
  path: '/parties/{partyId}/overview',
  permission: 'party:read',
  summary: 'Both sides of a party in one Query: identity, role profiles, balances per currency.',
  params: ofParty,
  result: z.object({
    party: PartyView,
    customer: z.optional(z.nullable(RoleProfile)),
    supplier: z.optional(z.nullable(RoleProfile)),
    receivable: z.optional(z.array(z.object({ amount: z.int(), currency: z.string() }))),
    payable: z.optional(z.array(z.object({ amount: z.int(), currency: z.string() }))),
    net: z.optional(z.array(z.object({ amount: z.int(), currency: z.string() }))),
    overdue: z.optional(z.array(z.object({ amount: z.int(), currency: z.string() }))),
    recent: z.array(z.unknown()),
  }),
});

export const setRole = endpoint({
  operation: 'parties/set-role',
  method: 'PUT',
  path: '/parties/{partyId}/roles/{role}',
  permission: 'role:edit',
  summary: 'Give a party a role, change its profile, or move its state with a reason.',
  params: z.object({ partyId: PartyId, role: Role }),
  body: z.object({
    ...z.partial(RoleFacts).shape,
    state: z.optional(RoleStateName),
    version: z.optional(version),
    reason,
  }),
  result: RoleProfile,
});

export const addContact = endpoint({
  operation: 'parties/add-contact',
  method: 'POST',
  path: '/parties/{partyId}/contacts',
  permission: 'party:read',
  summary: 'Add a contact; it may serve either role.',
  params: ofParty,
  body: ContactFacts,
  result: Contact,
  status: 201,
});
const ofContact = z.object({ partyId: PartyId, contactId: z.string() });
export const changeContact = endpoint({
  operation: 'parties/change-contact',
  method: 'PATCH',
  path: '/parties/{partyId}/contacts/{contactId}',
  permission: 'party:read',
  summary: 'Change a contact.',
  params: ofContact,
  body: z.object({ ...z.partial(ContactFacts).shape, version }),
  result: Contact,
});
export const removeContact = endpoint({
  operation: 'parties/remove-contact',
  method: 'POST',
  path: '/parties/{partyId}/contacts/{contactId}/remove',
  permission: 'party:read',
  summary: 'Take a contact off the party; the history keeps it.',
  params: ofContact,
  body: z.object({ version, reason }),
  result: z.object({ id: z.string() }),
});

export const getCard = endpoint({
  operation: 'parties/get-card',
  method: 'GET',
  path: '/parties/{partyId}/card',
  permission: 'party:read',
  summary: 'The card: characteristics, business status, trading status.',
  params: ofParty,
  result: Card,
});
export const changeCard = endpoint({
  operation: 'parties/change-card',
  method: 'PUT',
  path: '/parties/{partyId}/card',
  permission: 'party:edit',
  summary: 'Change the card; version 0 is a card not yet written.',
  params: ofParty,
  body: z.object({ ...CardFacts.shape, version: z.int().check(z.gte(0)), reason }),
  result: Card,
});
export const getPersons = endpoint({
  operation: 'parties/get-persons',
  method: 'GET',
  path: '/parties/{partyId}/persons',
  permission: 'party:read',
  summary: 'Owner, manager and legal person with personal details; the read is logged.',
  params: ofParty,
  result: PersonsView,
});
export const changePersons = endpoint({
  operation: 'parties/change-persons',
  method: 'PUT',
  path: '/parties/{partyId}/persons',
  permission: 'party:edit',
  summary: 'Change the three persons; version 0 is nothing written yet.',
  params: ofParty,
  body: z.object({ ...Persons.shape, version: z.int().check(z.gte(0)), reason }),
  result: PersonsView,
});

export const checkDuplicates = endpoint({
  operation: 'parties/check-duplicates',
  method: 'POST',
  path: '/parties/check-duplicates',
  permission: 'party:read',
  summary: 'Parties that look like this draft, with score and reasons.',
  body: z.object({
    ...z.partial(PartyFacts).shape,
    contacts: z.optional(z.array(z.partial(ContactFacts))),
    except: z.optional(PartyId),
  }),
  result: z.object({ items: z.array(DuplicateCandidate) }),
});

export const changeKeepers = endpoint({
  operation: 'parties/change-keepers',
  method: 'POST',
  path: '/parties/change-keepers',
  permission: 'party:bulk',
  summary: 'Give one role of many parties to another keeper; up to 500 ids, or all that match a list query.',
  body: z.object({
    role: Role,
    keeperId: StaffId,
    partyIds: z.optional(z.array(PartyId).check(z.maxLength(500))),
    matching: z.optional(
      z.object({
        q: z.optional(z.string().check(z.maxLength(200))),
        role: z.optional(Role),
        filter: z.optional(z.string().check(z.maxLength(4000))),
      }),
    ),
    reason,
  }),
  result: z.object({
    changed: z.int(),
    skipped: z.array(z.object({ partyId: z.string(), code: z.string() })),
    /** Those that the time of the request did not reach: ask again with them. */
    remaining: z.array(z.string()),
  }),
});

export const getHome = endpoint({
  operation: 'parties/get-home',
  method: 'GET',
  path: '/home',
  permission: 'party:read',
  summary: 'What waits for the reader: parties kept, certificates expiring, tasks due, proposals to decide.',
  result: z.object({
    counts: z.object({ mine: z.int(), customers: z.int(), suppliers: z.int(), both: z.int(), expiring: z.int() }),
    mine: z.array(PartyRow),
    expiring: z.array(PartyRow),
    recentlyChanged: z.array(PartyRow),
    /** Missing a required custom field, per field. */
    incomplete: z.optional(z.array(z.object({ fieldId: z.string(), count: z.int() }))),
  }),
});

export const partiesEndpoints = [
  listParties,
  createParty,
  checkDuplicates,
  changeKeepers,
  getHome,
  getParty,
  changeParty,
  archiveParty,
  restoreParty,
  getOverview,
  setRole,
  addContact,
  changeContact,
  removeContact,
  getCard,
  changeCard,
  getPersons,
  changePersons,
  ...bankEndpoints,
  ...activityEndpoints,
] as const;
