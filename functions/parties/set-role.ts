import { http } from '#platform/http/http';
import { newId } from '#platform/ids';
import { editsClass } from '#shared/access/caller';
import { mustBeFilesOf } from '#shared/parties/attachment';
import { profileChanges } from '#shared/parties/changes';
import { setRole } from '#shared/parties/contract';
import { grantsOf, settledCustom } from '#shared/parties/custom';
import { decideRole, editsSection } from '#shared/parties/set-role';
import { answeredProfile, type WholeParty } from '#shared/parties/visible';
import { customFields } from '../settings/store.ts';
import { filesOf } from './file-store.ts';
import { inParty, nothing } from './in-party.ts';
import { mustBeKeepers } from './keepers.ts';
import { tellProposed } from './proposal-mails.ts';
import { newProposalWrite } from './proposal-store.ts';
import { partyWrites, profileWrites } from './store.ts';

export const handler = http(setRole, async ({ params, body, caller, now }) => {
  const { partyId, role } = params;
  const { state, version, reason, custom, ...facts } = body;
  const [fields] = await Promise.all([customFields(), mustBeKeepers(caller, { [role]: facts })]);
  const grants = grantsOf(fields);
  const proposalId = newId('prp');

  const decide = async (whole: WholeParty) => {
    const present = whole[role];
    const binds = present ? editsSection({ ...facts, custom }) : editsClass(caller, role);
    const settled = binds
      ? settledCustom({ caller, fields, of: role, given: custom, before: present?.custom })
      : undefined;
    const given = { ...facts, ...(binds ? { custom: settled ?? null } : {}) };
    const decided = decideRole({ ...whole, role, given, state, reason, version, proposalId, grants, caller, now });
    const { before, after, party, proposal, action } = decided;
    if (facts.certificates) mustBeFilesOf(await filesOf(partyId), facts.certificates);
    const writes = [
      ...partyWrites(whole.party, party),
      ...profileWrites(partyId, before, after),
      ...(proposal ? [newProposalWrite(proposal)] : []),
    ];
    const answer = { profile: answeredProfile(caller, after, grants), proposal };
    if (writes.length === 0) return nothing(answer);
    return {
      answer,
      writes,
      whole: { ...whole, party, [role]: after },
      action,
      part: `role:${role}`,
      why: reason,
      changes: profileChanges(role, before, after),
    };
  };
  const { profile, proposal } = await inParty({ partyId, caller, now, decide });
  if (proposal) await tellProposed([proposal]);
  return profile;
});
