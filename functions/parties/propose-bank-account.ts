import { http, type Request } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { blindIndex, partyKey } from '#platform/secrets/party-secrets';
import { normalizeAccountNumber, visibleAccount, type BankAccount } from '#shared/parties/bank-account';
import {
  accountInWords,
  mustBeNewNumber,
  mustHaveRoomForAccount,
  proposedAccount,
} from '#shared/parties/bank-decision';
import { mustBeOpen } from '#shared/parties/change-party';
import { accountChanges } from '#shared/parties/changes';
import { proposeBankAccount } from '#shared/parties/contract';
import { newProposal, type Proposal } from '#shared/parties/proposal';
import { mustEdit } from '#shared/parties/visible';
import { accountsOf, loadAccount, newAccountWrite } from './bank-store.ts';
import { mustNotRepeat } from './duplicates.ts';
import { onceInParty } from './in-party.ts';
import { tellProposed } from './proposal-mails.ts';
import { newProposalWrite } from './proposal-store.ts';

type Proposing = Request<typeof proposeBankAccount>;
type Proposed = { account: BankAccount; proposal?: Proposal };

const load = async ({ params, body }: Proposing) => {
  const [accounts, key, index] = await Promise.all([
    accountsOf(params.partyId),
    partyKey(params.partyId),
    blindIndex('bank', normalizeAccountNumber(body.number)),
  ]);
  return { accounts, key, index };
};

const propose = (request: Proposing): Promise<Proposed> => {
  const { params, body, caller, now, idempotency } = request;
  const { partyId } = params;
  const { reason, duplicateReason, ...facts } = body;
  return onceInParty({
    partyId,
    caller,
    now,
    load: () => load(request),
    decide: async ({ party }, { accounts, key, index }) => {
      mustBeOpen(party);
      mustHaveRoomForAccount(accounts);
      mustBeNewNumber(accounts, index);
      await mustNotRepeat(request, { bankAccounts: [index], duplicateReason }, party);
      const [id, proposalId] = [newId('bnk'), newId('prp')];
      const sealedNumber = key.seal(`bank.${id}.number`, normalizeAccountNumber(facts.number));
      const account = proposedAccount({
        id,
        partyId,
        facts,
        sealedNumber,
        blindIndex: index,
        proposalId,
        by: caller.staffId,
        now,
      });
      const words = { before: null, after: accountInWords(account), accountId: id };
      const proposal = newProposal(
        { id: proposalId, partyId, partyName: party.legalName, kind: 'bank-account-add', ...words, reason },
        caller,
        now,
      );
      return {
        answer: { account, proposal },
        writes: [
          ...rememberCreation(caller.staffId, idempotency, id, now),
          ...key.writes,
          newAccountWrite(account),
          newProposalWrite(proposal),
        ],
        action: 'bank.proposed',
        part: `bank:${id}`,
        why: reason ?? duplicateReason,
        changes: accountChanges(undefined, account),
      };
    },
  });
};

export const handler = http(proposeBankAccount, async (request) => {
  const { caller, idempotency, params } = request;
  mustEdit(caller, 'bank');
  const { account, proposal } = await createOnce<undefined, Proposed>(caller.staffId, idempotency, {
    create: () => propose(request),
    again: async (id) => ({ account: await loadAccount(params.partyId, id) }),
  });
  if (proposal) await tellProposed([proposal]);
  return visibleAccount(account);
});
