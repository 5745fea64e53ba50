import type { RoleProfile } from '#shared/parties/model';
import { canSee } from '#lib/auth/session.svelte.ts';
import { formatDay, formatMoney, formatNumber, formatPercent } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { KeyValue } from '#lib/ui/key-value.ts';
import { choiceLabel, fieldLabel, type ChoiceList } from '../labels.ts';
import { staffName } from '../people.svelte.ts';
import { customFacts } from './custom-facts.ts';
import type { Side } from './overview.ts';

const chosen = (list: ChoiceList, value: string | null | undefined): string | undefined =>
  value ? choiceLabel(list, value) : undefined;

/** The currency and tax rate of a side are read together: `CNY · 13%`. */
const settlement = ({ terms }: RoleProfile): string =>
  [terms?.currency, terms?.taxRate ? formatPercent(Number(terms.taxRate)) : undefined].filter(Boolean).join(' · ');

/** What one looks for first; names are short, for the card already says whose they are. */
export const keyFacts = (side: Side, profile: RoleProfile): KeyValue[] => {
  const { keeperId, terms, firstTradeOn, leadTimeDays, creditLimit, grade } = profile;
  const first: KeyValue[] = [
    { key: m.parties_keeper(), value: keeperId ? staffName(keeperId) : undefined },
    { key: m.parties_side_payment_terms(), value: chosen('paymentTerms', terms?.paymentTerms) },
  ];
  const last: KeyValue[] = [
    { key: m.parties_record_settlement(), value: settlement(profile) },
    { key: m.parties_side_first_trade(), value: firstTradeOn ? formatDay(firstTradeOn) : undefined },
  ];
  if (side === 'supplier') {
    const days = leadTimeDays ? m.parties_record_days({ days: formatNumber(leadTimeDays, 0) }) : undefined;
    const products: KeyValue = { key: fieldLabel('supplier.mainProducts'), value: profile.mainProducts ?? undefined };
    return [...first, { key: m.parties_record_lead_time(), value: days }, ...last, products];
  }
  const withheld = !canSee('customer-credit');
  const limit = creditLimit ? formatMoney(creditLimit) : undefined;
  return [
    ...first,
    { key: fieldLabel('customer.creditLimit'), value: limit, withheld },
    ...last,
    { key: m.parties_side_grade(), value: grade ? choiceLabel('grades', grade) : undefined, withheld },
  ];
};

/** The rest of a side: classes, delivery, needs or capabilities, and fields that an admin added. */
export const otherFacts = (side: Side, profile: RoleProfile): KeyValue[] => {
  const own: KeyValue[] =
    side === 'customer'
      ? [
          { key: fieldLabel('customer.channelClass'), value: chosen('channelClasses', profile.channelClass) },
          { key: fieldLabel('customer.placeClass'), value: chosen('placeClasses', profile.placeClass) },
          { key: fieldLabel('customer.purchaseNeeds'), value: profile.purchaseNeeds ?? undefined, wide: true },
          { key: fieldLabel('customer.afterSales'), value: profile.afterSales ?? undefined, wide: true },
        ]
      : [
          { key: fieldLabel('supplier.capabilities'), value: profile.capabilities ?? undefined, wide: true },
          { key: fieldLabel('supplier.qualityNote'), value: profile.qualityNote ?? undefined, wide: true },
        ];
  return [
    { key: m.parties_side_position(), value: chosen('positionClasses', profile.positionClass) },
    { key: m.parties_side_delivery_terms(), value: chosen('deliveryTerms', profile.terms?.deliveryTerms) },
    ...own,
    ...customFacts(side, profile.custom).flatMap(({ heading, pairs }) => (heading ? [] : pairs)),
  ];
};
