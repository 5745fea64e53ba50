type Page<Item> = { items: Item[]; nextCursor?: string | null | undefined };

/** A list that grows by pages: what is shown stays, and more comes below it. */
export class Paged<Item> {
  items = $state.raw<readonly Item[]>([]);
  next = $state<string | undefined>();
  busy = $state(true);
  /** Whether the first page is here. */
  loaded = $state(false);
  failure = $state.raw<unknown>();
  readonly #ask: (cursor: string | undefined) => Promise<Page<Item>>;

  constructor(ask: (cursor: string | undefined) => Promise<Page<Item>>) {
    this.#ask = ask;
  }

  async #take(cursor: string | undefined): Promise<void> {
    this.busy = true;
    this.failure = undefined;
    try {
      const { items, nextCursor } = await this.#ask(cursor);
      this.items = cursor ? [...this.items, ...items] : items;
      this.next = nextCursor ?? undefined;
      this.loaded = true;
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  again(): Promise<void> {
    return this.#take(undefined);
  }
  more(): Promise<void> {
    return this.next ? this.#take(this.next) : Promise.resolve();
  }
}
