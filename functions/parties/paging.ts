import { openCursor, sealCursor } from '#platform/cursor';

/** The place a cursor stands for, if it was made for the same reader and question. */
export const placeIn = async (cursor: string | undefined, binding: string): Promise<unknown> =>
  cursor === undefined ? undefined : openCursor(cursor, binding);

export const cursorFor = async (next: unknown, binding: string): Promise<string | null> =>
  next === undefined ? null : sealCursor(next, binding);
