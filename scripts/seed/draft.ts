import type * as z from 'zod/mini';
import type { CreateParty } from '../../shared/parties/contract.ts';
import type { PartyRole, RoleState } from '../../shared/parties/model.ts';

/** The body of `POST /api/parties`. */
export type PartyBody = z.input<typeof CreateParty>;
export type AddressDraft = NonNullable<PartyBody['addresses']>[number];
export type ContactDraft = NonNullable<PartyBody['contacts']>[number];

/** A party in the making, with what only some of its exits want: its products, its legal person. */
export type PartyDraft = PartyBody & { products?: string; legalPerson?: string };

/** What the generator gives: the body, and how far each role has come, which a registration does not say. */
export type BelievableParty = { body: PartyBody; states: Partial<Record<PartyRole, RoleState>>; legalPerson?: string };
