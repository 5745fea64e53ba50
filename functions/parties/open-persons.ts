import type { PartyKey } from '#platform/secrets/party-secrets';
import { personsOf, type FlatPersons, type SealedPersons } from '#shared/parties/persons';
import type { PersonsView } from '#shared/parties/card';
import type * as z from 'zod/mini';
import type { StoredPersons } from './persons-store.ts';

/** Sealed values in the clear. Without the key (erased) there is nothing left to read. */
export const opened = (key: PartyKey | undefined, sealed: SealedPersons): FlatPersons =>
  key
    ? Object.fromEntries(Object.entries(sealed).map(([field, value]) => [field, key.open(`persons.${field}`, value)]))
    : {};

export const personsView = ({ version, erasedAt }: StoredPersons, flat: FlatPersons): z.output<typeof PersonsView> => ({
  ...personsOf(flat),
  version,
  ...(erasedAt ? { erasedAt } : {}),
});
