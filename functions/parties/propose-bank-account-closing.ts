import { http } from '#platform/http/http';
import { newId } from '#platform/ids';
import { mustBeCurrent } from '#shared/kernel/versions';
import { visibleAccount } from '#shared/parties/bank-account';
import { accountInWords, closingAccount } from '#shared/parties/bank-decision';
import { mustBeOpen } from '#shared/parties/change-party';
import { proposeBankAccountClosing } from '#shared/parties/contract';
import { newProposal } from '#shared/parties/proposal';
import { mustEdit } from '#shared/parties/visible';
import { accountWrite, loadAccount } from './bank-store.ts';
import { inParty } from './in-party.ts';
import { tellProposed } from './proposal-mails.ts';
import { newProposalWrite } from './proposal-store.ts';

export const handler = http(proposeBankAccountClosing, async ({ params, body, caller, now }) => {
  mustEdit(caller, 'bank');
  const { partyId, accountId } = params;
  const { account, proposal } = await inParty({
    partyId,
    caller,
    now,
    load: () => loadAccount(partyId, accountId),
    decide: ({ party }, before) => {
      mustBeOpen(party);
      mustBeCurrent(body.version, before.version, visibleAccount(before));
      const proposalId = newId('prp');
      const after = closingAccount(before, proposalId, caller.staffId, now);
      const words = { before: accountInWords(before), after: null, accountId };
      const closing = newProposal(
        {
          id: proposalId,
          partyId,
          partyName: party.legalName,
          kind: 'bank-account-close',
          ...words,
          reason: body.reason,
        },
        caller,
        now,
      );
      return {
        answer: { account: after, proposal: closing },
        writes: [accountWrite(before, after), newProposalWrite(closing)],
        action: 'bank.closing-proposed',
        part: `bank:${accountId}`,
        why: body.reason,
        // The state changes when it is decided; the entry says that it was asked.
        changes: [],
      };
    },
  });
  await tellProposed([proposal]);
  return visibleAccount(account);
});
