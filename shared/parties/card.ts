import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';
import { Worth } from '../kernel/money.ts';
import { StaffId, text } from './model.ts';

const note = z.optional(z.nullable(text(2000)));
/** Shorter where it is encrypted: ciphertext is a third longer, and the audit keeps it before and after. */
const remark = z.optional(z.nullable(text(500)));

/** The card's softer facts: characteristics (S2.7), business status (S2.8), trading status (S2.9). */
export const CardFacts = z.object({
  serviceArea: note,
  sellingCapacity: note,
  growthPotential: note,
  businessIdeas: note,
  policy: note,
  managementTraits: note,
  assets: z.optional(z.nullable(Worth)),
  annualSales: z.optional(z.nullable(Worth)),
  salesResults: note,
  qualityOfPeople: note,
  competitorRelation: note,
  attitudeToUs: note,
  salesActivity: note,
  problems: note,
  advantages: note,
  measuresAhead: note,
  reputation: note,
  creditStanding: note,
  pastCreditProblems: note,
});
export type CardFacts = z.infer<typeof CardFacts>;
export const Card = z.object({
  ...CardFacts.shape,
  version: z.int(),
  updatedAt: z.optional(Instant),
  updatedBy: z.optional(StaffId),
});
export type Card = z.infer<typeof Card>;
export const cardSections = {
  characteristics: [
    'serviceArea',
    'sellingCapacity',
    'growthPotential',
    'businessIdeas',
    'policy',
    'managementTraits',
    'assets',
    'annualSales',
  ],
  businessStatus: ['salesResults', 'qualityOfPeople', 'competitorRelation', 'attitudeToUs'],
  tradingStatus: [
    'salesActivity',
    'problems',
    'advantages',
    'measuresAhead',
    'reputation',
    'creditStanding',
    'pastCreditProblems',
  ],
} as const satisfies Record<string, readonly (keyof CardFacts)[]>;

/** One of the three persons of S2.6. Secret: stored encrypted under the party's own key, each read is logged. */
export const Person = z.object({
  name: z.optional(z.nullable(text(80))),
  character: remark,
  hobbies: remark,
  family: remark,
  education: z.optional(z.nullable(text(200))),
  birthYear: z.optional(z.nullable(z.int().check(z.gte(1900), z.lte(2100)))),
  ability: remark,
  idNumber: z.optional(z.nullable(text(40))),
});
export type Person = z.infer<typeof Person>;
export const personKinds = ['owner', 'manager', 'legalPerson'] as const;
export const Persons = z.object({
  owner: z.optional(Person),
  manager: z.optional(Person),
  legalPerson: z.optional(Person),
});
export type Persons = z.infer<typeof Persons>;
export const PersonsView = z.object({ ...Persons.shape, version: z.int(), erasedAt: z.optional(z.nullable(Instant)) });
