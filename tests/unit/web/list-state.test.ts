import { describe, expect, it } from 'vitest';
import {
  addressOf,
  emptyState,
  isNarrowed,
  queryOf,
  readState,
  sameList,
  stateOfView,
  viewStateOf,
  type ListState,
} from '../../../web/src/lib/parties/list/list-state.ts';

const narrowed: ListState = {
  q: '上海',
  role: 'both',
  filters: [{ field: 'customer.grade', op: 'in', value: ['A'] }],
  sort: '-updatedAt',
  archived: 'with',
  columns: ['number', 'tags'],
  view: 'viw_1',
};
const reopened = (state: ListState): ListState => readState(new URLSearchParams(addressOf(state)));

describe('the address of a list', () => {
  it('says all that the list shows, and nothing that is as usual', () => {
    expect(reopened(narrowed)).toEqual(narrowed);
    expect(addressOf(emptyState)).toEqual({});
  });

  it('opens the list also when somebody cut it short or made it up', () => {
    const state = readState(new URLSearchParams('role=boss&filter=[{"field"&archived=maybe&q=x'));
    expect(state).toEqual({ ...emptyState, q: 'x' });
  });

  it('asks for both roles by a condition, for one by its name', () => {
    expect(queryOf(narrowed).role).toBeUndefined();
    expect(JSON.parse(queryOf(narrowed).filter ?? '')).toHaveLength(2);
    expect(queryOf({ ...emptyState, role: 'supplier' })).toEqual({ role: 'supplier' });
  });
});

describe('a saved view', () => {
  it('is the list again that was saved', () => {
    const back = stateOfView('viw_1', viewStateOf(narrowed));
    expect(back).toEqual(narrowed);
    expect(sameList(back, { ...narrowed, view: '' })).toBe(true);
  });

  it('is changed as soon as the list shows something else', () => {
    expect(sameList(narrowed, { ...narrowed, sort: 'legalName' })).toBe(false);
    expect(sameList(narrowed, { ...narrowed, columns: ['tags', 'number'] })).toBe(false);
  });

  it('narrows nothing when it only chooses columns and order', () => {
    expect(isNarrowed({ ...emptyState, sort: 'number', columns: ['tags'] })).toBe(false);
    expect(isNarrowed({ ...emptyState, archived: 'only' })).toBe(true);
  });
});
