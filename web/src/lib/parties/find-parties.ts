import { listParties } from '#shared/parties/contract';
import type { PartyRow } from '#shared/parties/register-row';
import type { FoundRecord } from '#lib/actions.svelte.ts';
import { call } from '#lib/api.ts';
import { formatPhone } from '#lib/format.ts';
import { routes } from '#lib/routes.ts';
import { regionLabel } from './places.ts';
import { phoneOf, rolesOf, textOf, textsOf } from './row.ts';

const most = 8;

/** The number of which a part was typed. */
const ringing = (row: PartyRow, digits: string): string | undefined => {
  const found = [...textsOf(row, 'phones'), ...textsOf(row, 'contact.phones')].find((one) =>
    one.replaceAll(/\D/g, '').includes(digits),
  );
  return found && formatPhone(found);
};

/** Parties for the palette: the same search as the list, the best hits only. */
export const findParties = async (text: string, signal: AbortSignal): Promise<FoundRecord[]> => {
  const { items } = await call(listParties, { query: { q: text.slice(0, 200), limit: most } }, { signal });
  const digits = text.replaceAll(/\D/g, '');
  const byPhone = digits.length >= 4 && /^[\d\s+()-]+$/.test(text.trim());
  return items.map((row) => {
    const phone = phoneOf(row);
    const place = [textOf(row, 'number'), regionLabel(textOf(row, 'region'))];
    const detail = byPhone ? [ringing(row, digits) ?? phone] : place;
    return {
      id: row.id,
      title: row.legalName,
      detail: detail.filter(Boolean).join(' · '),
      href: routes.party(row.id),
      roles: rolesOf(row),
    };
  });
};
