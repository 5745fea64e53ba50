import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Ctrl+Enter (⌘+Enter) sends a form from wherever one is writing. */
export const onSendKey =
  (send: () => unknown) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    // What is still being typed counts: fields that take their text over when they are left are left first.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void tick().then(send);
  };

const isLine = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(target.type);

/** Enter in a line of text ends the line and sends nothing; on a button it presses the button. */
export const enterStays: Attachment<HTMLElement> = (form) => {
  const listen = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && isLine(event.target)) event.preventDefault();
  };
  form.addEventListener('keydown', listen);
  return () => form.removeEventListener('keydown', listen);
};

/** One form's keys, `{@attach sendKey(save)}`: Ctrl+Enter sends it, and Enter alone does not. */
export const sendKey =
  (send: () => unknown): Attachment<HTMLElement> =>
  (form) => {
    const listen = onSendKey(send);
    form.addEventListener('keydown', listen);
    const release = enterStays(form);
    return () => {
      form.removeEventListener('keydown', listen);
      release?.();
    };
  };
