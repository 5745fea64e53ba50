/** A choice: `value` is kept, `label` is read, `detail` helps to tell two alike apart. */
export type Option = { value: string; label: string; detail?: string | undefined; disabled?: boolean };
export type FindOptions = (text: string, signal: AbortSignal) => Promise<Option[]>;

/** Every word typed occurs in label, detail or value, in any order. */
export const matches = (option: Option, typed: string): boolean => {
  const hay = `${option.label} ${option.detail ?? ''} ${option.value}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
};
