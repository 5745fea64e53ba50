import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';
import { Currency } from '../kernel/money.ts';
import { StaffId, text } from './model.ts';

/** A bank account as entered. The number is secret: only its last four digits are ever listed. */
export const BankAccountFacts = z.object({
  holder: text(120),
  bank: text(120),
  branch: z.optional(z.nullable(text(120))),
  number: z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z -]{5,40}$/, 'an account number or IBAN')),
  swift: z.optional(
    z.nullable(z.string().check(z.regex(/^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/, 'a SWIFT code of 8 or 11 characters'))),
  ),
  currency: z._default(Currency, 'CNY'),
});
export type BankAccountFacts = z.infer<typeof BankAccountFacts>;

export const BankAccountView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(['proposed', 'active', 'closed']),
  holder: z.string(),
  bank: z.string(),
  branch: z.optional(z.nullable(z.string())),
  swift: z.optional(z.nullable(z.string())),
  currency: z.string(),
  masked: z.string(),
  proposalId: z.optional(z.nullable(z.string())),
  proposedBy: z.optional(StaffId),
  updatedAt: Instant,
});
export type BankAccountView = z.infer<typeof BankAccountView>;

/** An account as it is stored: the number sealed under the party's key, with a blind index to find the same number elsewhere. */
export const BankAccount = z.object({
  ...BankAccountView.shape,
  partyId: z.string(),
  sealedNumber: z.string(),
  blindIndex: z.string(),
});
export type BankAccount = z.infer<typeof BankAccount>;

/** As banks write it and as it is compared: without blanks and hyphens, capitals. */
export const normalizeAccountNumber = (number: string): string => number.replace(/[\s-]/g, '').toUpperCase();

/** Only the last four digits are ever listed. */
export const maskedNumber = (number: string): string => `•••• ${normalizeAccountNumber(number).slice(-4)}`;

/** A stored account on its way out: never the sealed number, never its index. */
export const visibleAccount = ({
  partyId: _party,
  sealedNumber: _sealed,
  blindIndex: _index,
  ...view
}: BankAccount): BankAccountView => view;
