// The rules of a change that only what is stored can answer. Another capability that changes a party comes in by this door, and by no other.
export { mustNotRepeat } from './duplicates.ts';
export { mustBeKeepers } from './keepers.ts';
export { mustSeeParent } from './store.ts';
