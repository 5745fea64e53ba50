import { untrack } from 'svelte';

/** A key of the page. `keys` is one key (`j`, `?`, `/`) or two in a row (`g p`). */
export type Shortcut = { keys: string; title: string; run: (event: KeyboardEvent) => void; group?: string };

let offered = $state.raw<readonly (() => Shortcut[])[]>([]);

/** Offer keys for as long as the component lives; `?` lists them. */
export const offerShortcuts = (list: () => Shortcut[]): void => {
  $effect(() => {
    untrack(() => {
      offered = [...offered, list];
    });
    return () => {
      untrack(() => {
        offered = offered.filter((one) => one !== list);
      });
    };
  });
};

export const offeredShortcuts = (): Shortcut[] => offered.flatMap((list) => list());

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
  !(target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type));

export const dialogIsOpen = (): boolean =>
  document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;

let pending = '';
let pendingSince = 0;

/** The one key listener of the site. Keys are silent while someone types or a dialog is open. */
export const onShortcutKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || dialogIsOpen()) return;
  const pair = Date.now() - pendingSince < 900 ? `${pending} ${event.key}` : event.key;
  // A page's own keys, which stand in a group, come before those of everywhere; among equals the latest offer wins.
  const list = offeredShortcuts()
    .toReversed()
    .sort((a, b) => Number(b.group !== undefined) - Number(a.group !== undefined));
  const chosen = list.find(({ keys }) => keys === pair) ?? list.find(({ keys }) => keys === event.key);
  pending = event.key;
  pendingSince = Date.now();
  if (!chosen) return;
  if (chosen.keys !== 'Enter') event.preventDefault();
  pending = '';
  chosen.run(event);
};
