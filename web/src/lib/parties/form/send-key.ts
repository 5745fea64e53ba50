import type { Attachment } from 'svelte/attachments';

/** Ctrl+Enter (⌘+Enter) sends a form from wherever one is writing. */
export const onSendKey =
  (send: () => unknown) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    send();
  };

/** The same for one form: `{@attach sendKey(save)}`. */
export const sendKey =
  (send: () => unknown): Attachment<HTMLElement> =>
  (form) => {
    const listen = onSendKey(send);
    form.addEventListener('keydown', listen);
    return () => form.removeEventListener('keydown', listen);
  };
