import type { Snippet } from 'svelte';

export type KeyValue = {
  key: string;
  /** Empty shows a dash. A snippet for anything but text. */
  value?: string | undefined;
  content?: Snippet;
  wide?: boolean;
  /** The reader may not see it: said, not hidden. */
  withheld?: boolean;
};
