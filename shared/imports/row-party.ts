import type * as z from 'zod/mini';
import type { Caller } from '../access/caller.ts';
import { editsClass } from '../access/caller.ts';
import { type DomainError, type FieldError } from '../kernel/errors.ts';
import { unfitTexts } from '../kernel/unfit-text.ts';
import { CreateParty } from '../parties/contract.ts';
import { fieldById } from '../parties/fields.ts';
import type { PartyRole } from '../parties/model.ts';
import { shortened, type FaultCode, type RowFault } from './faults.ts';
import type { RowDraft, RowPlan } from './row-draft.ts';

export type PartyBody = z.output<typeof CreateParty>;
export type CheckedRow = { draft: RowDraft; body: PartyBody | undefined; faults: RowFault[] };

/** The row as the body of a create, with the mapping's defaults for what it does not say itself. */
export const partyOfRow = (plan: RowPlan, draft: RowDraft, cells: readonly string[], caller: Caller): CheckedRow => {
  const { defaults } = plan.mapping;
  const roles = draft.roles.length > 0 ? draft.roles : defaults.roles;
  const parsed = CreateParty.safeParse({ kind: defaults.kind, ...draft.said, roles });
  const faults = [
    ...draft.faults,
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) =>
          faultOfPath(plan, draft, cells, issue.path.map(String), codeOfIssue(issue)),
        )),
    ...unfitTexts(parsed.data).map((path) => faultOfPath(plan, draft, cells, path, 'invalid')),
    ...roles.filter((role) => !editsClass(caller, role)).map((role) => sideFault(plan, draft, cells, role)),
  ];
  // A field that could not be read is absent, which may have made it "required" as well: it is told once.
  const told = new Set(draft.faults.map(({ field }) => field));
  const once = faults.filter((fault, at) => at < draft.faults.length || !told.has(fault.field));
  return { draft, body: parsed.success ? parsed.data : undefined, faults: once };
};

const sideFault = (plan: RowPlan, draft: RowDraft, cells: readonly string[], role: PartyRole): RowFault => {
  const own = [...draft.columnOf.keys()].find((field) => field.startsWith(`${role}.`));
  return faultOfField(plan, draft, cells, own ?? 'roles', 'side-not-yours');
};

/** What a refusal of the business says of this row. */
export const faultsOfRefusal = (
  plan: RowPlan,
  draft: RowDraft,
  cells: readonly string[],
  error: DomainError,
): RowFault[] => {
  const errors = Array.isArray(error.details.errors) ? (error.details.errors as FieldError[]) : [];
  const code = error.details.permission ? 'not-allowed' : (codeOfRefusal[error.code] ?? 'invalid');
  if (errors.length === 0) return [faultOfField(plan, draft, cells, null, code)];
  return errors.map((one) => {
    const fault = faultOfPath(plan, draft, cells, one.path.split('.'), codeOfFieldError[one.code] ?? code);
    return fault.code === 'invalid' || fault.code === 'identifier-form' ? { ...fault, hint: one.message } : fault;
  });
};

const codeOfRefusal: Partial<Record<string, FaultCode>> = {
  IDENTIFIER_TAKEN: 'identifier-taken',
  IDENTIFIER_INVALID: 'identifier-form',
  REQUIRED_FIELD_MISSING: 'required',
  ROLE_STATE_MOVE_NOT_ALLOWED: 'state-not-reachable',
  NOT_ALLOWED: 'side-not-yours',
  PROPOSAL_WAITING: 'second-person-needed',
  NOT_FOUND: 'party-not-yours',
  PARTY_ARCHIVED: 'party-not-yours',
  CHANGED_BY_SOMEONE_ELSE: 'changed-meanwhile',
};

const codeOfFieldError: Partial<Record<string, FaultCode>> = {
  IDENTIFIER_FORM: 'identifier-form',
  IDENTIFIER_CHECK_DIGIT: 'identifier-check-digit',
  IDENTIFIER_TYPE_UNKNOWN: 'identifier-unknown',
  repeated: 'identifier-repeated',
  differs: 'identifier-differs',
  taken: 'identifier-taken',
  required: 'required',
  too_big: 'too-long',
  'too-many': 'too-many',
  'out-of-range': 'out-of-range',
  'not-of-this-role': 'not-of-this-role',
};

type Issue = z.core.$ZodIssue;
const numbers = ['number', 'int'];
const codeOfIssue = (issue: Issue): FaultCode => {
  if ((issue.code === 'too_big' || issue.code === 'too_small') && numbers.includes(issue.origin)) return 'out-of-range';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'too-many' : 'too-long';
  if (issue.code === 'too_small') return 'required';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'invalid';
  return 'invalid';
};

/** `addresses.0.line`, `contacts.0.name`, `customer.terms.taxRate`, `identifiers.1.value`, `custom.fld_…`: the field it is. */
const fieldOfPath = (draft: RowDraft, path: readonly string[]): string | null => {
  const [first = '', second = '', third = ''] = path;
  if (first === 'identifiers') {
    const identifiers = (draft.said.identifiers ?? []) as { type: string }[];
    const type = identifiers[Number(second)]?.type;
    if (type === 'external-code') return 'externalCode';
    return draft.columnOf.has('uscc') && Number(second) === 0 ? 'uscc' : 'taxNumber';
  }
  if (first === 'addresses') return third.replace(/Code$/, '') || null;
  if (first === 'contacts') return third ? `contact.${third}` : null;
  if (first === 'custom') return second || null;
  if ((first === 'customer' || first === 'supplier') && second === 'custom') return third || null;
  const whole = path.filter((part) => !/^\d+$/.test(part)).join('.');
  return fieldById.has(whole) ? whole : fieldById.has(first) ? first : null;
};

const faultOfPath = (
  plan: RowPlan,
  draft: RowDraft,
  cells: readonly string[],
  path: readonly string[],
  code: FaultCode,
): RowFault => faultOfField(plan, draft, cells, fieldOfPath(draft, path), code);

/** A fault at the column of a field; a field that no column is mapped to, or the row as such, has none. */
export const faultOfField = (
  plan: RowPlan,
  draft: RowDraft,
  cells: readonly string[],
  field: string | null,
  code: FaultCode,
  hint?: string,
): RowFault => {
  const mapped = field === null ? -1 : plan.mapping.columns.indexOf(field);
  const column = (field === null ? undefined : draft.columnOf.get(field)) ?? (mapped >= 0 ? mapped : null);
  return {
    column,
    header: column === null ? '' : (plan.headers[column] ?? ''),
    field,
    code,
    value: column === null ? '' : shortened(cells[column] ?? ''),
    ...(hint ? { hint } : {}),
  };
};
