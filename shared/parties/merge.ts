/** What a change names, null among it. */
export const named = (given: object): [field: string, value: unknown][] =>
  Object.entries(given).filter(([, value]) => value !== undefined);

/** A thing begins without empties: what is null is not there. */
export const withoutEmpty = <T extends object>(given: T): T => merged(given, given);

/** A partial change over what is there: what is not named stays, null empties. */
export const merged = <T extends object>(
  present: T,
  given: { [Field in keyof T]?: T[Field] | null | undefined },
): T => {
  const result = { ...present };
  for (const [field, value] of Object.entries(given)) {
    if (value === null) Reflect.deleteProperty(result, field);
    else if (value !== undefined) Reflect.set(result, field, value);
  }
  return result;
};
