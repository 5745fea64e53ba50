import * as z from 'zod/mini';
import type { RegisterField } from './fields.ts';

export const RegisterValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ amount: z.number(), currency: z.string() }),
  z.null(),
]);

/** How a text is found beside its own letters; made with dictionaries when the row is written. */
export const Spelling = z.object({
  /** The text in simplified and in traditional characters, where they differ from it. */
  forms: z.optional(z.array(z.string())),
  /** Its readings as syllables separated by blanks, the usual one first. */
  syllables: z.optional(z.array(z.string())),
  initials: z.optional(z.array(z.string())),
});
export type Spelling = z.infer<typeof Spelling>;

/** One line of a register, whole. It is a pure function of the items it stands for, so it can be made again at any time. */
export const RegisterRow = z.object({
  id: z.string(),
  /** The version that an update of the record names. */
  version: z.int(),
  region: z.nullable(z.string()),
  customerKeeper: z.nullable(z.string()),
  supplierKeeper: z.nullable(z.string()),
  values: z.record(z.string(), RegisterValue),
  custom: z.record(z.string(), RegisterValue),
  /** By field id, custom fields included. */
  spelling: z.record(z.string(), Spelling),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

/** Dictionaries, injected: they are too big for a function that only asks. */
export type Speller = (text: string, as: 'name' | 'person' | 'text') => Spelling;
export const unspelled: Speller = () => ({});

/** Values without empties, in one order of fields: what is absent is not stored. */
export const present = (values: Record<string, unknown>): RegisterRow['values'] =>
  Object.fromEntries(
    Object.entries(values)
      .sort(byId)
      .flatMap(([id, value]) => {
        const empty =
          value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
        return empty ? [] : [[id, RegisterValue.parse(value)]];
      }),
  );

const byId = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

export const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return [];
};

const merged = (spellings: readonly Spelling[]): Spelling => {
  const all = (part: keyof Spelling): string[] => [...new Set(spellings.flatMap((spelling) => spelling[part] ?? []))];
  const parts = { forms: all('forms'), syllables: all('syllables'), initials: all('initials') };
  return Object.fromEntries(Object.entries(parts).filter(([, list]) => list.length > 0));
};

const spelledAs = ({ search }: RegisterField): 'name' | 'person' | 'text' | undefined =>
  search === 'name' || search === 'person' || search === 'text' ? search : undefined;

/** The spellings of a row's searchable texts; texts that need none have no entry. */
export const spellingsOf = (
  fields: readonly RegisterField[],
  valueOf: (field: RegisterField) => unknown,
  spell: Speller,
): RegisterRow['spelling'] =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const as = spelledAs(field);
      const spelling = as ? merged(textsOf(valueOf(field)).map((text) => spell(text, as))) : {};
      return Object.keys(spelling).length > 0 ? [[field.id, spelling]] : [];
    }),
  );
