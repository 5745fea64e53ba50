import { m } from '#lib/paraglide/messages.js';
import type { Option } from '#lib/ui/options.ts';

/** Types of identifier as forms offer them; the rules themselves are the server's (`shared/parties/identifiers.ts`). */
const labels: Readonly<Record<string, () => string>> = {
  uscc: m.parties_field_uscc,
  'cn-tax-15': m.parties_form_id_cn_tax_15,
  'eu-vat': m.parties_form_id_eu_vat,
  'tax-number': m.parties_field_tax_number,
  'registration-number': m.parties_form_id_registration_number,
  'customs-code': m.parties_form_id_customs_code,
  duns: m.parties_form_id_duns,
  'external-code': m.parties_field_external_code,
};

/** A type of another country is shown by its own code, such as `us-ein`. */
export const identifierLabel = (type: string): string => labels[type]?.() ?? type.toUpperCase().replace('-', ' ');

export const identifierOptions = (present: string): Option[] =>
  [...new Set([...Object.keys(labels), present])].map((type) => ({ value: type, label: identifierLabel(type) }));
