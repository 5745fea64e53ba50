import type { Snippet } from 'svelte';

export type Column<Row> = {
  key: string;
  label: string;
  /** What is shown: plain text, or a snippet given the row. */
  text?: (row: Row) => string | undefined;
  cell?: Snippet<[Row]>;
  /** `end` for figures: their header stands over them. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** CSS width such as `12rem`; the rest share what is left. */
  width?: string;
  /** The row's name: never hidden, the heading of its card on a phone. */
  primary?: boolean;
  /** Left out of the card on a phone. */
  wideOnly?: boolean;
};

export type Sort = { key: string; direction: 'asc' | 'desc' };

/** A header's next sort: up, down, and up again. */
export const nextSort = (sort: Sort | undefined, key: string): Sort =>
  sort?.key === key && sort.direction === 'asc' ? { key, direction: 'desc' } : { key, direction: 'asc' };
