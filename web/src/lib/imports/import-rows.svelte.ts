import { decideImportRow, listImportRows } from '#shared/imports/contract';
import type { ImportRowView, RowDecision, rowStatuses } from '#shared/imports/model';
import { call } from '#lib/api.ts';

type Status = (typeof rowStatuses)[number];

/** Rows of one import that are not taken as they are, page by page. */
export class ImportRows {
  rows = $state.raw<readonly ImportRowView[]>([]);
  busy = $state(false);
  failure = $state.raw<unknown>();
  more = $state(false);
  #cursor: string | undefined;
  readonly #importId: string;
  readonly #status: Status;

  constructor(importId: string, status: Status) {
    this.#importId = importId;
    this.#status = status;
  }

  async loadMore(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      const query = { status: this.#status, limit: 50, ...(this.#cursor ? { cursor: this.#cursor } : {}) };
      const page = await call(listImportRows, { params: { importId: this.#importId }, query });
      this.rows = [...this.rows, ...page.items];
      this.#cursor = page.nextCursor ?? undefined;
      this.more = this.#cursor !== undefined;
    } catch (reason) {
      this.failure = reason;
    } finally {
      this.busy = false;
    }
  }

  async decide(row: number, body: RowDecision): Promise<void> {
    const decided = await call(decideImportRow, { params: { importId: this.#importId, row }, body });
    this.rows = this.rows.map((one) => (one.row === row ? decided : one));
  }
}
