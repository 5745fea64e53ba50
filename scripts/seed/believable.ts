import { deliveryTerms } from '../../shared/parties/choices.ts';
import type { PartyRole, RoleState } from '../../shared/parties/model.ts';
import { chineseCompany, governmentBody, individual, type Ask } from './chinese-party.ts';
import type { BelievableParty, PartyBody, PartyDraft } from './draft.ts';
import { currencyOf, foreignCompany } from './foreign-party.ts';
import { randomOf, type Random } from './random.ts';
import type { Trade } from './trades.ts';

export type { BelievableParty, PartyBody } from './draft.ts';

type Wanted = {
  seed?: string;
  /** Share of foreign companies, 0 to 1. */
  foreign?: number;
  /** Only these trades. */
  trades?: readonly Trade[];
};

const isBoth = (index: number): boolean => index % 3 === 0;
const mayBeState = (index: number): boolean => index % 3 === 1;

const partyOf = (ask: Ask, foreign: number): PartyDraft => {
  const { random, index } = ask;
  if (random.chance(foreign)) return foreignCompany(ask, random.chance(0.3) ? 'trading-partner' : 'ordinary-company');
  const which = random.int(100);
  // The state buys from us; it hardly ever sells.
  if (which < 18 && mayBeState(index)) return governmentBody(ask);
  if (which < 8) return individual(ask);
  if (which < 14) return chineseCompany(ask, 'special-company');
  return chineseCompany(ask, which < 24 ? 'trading-partner' : 'ordinary-company');
};

/** A third of all parties are both, by their place in the row; a few have no role yet. */
const rolesFor = (random: Random, index: number): PartyRole[] => {
  if (isBoth(index)) return ['customer', 'supplier'];
  if (random.chance(0.03)) return [];
  return mayBeState(index) ? ['customer'] : ['supplier'];
};

const states: readonly RoleState[] = [
  'active',
  'active',
  'active',
  'active',
  'active',
  'active',
  'verified',
  'candidate',
  'candidate',
  'on-hold',
  'ended',
];

const termsFor = (random: Random, currency: string) => ({
  paymentTerms: random.pickEarly([
    'net-30',
    'net-60',
    'prepaid',
    'net-45',
    'cash-on-delivery',
    'net-90',
    'end-of-month-30',
    'net-15',
  ] as const),
  currency,
  ...(currency === 'CNY'
    ? { taxRate: random.pickEarly(['0.13', '0.09', '0.06', '0.03']) }
    : { taxRate: '0', deliveryTerms: random.pick(deliveryTerms) }),
});

/** Ten thousands of yuan; of a foreign currency, thousands. */
const limits = [10, 20, 30, 50, 50, 80, 100, 200, 300, 500, 1000];
const position = (random: Random) => random.pick(['main', 'general', 'general', 'scattered'] as const);
/** Never before the party was founded, and none while nothing was traded yet. */
const firstTradeOf = (random: Random, { foundedOn }: PartyDraft, state: RoleState | undefined) => {
  if (state === 'candidate' || state === 'verified') return {};
  const from = Math.max(2012, Number((foundedOn ?? '2012').slice(0, 4)) + 1);
  return { firstTradeOn: `${String(random.between(from, 2026))}-${String(random.between(1, 10)).padStart(2, '0')}-15` };
};

const customerOf = (
  random: Random,
  draft: PartyDraft,
  state: RoleState | undefined,
  currency: string,
): PartyBody['customer'] => ({
  terms: termsFor(random, currency),
  positionClass: position(random),
  ...firstTradeOf(random, draft, state),
  ...(state === 'candidate'
    ? {}
    : {
        grade: random.pick(['A', 'B', 'B', 'C', 'C', 'D'] as const),
        creditLimit: { amount: random.pick(limits) * (currency === 'CNY' ? 1_000_000 : 100_000), currency },
      }),
  channelClass: draft.kind === 'trading-partner' ? random.pick(['wholesaler', 'agent'] as const) : 'end-user',
  placeClass: random.pick([
    'industrial-park',
    'industrial-park',
    'commercial-centre',
    'transport-hub',
    'other',
  ] as const),
});

const supplierOf = (
  random: Random,
  draft: PartyDraft,
  state: RoleState | undefined,
  currency: string,
): PartyBody['supplier'] => ({
  terms: termsFor(random, currency),
  positionClass: position(random),
  ...firstTradeOf(random, draft, state),
  ...(draft.products ? { mainProducts: draft.products } : {}),
  leadTimeDays: random.pick([3, 5, 7, 10, 14, 20, 30, 45]),
  ...(random.chance(0.35)
    ? {
        certificates: [
          {
            kind: random.pick(['iso-9001', 'iso-14001', 'hazardous-chemicals', 'production-licence'] as const),
            number: `Q${random.digits(9)}`,
            expiresOn: `20${String(random.between(26, 29))}-${String(random.between(1, 12)).padStart(2, '0')}-28`,
          },
        ],
      }
    : {}),
});

const tags = ['重点', '战略合作', '危化资质', '长期协议', '季结', '展会', '转介绍', '出口', '样品中', '年度招标'];

/** The party at one place of the row: always the same for the same seed and index, however many are asked for. */
export const believableParty = (
  index: number,
  { seed = 'keshang', foreign = 0.18, trades }: Wanted = {},
): BelievableParty => {
  const random = randomOf(seed, index);
  const { products, legalPerson, ...facts } = partyOf({ random, seed, index, ...(trades ? { trades } : {}) }, foreign);
  const roles = rolesFor(random, index);
  const stateOf = (role: PartyRole): RoleState | undefined => (roles.includes(role) ? random.pick(states) : undefined);
  const [customer, supplier] = [stateOf('customer'), stateOf('supplier')];
  const currency = currencyOf(facts.addresses?.[0]?.country ?? 'CN');
  const draft = { ...facts, ...(products ? { products } : {}) };
  const contacts = (facts.contacts ?? []).map((contact) =>
    roles.length === 2 && random.chance(0.3) ? { ...contact, serves: [random.pick(roles)] } : contact,
  );
  return {
    body: {
      ...facts,
      contacts,
      roles,
      ...(random.chance(0.35) ? { tags: [random.pick(tags)] } : {}),
      ...(customer ? { customer: customerOf(random, draft, customer, currency) } : {}),
      ...(supplier ? { supplier: supplierOf(random, draft, supplier, currency) } : {}),
    },
    states: { ...(customer ? { customer } : {}), ...(supplier ? { supplier } : {}) },
    ...(legalPerson ? { legalPerson } : {}),
  };
};

/** Companies and people as a Chinese trading firm meets them: `for (const { body, states } of believableParties({ count: 1000 }))`. */
export function* believableParties({
  count,
  from = 0,
  ...wanted
}: Wanted & { count: number; from?: number }): Generator<BelievableParty> {
  for (let index = from; index < from + count; index += 1) yield believableParty(index, wanted);
}
