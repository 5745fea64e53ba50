/**
 * Every field belongs to one class, and rights are granted by class: an allow-list. A field without a grant is seen by nobody.
 * `secret` classes are stored encrypted and each read of them is logged. Custom fields carry their own grants instead.
 */
export const fieldClasses = [
  'identity', // names, kind, identifiers, addresses, tags, which roles there are and in which state
  'contacts', // people at the party and how to reach them
  'card', // S2.6-S2.9: characteristics, business and trading status
  'persons', // secret: owner, manager, legal person with personal details
  'bank', // secret: bank accounts
  'customer', // the customer side: keeper, terms, classes
  'customer-credit', // credit limit and grade
  'supplier', // the supplier side: keeper, terms, capabilities, certificates
  'notes', // notes, tasks and files of the party as such
] as const;
export type FieldClass = (typeof fieldClasses)[number];
export const secretClasses: readonly FieldClass[] = ['persons', 'bank'];
