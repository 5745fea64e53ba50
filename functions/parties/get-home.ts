import { http } from '#platform/http/http';
import { seesClass, type Caller } from '#shared/access/caller';
import { getHome } from '#shared/parties/contract';
import { conditionsOf, expiring, partyLine } from '#shared/parties/party-lines';
import { readableBy } from '#shared/parties/readable';
import type { CustomField } from '#shared/settings/model';
import { customFields } from '../settings/store.ts';
import { partiesRegister, readingOf } from './register.ts';

const shown = 10;
const open = conditionsOf({});
const hasRole = (role: 'customer' | 'supplier') => conditionsOf({ role });
const both = [...open, { field: 'roles', op: 'hasAll' as const, value: ['customer', 'supplier'] }];

/** Parties without a value of a required field, per field that the reader sees; a role's field only where the role is. */
const lacking = (caller: Caller, fields: readonly CustomField[]) => {
  const readable = readableBy(caller, fields);
  const required = fields.filter(({ id, required: binds, retiredAt }) => binds && !retiredAt && readable(id));
  return Object.fromEntries(
    required.map(({ id, of }) => [
      id,
      { always: [...(of === 'party' ? open : hasRole(of)), { field: id, op: 'empty' as const }] },
    ]),
  );
};

export const handler = http(getHome, async ({ caller, now }) => {
  const fields = await customFields();
  const reading = readingOf(caller, fields, now);
  const kept = { ...reading, rights: { ...reading.rights, scope: 'own' as const } };
  const expires = seesClass(caller, 'supplier')
    ? [expiring]
    : [{ field: 'supplier.state', op: 'eq' as const, value: '-' }];
  const asked = {
    customers: { always: hasRole('customer') },
    suppliers: { always: hasRole('supplier') },
    both: { always: both },
    expiring: { always: [...open, ...expires] },
  };
  // Who works on one side is told of that side first.
  const sides = (['customer', 'supplier'] as const).filter((side) => seesClass(caller, side));
  const [side] = sides.length === 1 ? sides : [];
  const changed = { ...reading, sort: '-updatedAt', limit: shown };
  const [counts, mine, incomplete, keptLines, expiringLines, ofSide, ofAll] = await Promise.all([
    partiesRegister.counts(reading, asked),
    partiesRegister.count({ ...kept, always: open }),
    partiesRegister.counts(reading, lacking(caller, fields)),
    partiesRegister.list({ ...kept, always: open, sort: '-updatedAt', limit: shown }),
    seesClass(caller, 'supplier')
      ? partiesRegister.list({ ...reading, always: asked.expiring.always, sort: 'supplier.nextExpiry', limit: shown })
      : undefined,
    side ? partiesRegister.list({ ...changed, always: hasRole(side) }) : undefined,
    partiesRegister.list({ ...changed, always: open }),
  ]);
  const first = ofSide?.items ?? [];
  const rest = ofAll.items.filter(({ id }) => !first.some((one) => one.id === id));
  return {
    counts: { ...counts, mine },
    mine: keptLines.items.map(partyLine),
    expiring: (expiringLines?.items ?? []).map(partyLine),
    recentlyChanged: [...first, ...rest].slice(0, shown).map(partyLine),
    incomplete: Object.entries(incomplete)
      .filter(([, count]) => count > 0)
      .map(([fieldId, count]) => ({ fieldId, count })),
  };
});
