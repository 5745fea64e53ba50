import { sentence } from '#lib/errors.ts';

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
      this.failure = sentence(reason);
    } finally {
      this.busy = false;
    }
  }
}
