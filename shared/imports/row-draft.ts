import { fieldById } from '../parties/fields.ts';
import { taxNumberTypeOf } from '../parties/identifiers.ts';
import type { PartyRole, RoleState } from '../parties/model.ts';
import type { CustomField } from '../settings/model.ts';
import { readPlace } from './cells/places.ts';
import { shortened, type FaultCode, type RowFault } from './faults.ts';
import type { Mapping } from './model.ts';
import { readCell, readCustomCell, type CellContext, type Reading } from './read-cell.ts';

/** A mapping made ready for many rows. */
export type RowPlan = {
  headers: readonly string[];
  mapping: Mapping;
  people: CellContext['people'];
  customFields: readonly CustomField[];
};

type Values = Record<string, unknown>;
/** What a row says, in the shape of the create endpoint, before its defaults; each field with the column it came from. */
export type RowDraft = {
  /** The party as an unchecked body; empty parts are absent. */
  said: Values;
  roles: PartyRole[];
  states: Partial<Record<PartyRole, RoleState>>;
  country: string;
  name: string;
  faults: RowFault[];
  columnOf: ReadonlyMap<string, number>;
};

const isNothing = (cell: string, { nullAsEmpty }: Mapping): boolean =>
  cell.trim() === '' || (nullAsEmpty && cell.trim() === 'NULL');

type Found = { field: string; column: number; cell: string };

const filledCells = ({ mapping }: RowPlan, cells: readonly string[]): Found[] =>
  mapping.columns.flatMap((field, column) => {
    const cell = cells[column] ?? '';
    return field && !isNothing(cell, mapping) ? [{ field, column, cell }] : [];
  });

const faultAt = ({ headers }: RowPlan, { field, column, cell }: Found, code: FaultCode): RowFault => ({
  column,
  header: headers[column] ?? '',
  field,
  code,
  value: shortened(cell),
});

/** Several columns of one field: lists grow, texts are put one after the other. */
const joined = (before: unknown, value: unknown, field: string): unknown => {
  if (before === undefined) return value;
  if (Array.isArray(before) && Array.isArray(value))
    return [...new Set<unknown>([...(before as unknown[]), ...(value as unknown[])])];
  return typeof before === 'string' && typeof value === 'string'
    ? `${before}${field === 'line' ? ' ' : '\n'}${value}`
    : value;
};

/** A path such as `terms.taxRate` within an object. */
const put = (target: Values, path: readonly string[], value: unknown): void => {
  const [name = '', ...rest] = path;
  if (rest.length === 0) target[name] = value;
  else put((target[name] ??= {}) as Values, rest, value);
};

const addressFields = ['country', 'province', 'city', 'area', 'street', 'line', 'postalCode'] as const;

const addressOf = (values: Values, country: string): Values | undefined => {
  const said = addressFields.filter((field) => values[field] !== undefined);
  if (said.length === 0) return undefined;
  const text = (field: (typeof addressFields)[number]): string | undefined =>
    typeof values[field] === 'string' ? values[field] : undefined;
  const named = { province: text('province'), city: text('city'), area: text('area') };
  const place = country === 'CN' ? readPlace(named) : named;
  return absentLeftOut({
    country,
    ...place,
    street: text('street'),
    line: text('line'),
    postalCode: text('postalCode'),
  });
};

const identifiersOf = (values: Values, country: string): { type: string; value: unknown }[] => {
  const { uscc, taxNumber, externalCode } = values;
  return [
    // A foreign company's number stands in the same column as those of China's.
    ...(uscc === undefined ? [] : [{ type: country === 'CN' ? 'uscc' : taxNumberTypeOf(country), value: uscc }]),
    ...(taxNumber === undefined ? [] : [{ type: taxNumberTypeOf(country), value: taxNumber }]),
    ...(externalCode === undefined ? [] : [{ type: 'external-code', value: externalCode }]),
  ];
};

const absentLeftOut = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

const elsewhere = new Set<string>([...addressFields, 'uscc', 'taxNumber', 'externalCode', 'roles']);

/** Reads one row: every cell that says something, each on its own, so that all that is wrong is told at once. */
export const draftOfRow = (plan: RowPlan, cells: readonly string[]): RowDraft => {
  const { mapping, customFields, people } = plan;
  const context: CellContext = { currency: mapping.defaults.currency, people };
  const values: Values = {};
  const faults: RowFault[] = [];
  const columnOf = new Map<string, number>();
  for (const found of filledCells(plan, cells)) {
    const { field, column, cell } = found;
    const read = readerOf(field, customFields)(cell, context);
    if ('code' in read) faults.push(faultAt(plan, found, read.code));
    else {
      values[field] = joined(values[field], read.value, field);
      if (!columnOf.has(field)) columnOf.set(field, column);
    }
  }
  const country = typeof values.country === 'string' ? values.country : mapping.defaults.country;
  return { ...assembled(values, country, customFields), country, faults, columnOf };
};

const readerOf = (
  field: string,
  customFields: readonly CustomField[],
): ((cell: string, context: CellContext) => Reading) => {
  const builtIn = fieldById.get(field);
  if (builtIn) return (cell, context) => readCell(builtIn, cell, context);
  const custom = customFields.find(({ id }) => id === field);
  return custom ? (cell, context) => readCustomCell(custom, cell, context) : () => ({ code: 'invalid' });
};

const assembled = (
  values: Values,
  country: string,
  customFields: readonly CustomField[],
): Pick<RowDraft, 'said' | 'roles' | 'states' | 'name'> => {
  const said: Values = {};
  const contact: Values = {};
  const sides: Record<PartyRole, Values> = { customer: {}, supplier: {} };
  const states: RowDraft['states'] = {};
  for (const [id, value] of Object.entries(values)) {
    const home = fieldById.get(id)?.of ?? customFields.find((field) => field.id === id)?.of ?? 'party';
    const [first = '', ...path] = id.split('.');
    if (home === 'contact') contact[path.join('.')] = value;
    else if (first === 'customer' || first === 'supplier') {
      if (path[0] === 'state') states[first] = value as RoleState;
      else put(sides[first], path, value);
    } else if (!fieldById.has(id)) put(home === 'party' ? said : sides[home], ['custom', id], value);
    else if (!elsewhere.has(id)) said[id] = value;
  }
  const address = addressOf(values, country);
  const identifiers = identifiersOf(values, country);
  const named = (values.roles ?? []) as PartyRole[];
  // Whoever fills a cell of a side means that the party has this role.
  const roles = (['customer', 'supplier'] as const).filter(
    (role) => named.includes(role) || states[role] || Object.keys(sides[role]).length > 0,
  );
  return {
    said: {
      ...said,
      ...(address ? { addresses: [address] } : {}),
      ...(identifiers.length > 0 ? { identifiers } : {}),
      ...withContact(said, contact),
      ...Object.fromEntries(Object.entries(sides).filter(([, facts]) => Object.keys(facts).length > 0)),
    },
    roles,
    states,
    name: typeof said.legalName === 'string' ? said.legalName : '',
  };
};

/** Without a name there is nobody to reach: the telephone is the party's own then. */
const withContact = (said: Values, contact: Values): Values => {
  if (Object.keys(contact).length === 0) return {};
  if (contact.name !== undefined) return { contacts: [contact] };
  return Object.fromEntries(
    ['phones', 'emails'].flatMap((field) =>
      contact[field] === undefined ? [] : [[field, joined(said[field], contact[field], field)]],
    ),
  );
};
