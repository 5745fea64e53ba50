import * as z from 'zod/mini';
import { Day, FoundingDay, Instant } from '../kernel/dates.ts';
import { Link } from '../kernel/link.ts';
import { Currency, Money, Worth } from '../kernel/money.ts';
import * as choice from './choices.ts';

export type PartyRole = (typeof choice.roles)[number];
export type RoleState = (typeof choice.roleStates)[number];

/** Trimmed text, 1 to `max` characters. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
const orNone = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));
const list = <T extends z.ZodMiniType>(schema: T, max: number) => z.array(schema).check(z.maxLength(max));

export const PartyId = z.string().check(z.regex(/^pty_[0-9A-HJKMNP-TV-Z]{26}$/, 'a party id'));
export const StaffId = z.string().check(z.minLength(1), z.maxLength(64));
export const Role = z.enum(choice.roles);
export const RoleStateName = z.enum(choice.roleStates);

export const Identifier = z.object({ type: text(40), value: text(60) });
/** Inside China the division codes of GB/T 2260; abroad free text. `line` is the rest of the address. */
export const Address = z.object({
  use: z._default(z.enum(choice.addressUses), 'registered'),
  country: z._default(z.string().check(z.regex(/^[A-Z]{2}$/, 'an ISO 3166 country code such as CN')), 'CN'),
  provinceCode: orNone(z.string().check(z.maxLength(12))),
  cityCode: orNone(z.string().check(z.maxLength(12))),
  areaCode: orNone(z.string().check(z.maxLength(12))),
  streetCode: orNone(z.string().check(z.maxLength(12))),
  province: orNone(text(80)),
  city: orNone(text(80)),
  area: orNone(text(80)),
  street: orNone(text(80)),
  line: orNone(text(300)),
  postalCode: orNone(text(16)),
});
export type Address = z.infer<typeof Address>;

/** In whatever way it is written, five digits at least: `10086` is the shortest that reaches anybody. */
export const phoneForm = /(\p{Nd}\P{Nd}*){5}/u;
const Phone = text(40).check(z.regex(phoneForm, 'a number of at least five digits'));
const Email = z.email().check(z.maxLength(120));

/** A value of a custom field: `multi-choice` is a list of option ids, money is `Money`, the rest scalars. */
export const CustomValue = z.union([
  z.string().check(z.maxLength(2000)),
  z.number(),
  z.boolean(),
  z.array(z.string()).check(z.maxLength(50)),
  Money,
  z.null(),
]);
export const CustomValues = z.record(z.string().check(z.regex(/^fld_[0-9A-Za-z]+$/)), CustomValue);
export type CustomValues = z.infer<typeof CustomValues>;

/** The facts of a party that its editors give. */
const partyFacts = {
  kind: z.enum(choice.partyKinds),
  legalName: text(200),
  shortName: orNone(text(80)),
  englishName: orNone(text(200)),
  formerNames: z.optional(list(text(200), 10)),
  identifiers: z.optional(list(Identifier, 10)),
  addresses: z.optional(list(Address, 10)),
  phones: z.optional(list(Phone, 10)),
  emails: z.optional(list(Email, 10)),
  website: orNone(Link.check(z.maxLength(200))),
  lineOfBusiness: orNone(text(200)),
  legalForm: orNone(z.enum(choice.legalForms)),
  ownership: orNone(z.enum(choice.ownerships)),
  foundedOn: orNone(FoundingDay),
  capital: orNone(Worth),
  size: orNone(z.enum(choice.sizes)),
  staffCount: orNone(z.int().check(z.gte(0), z.lte(10_000_000))),
  parentId: orNone(PartyId),
  tags: z.optional(list(text(40), 30)),
  timeSeriesClass: orNone(z.enum(choice.timeSeriesClasses)),
  transactionClass: orNone(z.enum(choice.transactionClasses)),
  custom: z.optional(CustomValues),
};

const terms = {
  paymentTerms: orNone(z.enum(choice.paymentTerms)),
  currency: orNone(Currency),
  deliveryTerms: orNone(z.enum(choice.deliveryTerms)),
  taxRate: orNone(
    z.string().check(z.regex(/^0(\.\d{1,6})?$|^1$/, 'a rate from 0 to 1 as a decimal string such as 0.13')),
  ),
};
export const Terms = z.object(terms);

export const Certificate = z.object({
  kind: z.enum(choice.certificateKinds),
  number: orNone(text(80)),
  issuedBy: orNone(text(120)),
  validFrom: orNone(Day),
  expiresOn: orNone(Day),
  fileId: orNone(text(40)),
});
export type Certificate = z.infer<typeof Certificate>;

/** What both role profiles have beside their state. */
const profileFacts = {
  keeperId: orNone(StaffId),
  terms: z.optional(Terms),
  firstTradeOn: orNone(Day),
  positionClass: orNone(z.enum(choice.positionClasses)),
  custom: z.optional(CustomValues),
};
const customerFacts = {
  creditLimit: orNone(Worth),
  grade: orNone(z.enum(choice.grades)),
  channelClass: orNone(z.enum(choice.channelClasses)),
  placeClass: orNone(z.enum(choice.placeClasses)),
  purchaseNeeds: orNone(text(800)),
  afterSales: orNone(text(800)),
};
const supplierFacts = {
  capabilities: orNone(text(800)),
  mainProducts: orNone(text(500)),
  leadTimeDays: orNone(z.int().check(z.gte(0), z.lte(730))),
  qualityNote: orNone(text(800)),
  certificates: z.optional(list(Certificate, 20)),
};
export const RoleFacts = z.object({ ...profileFacts, ...customerFacts, ...supplierFacts });
export type RoleFacts = z.infer<typeof RoleFacts>;
export const customerOnly = Object.keys(customerFacts);
export const supplierOnly = Object.keys(supplierFacts);

/** A change that waits for a second person (P14): who proposed what, when. */
export const PendingLimit = z.object({ proposalId: z.string(), value: z.nullable(Money), by: StaffId, at: Instant });

export const RoleProfile = z.object({
  role: Role,
  state: RoleStateName,
  stateSince: Instant,
  stateReason: orNone(z.string()),
  version: z.int(),
  ...RoleFacts.shape,
  pendingCreditLimit: orNone(PendingLimit),
  updatedAt: Instant,
  updatedBy: StaffId,
});
export type RoleProfile = z.infer<typeof RoleProfile>;

const contactFacts = {
  name: text(80),
  jobTitle: orNone(text(80)),
  department: orNone(text(80)),
  serves: z.optional(list(Role, 2)),
  phones: z.optional(list(Phone, 5)),
  emails: z.optional(list(Email, 5)),
  wechat: orNone(text(60)),
  preferredChannel: orNone(z.enum(choice.contactChannels)),
  language: orNone(z.enum(choice.languages)),
  primary: z.optional(z.boolean()),
  note: orNone(text(500)),
};
export const ContactFacts = z.object(contactFacts);
export type ContactFacts = z.infer<typeof ContactFacts>;
export const Contact = z.object({ id: z.string(), version: z.int(), ...contactFacts });
export type Contact = z.infer<typeof Contact>;

export const PartyFacts = z.object(partyFacts);
export type PartyFacts = z.infer<typeof PartyFacts>;

/** One company or person, held once. Roles here are only their states; each profile is an item of its own. */
export const Party = z.object({
  id: PartyId,
  number: z.string(),
  version: z.int(),
  ...partyFacts,
  region: z.string(),
  roleStates: z.partialRecord(Role, RoleStateName),
  keepers: z.partialRecord(Role, StaffId),
  archivedAt: orNone(Instant),
  createdAt: Instant,
  createdBy: StaffId,
  updatedAt: Instant,
  updatedBy: StaffId,
});
export type Party = z.infer<typeof Party>;

/** What a reader gets of a party: absent fields are either empty or not theirs to see. */
export const PartyView = z.object({
  ...z.partial(Party).shape,
  id: PartyId,
  version: z.int(),
  legalName: z.string(),
  contacts: z.optional(z.array(Contact)),
  customer: z.optional(RoleProfile),
  supplier: z.optional(RoleProfile),
});
export type PartyView = z.infer<typeof PartyView>;
