import { tick } from 'svelte';

/** A form with input that nobody saved yet, and how it is thrown away. */
type Held = { isChanged: () => boolean; drop: () => void };

let held: readonly Held[] = [];
let asked = $state.raw<{ forms: readonly Held[]; go: () => void } | undefined>();

/** Whether the reader is being asked about what they typed. */
export const isAsking = (): boolean => asked !== undefined;

/** The reader's answer: stay, or throw the input away and go on. */
export const answer = async (leaves: boolean): Promise<void> => {
  const now = asked;
  asked = undefined;
  if (!leaves || !now) return;
  for (const { drop } of now.forms) drop();
  // The forms go first, so that nothing asks again.
  await tick();
  now.go();
};

/**
 * Watches over a form for as long as its component lives: going elsewhere asks first while something typed is not saved.
 * Answers how the form is closed: at once, or after the same question.
 */
export const holdUnsaved = (isChanged: () => boolean, drop: () => void): (() => void) => {
  const one = { isChanged, drop };
  $effect(() => {
    held = [...held, one];
    return () => {
      held = held.filter((other) => other !== one);
    };
  });
  return () => {
    if (isChanged()) asked = { forms: [one], go: () => undefined };
    else drop();
  };
};

const changed = (): readonly Held[] => held.filter(({ isChanged }) => isChanged());

export const hasUnsaved = (): boolean => changed().length > 0;

/** Asks before going elsewhere; `go` is done when the reader says so. */
export const askBefore = (go: () => void): void => void (asked = { forms: changed(), go });
