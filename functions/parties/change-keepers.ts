import { http, type Request } from '#platform/http/http';
import { beginTime } from '#platform/http/time';
import { DomainError, fieldError } from '#shared/kernel/errors';
import { profileChanges } from '#shared/parties/changes';
import { changeKeepers } from '#shared/parties/contract';
import { conditionsOf } from '#shared/parties/party-lines';
import { mustBeActive, mustEditSide } from '#shared/parties/role-profile';
import { decideRole } from '#shared/parties/set-role';
import { customFields } from '../settings/store.ts';
import { inParty, nothing } from './in-party.ts';
import { mustBeKeepers } from './keepers.ts';
import { partiesRegister, readingOf } from './register.ts';
import { partyWrites, profileWrites } from './store.ts';

type Bulk = Request<typeof changeKeepers>;
const mostAtOnce = 5000;
const side = 8;

const wantedIds = async ({ body, caller, now }: Bulk): Promise<string[]> => {
  if (body.partyIds) return [...new Set(body.partyIds)];
  if (!body.matching) throw fieldError('INPUT_INVALID', 'partyIds', 'name parties, or what they match');
  const { q, role, filter } = body.matching;
  const reading = readingOf(caller, await customFields(), now);
  const ids = await partiesRegister.ids({ ...reading, q, filter, always: conditionsOf({ role }) }, mostAtOnce + 1);
  if (ids.length > mostAtOnce)
    throw fieldError('INPUT_INVALID', 'matching', `must match at most ${String(mostAtOnce)} parties at once`);
  return ids;
};

/** Each party is a transaction of its own: one that cannot be changed never holds up the others. */
const changeOne = ({ body, caller, now }: Bulk, partyId: string): Promise<void> => {
  const { role, keeperId, reason } = body;
  return inParty<undefined, undefined>({
    partyId,
    caller,
    now,
    decide: (whole) => {
      if (!whole[role]) mustBeActive(whole[role], role);
      const decided = decideRole({
        ...whole,
        role,
        given: { keeperId },
        reason,
        proposalId: '',
        grants: new Map(),
        caller,
        now,
      });
      const { before, after, party } = decided;
      const writes = [...partyWrites(whole.party, party), ...profileWrites(partyId, before, after)];
      if (writes.length === 0) return nothing(undefined);
      const written = { ...whole, party, [role]: after };
      return {
        answer: undefined,
        writes,
        whole: written,
        action: 'role.changed',
        part: `role:${role}`,
        why: reason,
        changes: profileChanges(role, before, after),
      };
    },
  });
};

export const handler = http(changeKeepers, async (request) => {
  const { body, caller } = request;
  mustEditSide(caller, body.role);
  await mustBeKeepers(caller, { [body.role]: body });
  const inTime = beginTime();
  const waiting = await wantedIds(request);
  const skipped: { partyId: string; code: string }[] = [];
  let changed = 0;
  const work = async (): Promise<void> => {
    while (inTime()) {
      const partyId = waiting.shift();
      if (!partyId) return;
      try {
        await changeOne(request, partyId);
        changed += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        skipped.push({ partyId, code: error.code });
      }
    }
  };
  await Promise.all(Array.from({ length: side }, work));
  return { changed, skipped, remaining: waiting };
});
