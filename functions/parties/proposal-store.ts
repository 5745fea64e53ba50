import { DomainError } from '#shared/kernel/errors';
import { Proposal } from '#shared/parties/proposal';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { indexes, keys, ranges } from '#platform/table/keys';
import { getItem, placeOf, queryAll, queryPage, type Item } from '#platform/table/table';

/** A waiting proposal is in the index of what waits; once decided it leaves it. */
const itemOf = (proposal: Proposal) => ({
  ...keys.proposal(proposal.partyId, proposal.id),
  ...proposal,
  ...(proposal.status === 'waiting' ? indexes.waitingProposal(`${proposal.proposedAt}#${proposal.id}`) : {}),
});

export const newProposalWrite = (proposal: Proposal): Write => insert(itemOf(proposal));
export const decidedProposalWrite = (before: Proposal, after: Proposal): Write =>
  rewrite(itemOf(after), before.version);

export const loadProposal = async (partyId: string, proposalId: string): Promise<Proposal> => {
  const item = await getItem(keys.proposal(partyId, proposalId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such proposal');
  return Proposal.parse(item);
};

/** One page; `next` is a place to go on after, meaningful to the table only. */
type Page = { proposals: Proposal[]; next: unknown };
const pageOf = ({ items, next }: { items: Item[]; next: Item | undefined }): Page => ({
  proposals: items.map((item) => Proposal.parse(item)),
  next,
});

/** What waits for a second person, the oldest first. */
export const waitingProposals = async (limit: number, after: unknown): Promise<Page> => {
  const { gsi2pk } = indexes.waitingProposal('');
  return pageOf(await queryPage({ pk: gsi2pk, prefix: '' }, { index: 'gsi2', limit, after: placeOf(after) }));
};

/** Every proposal about a bank account of a party. */
export const accountProposalsOf = async (partyId: string): Promise<Proposal[]> =>
  (await queryAll(ranges.proposals(partyId)))
    .map((item) => Proposal.parse(item))
    .filter(({ accountId }) => accountId !== undefined);

/** All proposals of a party, the newest first. */
export const proposalsOf = async (partyId: string, limit: number, after: unknown): Promise<Page> =>
  pageOf(await queryPage(ranges.proposals(partyId), { backwards: true, limit, after: placeOf(after) }));
