import { wantToaster } from '#lib/toaster.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

const sonner = () => {
  wantToaster();
  return import('svelte-sonner');
};

export const toast = {
  done: async (text: string): Promise<void> => {
    (await sonner()).toast.success(text);
  },
  note: async (text: string): Promise<void> => {
    (await sonner()).toast.info(text);
  },
  /** For what can be taken back: the button stays long enough to be read and reached. */
  undo: async (text: string, undo: () => void | Promise<void>): Promise<void> => {
    const { toast: show } = await sonner();
    show.success(text, {
      duration: 10_000,
      action: { label: m.common_undo(), onClick: () => void undo() },
    });
  },
  failed: async (failure: unknown): Promise<void> => {
    const [{ sentence }, { toast: show }] = await Promise.all([import('#lib/errors.ts'), sonner()]);
    show.error(sentence(failure), { duration: 8_000 });
  },
};
