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
  swift: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/, 'a SWIFT code of 8 or 11 characters')))),
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

/** A change that takes effect only when another person with the right confirms it. */
export const Proposal = z.object({
  id: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  kind: z.enum(['bank-account-add', 'bank-account-close', 'credit-limit']),
  status: z.enum(['waiting', 'confirmed', 'rejected', 'withdrawn']),
  /** What changes, in words that hide secrets: the masked account, or the limit before and after. */
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  reason: z.optional(z.nullable(z.string())),
  proposedBy: StaffId,
  proposedByName: z.string(),
  proposedAt: Instant,
  decidedBy: z.optional(z.nullable(StaffId)),
  decidedAt: z.optional(z.nullable(Instant)),
  decisionReason: z.optional(z.nullable(z.string())),
  version: z.int(),
  /** Whether the reader may decide it: has the right and is not the proposer. */
  mine: z.optional(z.boolean()),
  decidable: z.optional(z.boolean()),
});
export type Proposal = z.infer<typeof Proposal>;
