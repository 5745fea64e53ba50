/** Works on many at once, at most `width` at a time, and stops at the first failure. */
export const atOnce = async <T>(width: number, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = list.values();
  const one = async (): Promise<void> => {
    for (const each of waiting) await work(each);
  };
  await Promise.all(Array.from({ length: width }, one));
};
