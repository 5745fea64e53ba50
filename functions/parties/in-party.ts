import type { Caller } from '#shared/access/caller';
import type { WholeParty } from '#shared/parties/visible';
import { auditWrite, chainHead, type Happening } from '#platform/audit/chain';
import { commit, retrying, type Write } from '#platform/table/commit';
import { showWritten } from './register.ts';
import { auditOf, loadParty } from './store.ts';

/** What a decision comes to: the writes, what the audit says of them, and the answer. Without writes nothing happened. */
export type Outcome<T> = {
  answer: T;
  writes: readonly Write[];
  /** The party as it now is, where its line in the lists changed. */
  whole?: WholeParty;
} & Partial<Pick<Happening, 'action' | 'part' | 'why' | 'changes'>>;

type InParty<L, T> = {
  partyId: string;
  caller: Caller;
  now: Date;
  /** What else the decision needs, read at the same time as the party. */
  load?: () => Promise<L>;
  decide: (whole: WholeParty, loaded: L) => Outcome<T> | Promise<Outcome<T>>;
};

/**
 * Load, decide, save, answer, for everything that happens within one party: each happening is one entry of the party's audit chain, in the
 * transaction of its writes. Once: what creates something is tried again as a whole by `createOnce`, which knows its key.
 */
export const onceInParty = async <L, T>({ partyId, caller, now, load, decide }: InParty<L, T>): Promise<T> => {
  const [whole, head, loaded] = await Promise.all([
    loadParty(partyId, caller),
    chainHead(auditOf(partyId)),
    (load ?? (() => Promise.resolve(undefined as L)))(),
  ]);
  const { answer, writes, whole: written, action = 'changed', part, why, changes = [] } = await decide(whole, loaded);
  if (writes.length === 0) return answer;
  const happening = { entity: auditOf(partyId), head, caller, now, action, ...(part ? { part } : {}), why, changes };
  await commit([...writes, auditWrite(happening)]);
  if (written) showWritten(written, now);
  return answer;
};

/** When someone wrote meanwhile it is decided again on what is there now, so a stale version is refused with the state as it is. */
export const inParty = <L, T>(happening: InParty<L, T>): Promise<T> => retrying(() => onceInParty(happening));

/** A decision that changed nothing: the answer as it stands. */
export const nothing = <T>(answer: T): Outcome<T> => ({ answer, writes: [] });
