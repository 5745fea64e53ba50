import type { FieldOption } from '#shared/settings/model';

/** An option while it is edited; `key` holds its place in the list, a new one has no id yet. */
export type OptionRow = { key: string; id?: string; zh: string; en: string; retired: boolean };

export const rowsOf = (options: readonly FieldOption[] = []): OptionRow[] =>
  options.map(({ id, label, retired = false }) => ({ key: id, id, zh: label['zh-CN'], en: label.en, retired }));

export const newRow = (): OptionRow => ({ key: crypto.randomUUID(), zh: '', en: '', retired: false });

export const isBlank = ({ zh, en }: OptionRow): boolean => zh.trim() === '' && en.trim() === '';

/** One language is enough to begin with: the other takes its words. */
export const draftsOf = (rows: readonly OptionRow[]) =>
  rows
    .filter((row) => !isBlank(row))
    .map(({ id, zh, en, retired }) => ({
      ...(id ? { id } : {}),
      label: { 'zh-CN': zh.trim() || en.trim(), en: en.trim() || zh.trim() },
      ...(retired ? { retired } : {}),
    }));

export const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const rest = items.filter((_, at) => at !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)];
};
