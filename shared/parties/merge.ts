/** A partial change over what is there: what is not named stays, null empties. */
export const merged = <T extends object>(present: T, given: { [Field in keyof T]?: T[Field] | null | undefined }): T => {
  const result = { ...present };
  for (const [field, value] of Object.entries(given)) {
    if (value === null) Reflect.deleteProperty(result, field);
    else if (value !== undefined) Reflect.set(result, field, value);
  }
  return result;
};
