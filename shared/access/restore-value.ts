import type { AuditEntry, FieldChange } from './audit.ts';
import { editsClass, editsCustomField, type Caller } from './caller.ts';
import { DomainError } from '../kernel/errors.ts';
import { CardFacts } from '../parties/card.ts';
import type { PartyChange } from '../parties/change-party.ts';
import { ContactFacts, PartyFacts, RoleFacts, Terms, type PartyRole } from '../parties/model.ts';
import type { RoleChange } from '../parties/set-role.ts';
import { classOfRoleField } from '../parties/visible.ts';
import type { CustomField } from '../settings/model.ts';

/** The change that puts one value back, for the decision that such a change always goes through. */
export type Restoration =
  | { of: 'party'; given: PartyChange }
  | { of: PartyRole; given: RoleChange }
  | { of: 'contact'; contactId: string; given: { [Field in keyof ContactFacts]?: ContactFacts[Field] | null } }
  | { of: 'card'; given: Partial<Record<keyof CardFacts, unknown>> };

const isIn = (shape: object, name: string): boolean => Object.hasOwn(shape, name);

/** A limit waits for a second person and a state has moves of its own; neither is simply put back. */
const movedOnly = new Set(['creditLimit', 'pendingCreditLimit', 'state', 'stateSince', 'stateReason']);

type Place = { of: Restoration['of']; name: string };

/** Where a field of the trail is kept: `legalName`, `customer.grade`, `contact.phones`, `card.policy`. */
const placeOf = (field: string): Place | undefined => {
  const [first = '', ...rest] = field.split('.');
  const name = rest.join('.');
  if (first === 'custom') return { of: 'party', name: field };
  if (first === 'customer' || first === 'supplier')
    return name.startsWith('custom.') || (isIn(RoleFacts.shape, name) && !movedOnly.has(name))
      ? { of: first, name }
      : undefined;
  if (first === 'contact') return isIn(ContactFacts.shape, name) ? { of: 'contact', name } : undefined;
  if (first === 'card') return isIn(CardFacts.shape, name) ? { of: 'card', name } : undefined;
  return isIn(PartyFacts.shape, field) ? { of: 'party', name: field } : undefined;
};

const edits = (caller: Caller, { of, name }: Place, fields: readonly CustomField[]): boolean => {
  if ((of === 'customer' || of === 'supplier') && !editsClass(caller, of)) return false;
  if (name.startsWith('custom.')) {
    const field = fields.find(({ id }) => name === `custom.${id}`);
    return field !== undefined && !field.retiredAt && editsCustomField(caller, field.grants);
  }
  if (of === 'customer' || of === 'supplier') return editsClass(caller, classOfRoleField(of, name));
  return editsClass(caller, { party: 'identity' as const, contact: 'contacts' as const, card: 'card' as const }[of]);
};

/** Whether the reader may put the earlier value of this change back: who edits the field today. */
export const isRestorable =
  (caller: Caller, fields: readonly CustomField[]) =>
  (entry: Pick<AuditEntry, 'action'>, { field }: FieldChange): boolean => {
    const place = placeOf(field);
    return place !== undefined && hasEarlier(entry) && edits(caller, place, fields);
  };

/** What began with the entry has no earlier value: taking it away is a change of its own. */
const hasEarlier = ({ action }: Pick<AuditEntry, 'action'>): boolean =>
  !/(^|\.)(created|added|given|removed)$/.test(action);

const given = (name: string, before: unknown): Record<string, unknown> => {
  if (name.startsWith('custom.')) return { custom: { [name.slice('custom.'.length)]: before } };
  // Terms are laid over what is there, so those that were empty are emptied by name.
  if (name === 'terms')
    return {
      terms: {
        ...Object.fromEntries(Object.keys(Terms.shape).map((term) => [term, null])),
        ...(before as object | null),
      },
    };
  return { [name]: before };
};

/** The change that a field's value before an entry comes to; refused where there is none to put back. */
export const restorationOf = (entry: AuditEntry, field: string): Restoration => {
  const change = entry.changes.find((one) => one.field === field);
  const place = placeOf(field);
  if (!change || !place || !hasEarlier(entry))
    throw new DomainError('VALUE_NOT_RESTORABLE', 'this entry holds no earlier value to put back', { field });
  const laid = given(place.name, change.before ?? null);
  if (place.of !== 'contact') return { of: place.of, given: laid };
  return { of: 'contact', contactId: (entry.part ?? '').slice('contact:'.length), given: laid };
};
