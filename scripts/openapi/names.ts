import * as z from 'zod/mini';
import * as bank from '../../shared/parties/bank-account.ts';
import * as card from '../../shared/parties/card.ts';
import * as party from '../../shared/parties/model.ts';
import { Proposal } from '../../shared/parties/proposal.ts';
import { DuplicateCandidate, PartyRow } from '../../shared/parties/register-row.ts';

/** Shapes that the document names once and refers to. */
const named: Record<string, z.ZodMiniType> = {
  Address: party.Address,
  Certificate: party.Certificate,
  Contact: party.Contact,
  ContactFacts: party.ContactFacts,
  PartyView: party.PartyView,
  RoleFacts: party.RoleFacts,
  RoleProfile: party.RoleProfile,
  Card: card.Card,
  Person: card.Person,
  BankAccount: bank.BankAccountView,
  Proposal,
  PartyRow,
  DuplicateCandidate,
};
for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id });
