import { openCursor, sealCursor } from '#platform/cursor';

/** The place a cursor stands for, if it was made for the same reader and question. */
export const placeIn = async (cursor: string | undefined, binding: string): Promise<unknown> =>
  cursor === undefined ? undefined : openCursor(cursor, binding);

export const cursorFor = async (next: unknown, binding: string): Promise<string | null> =>
  next === undefined ? null : sealCursor(next, binding);

type Shown<T> = { items: T[]; next: unknown };
const mostPages = 10;

/** Asks for further pages while nothing on them may be shown to this reader: people take an empty page for the end. */
export const shownPage = async <T>(after: unknown, ask: (after: unknown) => Promise<Shown<T>>): Promise<Shown<T>> => {
  let page = await ask(after);
  for (let asked = 1; asked < mostPages && page.items.length === 0 && page.next !== undefined; asked += 1)
    page = await ask(page.next);
  return page;
};
