import { http } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import { changedParty, newLikeness, type PartyChange } from '#shared/parties/change-party';
import { partyChanges } from '#shared/parties/changes';
import { changeParty } from '#shared/parties/contract';
import { grantsOf, settledCustom } from '#shared/parties/custom';
import { visibleParty, type WholeParty } from '#shared/parties/visible';
import { customFields } from '../settings/store.ts';
import { mustNotRepeat } from './duplicates.ts';
import { inParty, nothing } from './in-party.ts';
import { mustSeeParent, partyWrites } from './store.ts';

export const handler = http(changeParty, async (request) => {
  const { params, body, caller, now } = request;
  const { version, reason, duplicateReason, custom, ...facts } = body;
  const fields = await customFields();
  const grants = grantsOf(fields);

  const decide = async (whole: WholeParty) => {
    const seen = visibleParty(caller, whole, grants);
    mustBeCurrent(version, whole.party.version, seen);
    // Required fields bind whoever edits their section, not whoever corrects a telephone number.
    const settled = custom && settledCustom({ caller, fields, of: 'party', given: custom, before: whole.party.custom });
    const given: PartyChange = { ...facts, ...(custom ? { custom: settled ?? null } : {}) };
    const after = changedParty({ party: whole.party, given, caller, now });
    if (after === whole.party) return nothing(seen);
    await mustSeeParent(facts.parentId, whole.party, caller);
    const likeness = newLikeness(whole.party, after);
    if (likeness) await mustNotRepeat(request, { ...likeness, duplicateReason }, whole.party);
    const written = { ...whole, party: after };
    return {
      answer: visibleParty(caller, written, grants),
      whole: written,
      writes: partyWrites(whole.party, after),
      why: reason ?? duplicateReason,
      changes: partyChanges(whole.party, after),
    };
  };
  return inParty({ partyId: params.partyId, caller, now, decide });
});
