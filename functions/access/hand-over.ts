import { auditWrite, chainHead } from '#platform/audit/chain';
import { commit, retrying } from '#platform/table/commit';
import type { Caller } from '#shared/access/caller';
import { profileChanges } from '#shared/parties/changes';
import type { PartyRole } from '#shared/parties/model';
import { decideRole } from '#shared/parties/set-role';
import { auditOf, loadParty, partyWrites, profileWrites } from '../parties/store.ts';
import { keptBy } from './kept-parties.ts';

type Handing = {
  from: string;
  to: string;
  role: PartyRole;
  reason: string;
  caller: Caller;
  now: Date;
  inTime: () => boolean;
};

const atOnce = 6;

/** One party's keeper of one role, as any change of its profile; false when someone else keeps it by now. */
const handOverOne = ({ from, to, role, reason, caller, now }: Handing, partyId: string): Promise<boolean> =>
  retrying(async () => {
    const [whole, head] = await Promise.all([loadParty(partyId, caller), chainHead(auditOf(partyId))]);
    if (whole[role]?.keeperId !== from || whole.party.archivedAt) return false;
    const { before, after, party } = decideRole({
      ...whole,
      role,
      given: { keeperId: to },
      proposalId: '',
      grants: new Map(),
      caller,
      now,
    });
    const changes = profileChanges(role, before, after);
    const audit = auditWrite({
      entity: auditOf(partyId),
      head,
      caller,
      now,
      action: 'keeper.handed-over',
      part: `role:${role}`,
      why: reason,
      changes,
    });
    await commit([...partyWrites(whole.party, party), ...profileWrites(partyId, before, after), audit]);
    return true;
  });

export type HandedOver = { handedOver: number; remaining: number };

/** Gives what a person keeps in one role to another, as far as the time of a request goes. */
export const handOver = async (handing: Handing): Promise<HandedOver> => {
  const { from, role, caller, now, inTime } = handing;
  const ids = await keptBy(from, role, caller, now);
  let handedOver = 0;
  let at = 0;
  while (at < ids.length && inTime()) {
    const done = await Promise.all(ids.slice(at, at + atOnce).map((partyId) => handOverOne(handing, partyId)));
    handedOver += done.filter(Boolean).length;
    at += atOnce;
  }
  return { handedOver, remaining: Math.max(0, ids.length - at) };
};
