import { untrack } from 'svelte';

/** Runs again for another party, and for nothing else that the work happens to read: least of all the session that ends. */
export const onParty = (partyId: () => string, work: () => unknown): void => {
  $effect(() => {
    partyId();
    untrack(work);
  });
};
