import { m } from '#lib/paraglide/messages.js';
import { fieldLabel } from '../labels.ts';

/** Short names for a place that already says whose terms they are. */
const short: Readonly<Record<string, () => string>> = {
  keeperId: m.parties_keeper,
  'terms.paymentTerms': m.parties_side_payment_terms,
  'terms.currency': m.common_currency,
  'terms.deliveryTerms': m.parties_side_delivery_terms,
  'terms.taxRate': m.parties_side_tax_rate,
  firstTradeOn: m.parties_side_first_trade,
  positionClass: m.parties_side_position,
  grade: m.parties_side_grade,
};

export const sideLabel = (side: 'customer' | 'supplier', name: string): string =>
  short[name]?.() ?? fieldLabel(`${side}.${name}`);
