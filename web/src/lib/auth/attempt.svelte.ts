import { m } from '#lib/paraglide/messages.js';

/** Every sentence of every refusal, loaded when something was refused. */
const sentenceFor = async (reason: unknown): Promise<string> => {
  try {
    return (await import('#lib/errors.ts')).sentence(reason);
  } catch {
    return m.common_failed();
  }
};

/** One form's sending: busy while it runs, and the sentence of its failure. */
export class Attempt {
  busy = $state(false);
  failure = $state('');

  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      await work();
    } catch (reason) {
      this.failure = await sentenceFor(reason);
    } finally {
      this.busy = false;
    }
  }
}
