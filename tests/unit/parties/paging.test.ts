import { describe, expect, it } from 'vitest';
import { shownPage } from '../../../functions/parties/paging.ts';

const pages = (...items: string[][]) => {
  let asked = 0;
  const ask = (after: unknown): Promise<{ items: string[]; next: unknown }> => {
    asked += 1;
    const index = after === undefined ? 0 : Number(after);
    return Promise.resolve({ items: items[index] ?? [], next: index + 1 < items.length ? index + 1 : undefined });
  };
  return { ask, asked: () => asked };
};

describe('a page of which the reader may see only some', () => {
  it('is not empty while further pages hold something for them', async () => {
    const { ask } = pages([], [], ['a proposal'], ['another']);
    expect(await shownPage(undefined, ask)).toEqual({ items: ['a proposal'], next: 3 });
  });

  it('goes on from the place that a cursor tells, and no further than it must', async () => {
    const { ask, asked } = pages(['first'], ['second'], ['third']);
    expect(await shownPage(1, ask)).toEqual({ items: ['second'], next: 2 });
    expect(asked()).toBe(1);
  });

  it('is empty at the end', async () => {
    expect(await shownPage(undefined, pages([], []).ask)).toEqual({ items: [], next: undefined });
  });

  it('says how to go on when very many may not be shown', async () => {
    const { ask, asked } = pages(...Array.from({ length: 30 }, () => []));
    expect(await shownPage(undefined, ask)).toEqual({ items: [], next: 10 });
    expect(asked()).toBe(10);
  });
});
