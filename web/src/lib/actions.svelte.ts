import { untrack, type Component } from 'svelte';

/** Something a person can do, said once: pages register theirs, and buttons, menus and the palette read them. */
export type Action = {
  id: string;
  title: string;
  /** Other words people would type for it, in either language. */
  words?: string;
  icon?: Component;
  /** As shown: `n`, `g p`. */
  keys?: string;
  run: () => void | Promise<void>;
};

export type FoundRecord = {
  id: string;
  title: string;
  detail?: string;
  href: string;
  /** The roles of a party with their states. */
  roles?: readonly { role: 'customer' | 'supplier'; state: string }[];
};
export type RecordSearch = (text: string, signal: AbortSignal) => Promise<FoundRecord[]>;

let groups = $state.raw<readonly (() => Action[])[]>([]);
let search = $state.raw<RecordSearch | undefined>();

/** Offer actions for as long as the component lives. Call during its initialisation; `list` is read again as its runes change. */
export const offerActions = (list: () => Action[]): void => {
  $effect(() => {
    groups = [...untracked(), list];
    return () => {
      groups = untracked().filter((one) => one !== list);
    };
  });
};

const untracked = (): readonly (() => Action[])[] => untrack(() => groups);

export const offeredActions = (): Action[] => groups.flatMap((list) => list());

/** Records for the palette and the top bar; the app layout gives the search of the parties once. */
export const searchRecordsWith = (find: RecordSearch): void => {
  search = find;
};
export const recordSearch = (): RecordSearch | undefined => search;
