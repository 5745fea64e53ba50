import type { FieldChange } from '../access/audit.ts';
import { same } from '../kernel/canonical.ts';
import { named } from './merge.ts';
import { Person, personKinds, Persons } from './card.ts';

/** Values by path, such as `owner.birthYear`: each is sealed by itself. */
export type FlatPersons = Record<string, unknown>;
export type SealedPersons = Record<string, string>;

export const flatPersons = (persons: Persons): FlatPersons =>
  Object.fromEntries(
    personKinds.flatMap((kind) =>
      named(persons[kind] ?? {}).flatMap(([field, value]) => (value === null ? [] : [[`${kind}.${field}`, value]])),
    ),
  );

export const personsOf = (flat: FlatPersons): Persons =>
  Persons.parse(
    Object.fromEntries(
      personKinds.flatMap((kind) => {
        const fields = Object.keys(Person.shape).flatMap((field) =>
          `${kind}.${field}` in flat ? [[field, flat[`${kind}.${field}`]]] : [],
        );
        return fields.length > 0 ? [[kind, Object.fromEntries(fields)]] : [];
      }),
    ),
  );

type Sealing = {
  before: FlatPersons;
  sealedBefore: SealedPersons;
  after: FlatPersons;
  seal: (field: string, value: unknown) => string;
};

/** The sealed values after a change. What did not change keeps its very ciphertext, so the audit names only what did. */
export const sealedAfter = ({ before, sealedBefore, after, seal }: Sealing): SealedPersons =>
  Object.fromEntries(
    Object.entries(after).map(([field, value]) => {
      const kept = sealedBefore[field];
      return [field, kept !== undefined && same(before[field], value) ? kept : seal(`persons.${field}`, value)];
    }),
  );

/** What changed, as ciphertext: erasing the party's key erases it here too, and the chain still verifies. */
export const personChanges = (before: SealedPersons, after: SealedPersons): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field: `persons.${field}`,
      class: 'persons',
      before: before[field] ?? null,
      after: after[field] ?? null,
    }));
