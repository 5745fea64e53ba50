import { auditWrite, chainHead } from '#platform/audit/chain';
import { readEntry } from '#platform/audit/page';
import { http, type Request } from '#platform/http/http';
import { erasureOf } from '#platform/secrets/party-secrets';
import { commit, retrying, type Write } from '#platform/table/commit';
import type { FieldChange } from '#shared/access/audit';
import { restoreValue } from '#shared/access/contract';
import { isErasedChange } from '#shared/access/erasure';
import { isRestorable, restorationOf, type Restoration } from '#shared/access/restore-value';
import { visibleEntry } from '#shared/access/visible-audit';
import { DomainError } from '#shared/kernel/errors';
import { mustBeCurrent } from '#shared/kernel/versions';
import { changedContact, theContact } from '#shared/parties/change-contact';
import { changedParty, mustBeOpen, newLikeness } from '#shared/parties/change-party';
import { contactChanges, partyChanges, profileChanges } from '#shared/parties/changes';
import { countryOf } from '#shared/parties/register-party';
import { grantsOf, settledCustom } from '#shared/parties/custom';
import { decideRole } from '#shared/parties/set-role';
import type { WholeParty } from '#shared/parties/visible';
import type { CustomField } from '#shared/settings/model';
import { mustBeKeepers, mustNotRepeat, mustSeeParent } from '../parties/rules-store.ts';
import { auditOf, contactWrite, loadParty, partyWrites, profileWrites } from '../parties/store.ts';
import { customFields } from '../settings/store.ts';
import { restoredCard } from './restored-card.ts';

type Asked = Request<typeof restoreValue>;
type Restored = { writes: Write[]; changes: FieldChange[]; part?: string };
type Restoring<Of> = {
  asked: Asked;
  whole: WholeParty;
  restoration: Extract<Restoration, { of: Of }>;
  fields: readonly CustomField[];
};

const restoredParty = async ({
  asked,
  whole: { party },
  restoration: { given },
  fields,
}: Restoring<'party'>): Promise<Restored> => {
  const { body, caller, now } = asked;
  mustBeCurrent(body.version, party.version, undefined);
  const custom =
    given.custom && (settledCustom({ caller, fields, of: 'party', given: given.custom, before: party.custom }) ?? null);
  const after = changedParty({ party, given: { ...given, ...(custom === undefined ? {} : { custom }) }, caller, now });
  await mustSeeParent(given.parentId, party, caller);
  const likeness = newLikeness(party, after);
  if (likeness) await mustNotRepeat(asked, { ...likeness, duplicateReason: body.duplicateReason }, party);
  return { writes: partyWrites(party, after), changes: partyChanges(party, after) };
};

const restoredProfile = async ({
  asked: { body, caller, now },
  whole,
  restoration: { of: role, given },
  fields,
}: Restoring<'customer' | 'supplier'>): Promise<Restored> => {
  await mustBeKeepers(caller, { [role]: given });
  const custom =
    given.custom &&
    (settledCustom({ caller, fields, of: role, given: given.custom, before: whole[role]?.custom }) ?? null);
  const laid = { ...given, ...(custom === undefined ? {} : { custom }) };
  const decided = decideRole({
    ...whole,
    role,
    given: laid,
    version: body.version,
    proposalId: '',
    grants: grantsOf(fields),
    caller,
    now,
  });
  const { before, after, party } = decided;
  const writes = [...partyWrites(whole.party, party), ...profileWrites(party.id, before, after)];
  return { writes, changes: profileChanges(role, before, after), part: `role:${role}` };
};

const restoredContact = ({
  asked: { body },
  whole: { party, contacts },
  restoration,
}: Restoring<'contact'>): Restored => {
  mustBeOpen(party);
  const before = theContact(contacts, restoration.contactId);
  const after = changedContact(before, restoration.given, body.version, countryOf(party));
  return {
    writes: [contactWrite(party.id, before, after)],
    changes: contactChanges(before, after),
    part: `contact:${before.id}`,
  };
};

const restored = (
  asked: Asked,
  whole: WholeParty,
  restoration: Restoration,
  fields: readonly CustomField[],
): Restored | Promise<Restored> => {
  switch (restoration.of) {
    case 'party':
      return restoredParty({ asked, whole, restoration, fields });
    case 'contact':
      return restoredContact({ asked, whole, restoration, fields });
    case 'card':
      return restoredCard({ ...asked, party: whole.party, given: restoration.given });
    default:
      return restoredProfile({ asked, whole, restoration, fields });
  }
};

/** One field's value from before an entry, put back as a change like any other: the same decisions, a new version, a new entry. */
export const handler = http(restoreValue, async (asked) => {
  const { params, body, caller, now } = asked;
  const entity = auditOf(params.partyId);
  return retrying(async () => {
    const [whole, entry, head, fields, erasure] = await Promise.all([
      loadParty(params.partyId, caller),
      readEntry(entity, params.seq),
      chainHead(entity),
      customFields(),
      erasureOf(params.partyId),
    ]);
    const change = entry?.changes.find(({ field }) => field === body.field);
    // What the reader may not put back answers like what is not there: the trail tells no more than the record.
    if (!entry || !change) throw new DomainError('NOT_FOUND', 'there is no such change');
    const restoration = restorationOf(entry, body.field);
    if (!isRestorable(caller, fields)(entry, change))
      throw new DomainError('NOT_ALLOWED', 'your job does not include changing this');
    if (isErasedChange(erasure, entry, change))
      throw new DomainError('VALUE_NOT_RESTORABLE', 'this value was erased', { field: body.field });
    const { writes, changes, part } = await restored(asked, whole, restoration, fields);
    if (changes.length === 0)
      throw new DomainError('VALUE_NOT_RESTORABLE', 'the field has this value already', { field: body.field });
    const happening = {
      entity,
      head,
      caller,
      now,
      action: 'value.restored',
      ...(part ? { part } : {}),
      why: body.reason ?? body.duplicateReason ?? `#${String(params.seq)}`,
      changes,
    };
    await commit([...writes, auditWrite(happening)]);
    const written = await readEntry(entity, head.seq + 1);
    if (!written) throw new DomainError('TRY_AGAIN', 'someone else wrote at the same instant');
    return visibleEntry(written, { caller, grants: grantsOf(fields) });
  });
});
