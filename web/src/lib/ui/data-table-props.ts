import type { Snippet } from 'svelte';
import type { Column, Sort } from './columns.ts';

export type DataTableProps<Row> = {
  /** For screen readers: what the rows are. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  /** Where the row's name links to. */
  rowHref?: (row: Row) => string;
  /** Enter, or a click beside the link. */
  onopen?: (row: Row) => void;
  /** `o` or the space bar: look without leaving the list. */
  onpreview?: (row: Row) => void;
  /** Keys of the columns left out. */
  hidden?: readonly string[];
  /** What a row looks like on a phone, in place of its columns one below the other. */
  card?: Snippet<[Row]>;
  /** The table scrolls within this height, so that its header and the row's name stay in sight. */
  height?: string;
  /** The last row has come into sight. */
  onend?: () => void;
  sort?: Sort | undefined;
  onsort?: (sort: Sort) => void;
  /** Ids of the chosen rows; give it to have check boxes. */
  selected?: string[] | undefined;
  loading?: boolean;
  /** Shown in place of rows when there are none. */
  empty?: Snippet;
  /** Buttons at the end of a row. */
  rowActions?: Snippet<[Row]>;
};
