import { DomainError } from '#shared/kernel/errors';
import { BankAccount } from '#shared/parties/bank-account';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, queryAll } from '#platform/table/table';

const itemOf = (account: BankAccount) => ({ ...keys.bankAccount(account.partyId, account.id), ...account });

export const newAccountWrite = (account: BankAccount): Write => insert(itemOf(account));
export const accountWrite = (before: BankAccount, after: BankAccount): Write => rewrite(itemOf(after), before.version);

export const loadAccount = async (partyId: string, accountId: string): Promise<BankAccount> => {
  const item = await getItem(keys.bankAccount(partyId, accountId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such bank account');
  return BankAccount.parse(item);
};

/** All accounts of a party, closed ones too, the oldest first. */
export const accountsOf = async (partyId: string): Promise<BankAccount[]> =>
  (await queryAll(ranges.bankAccounts(partyId))).map((item) => BankAccount.parse(item));
