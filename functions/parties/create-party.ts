import { auditWrite, newChain } from '#platform/audit/chain';
import { http, type Request } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { nextNumber } from '#platform/numbers';
import { commit } from '#platform/table/commit';
import { editsClass } from '#shared/access/caller';
import { creationChanges } from '#shared/parties/changes';
import { createParty } from '#shared/parties/contract';
import { grantsOf, settledCustom, settledRoleCustom } from '#shared/parties/custom';
import { checkedIdentifiers, countryOf, decideParty, partyNumber } from '#shared/parties/register-party';
import { mustGive } from '#shared/parties/role-profile';
import { mustEdit, visibleParty, type WholeParty } from '#shared/parties/visible';
import type { CustomField } from '#shared/settings/model';
import { customFields } from '../settings/store.ts';
import { mustNotRepeat } from './duplicates.ts';
import { mustBeKeepers } from './keepers.ts';
import { tellProposed } from './proposal-mails.ts';
import { newProposalWrite } from './proposal-store.ts';
import { showWritten } from './register.ts';
import { auditOf, loadParty, mustSeeParent, newPartyWrites } from './store.ts';

type Create = Request<typeof createParty>;
type Given = Create['body'];

/** What was given in the form it is stored and compared: codes checked, custom values of their kinds. */
const settled = ({ caller, body }: Create, fields: readonly CustomField[]): Given => {
  const roles = Object.fromEntries(
    (body.roles ?? [])
      .filter((role) => editsClass(caller, role))
      .map((role) => [role, settledRoleCustom({ caller, fields, role, given: body[role] })]),
  );
  const identifiers = checkedIdentifiers(body.identifiers, countryOf(body));
  return { ...body, ...roles, identifiers, custom: settledCustom({ caller, fields, of: 'party', given: body.custom }) };
};

const register = async ({ caller, now, idempotency }: Create, given: Given, number: number): Promise<WholeParty> => {
  const id = newId('pty');
  const registered = decideParty({ id, number: partyNumber(number), given, newId, caller, now });
  const { party, profiles, contacts, proposals } = registered;
  const changes = creationChanges(registered);
  const audit = auditWrite({
    entity: auditOf(id),
    head: newChain,
    caller,
    now,
    action: 'created',
    why: given.duplicateReason,
    changes,
  });
  const remembered = rememberCreation(caller.staffId, idempotency, id, now);
  await commit([...remembered, ...newPartyWrites(registered), ...proposals.map(newProposalWrite), audit]);
  const whole = { party, contacts, ...Object.fromEntries(profiles.map((profile) => [profile.role, profile])) };
  showWritten(whole, now);
  await tellProposed(proposals);
  return whole;
};

export const handler = http(createParty, async (request) => {
  const { body, caller } = request;
  mustEdit(caller, 'identity');
  if (body.contacts?.length) mustEdit(caller, 'contacts');
  for (const role of body.roles ?? []) mustGive(caller, role, { bare: body[role] === undefined });
  const fields = await customFields();
  const given = settled(request, fields);
  const whole = await createOnce(caller.staffId, request.idempotency, {
    prepare: async () => {
      const [number] = await Promise.all([
        nextNumber('party'),
        mustNotRepeat(request, given),
        mustBeKeepers(caller, body),
        mustSeeParent(body.parentId, undefined, caller),
      ]);
      return number;
    },
    create: (number) => register(request, given, number),
    again: (id) => loadParty(id, caller),
  });
  return visibleParty(caller, whole, grantsOf(fields));
});
