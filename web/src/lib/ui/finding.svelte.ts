import { matches, type FindOptions, type Option } from './options.ts';

/** The choices under what is typed: from a list at hand, or asked for a moment after the last key. */
export class Finding {
  found = $state.raw<Option[]>([]);
  busy = $state(false);
  readonly #list: () => readonly Option[] | undefined;
  readonly #find: () => FindOptions | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(list: () => readonly Option[] | undefined, find: () => FindOptions | undefined) {
    this.#list = list;
    this.#find = find;
  }

  look(typed: string): void {
    const find = this.#find();
    if (!find) {
      this.found = (this.#list() ?? []).filter((option) => matches(option, typed)).slice(0, 200);
      return;
    }
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.busy = true;
    this.#waiting = setTimeout(() => void this.#ask(find, typed, asking), typed ? 160 : 0);
  }

  async #ask(find: FindOptions, typed: string, asking: AbortController): Promise<void> {
    try {
      const found = await find(typed, asking.signal);
      if (!asking.signal.aborted) this.found = found;
    } catch {
      // An answer overtaken by the next key, or none at all: the list stays as it was.
    } finally {
      if (!asking.signal.aborted) this.busy = false;
    }
  }
}
