import { listParties } from '#shared/parties/contract';
import type { PartyRow } from '#shared/parties/register-row';
import { call } from '#lib/api.ts';
import { notAmong } from '../row.ts';
import { queryOf, type ListState, type RoleTab } from './list-state.ts';

const pageSize = 50;
const mostAtOnce = 100;
const countedBy = 'roles,customer.state';

export type Counts = Record<'all' | 'customer' | 'supplier' | 'both', number>;

/** What a list was when it was left, so that coming back shows it at once. */
type Left = { key: string; rows: PartyRow[]; cursor: string | undefined; counts: Counts | undefined; scrolled: number };
let left: Left | undefined;

type Facets = Record<string, { value: string | null; count: number }[]>;
const countIn = (facets: Facets, field: string, value: string | null): number =>
  facets[field]?.find((one) => one.value === value)?.count ?? 0;

/** Every party has one customer state or none, so those counts add up to all; with the roles' own counts, "both" follows. */
const countsOf = (facets: Facets): Counts => {
  const all = (facets['customer.state'] ?? []).reduce((sum, { count }) => sum + count, 0);
  const [customer, supplier, none] = ['customer', 'supplier', null].map((role) => countIn(facets, 'roles', role));
  return {
    all,
    customer: customer ?? 0,
    supplier: supplier ?? 0,
    both: (customer ?? 0) + (supplier ?? 0) + (none ?? 0) - all,
  };
};

/** The rows under an address, asked for page by page; a newer question always overtakes an older one. */
export class PartyList {
  rows = $state.raw<readonly PartyRow[]>([]);
  counts = $state.raw<Counts | undefined>();
  busy = $state(true);
  moreBusy = $state(false);
  failure = $state.raw<unknown>();
  /** How far down the list was when it was left. */
  scrolled = 0;
  #cursor = $state.raw<string | undefined>();
  #role = $state<RoleTab>('');
  #key = '';
  #state: ListState | undefined;
  #asking: AbortController | undefined;
  /** Of the last question: whether its rows are shown. */
  #answer: Promise<boolean> = Promise.resolve(false);
  /** Whether the rows on the screen are those of an earlier question. */
  #isOld = false;
  #again: () => Promise<unknown> = () => this.refresh();

  get more(): boolean {
    return this.#cursor !== undefined;
  }

  /** What is behind a tab. A list that is shown to its end needs no counting. */
  total(role: RoleTab): number | undefined {
    if (role === this.#role && !this.busy && !this.more && this.failure === undefined) return this.rows.length;
    return this.counts?.[role === '' ? 'all' : role];
  }

  /** Shows what the state says, and tells whether it is shown. Nothing is asked again while only columns or the view's name differ. */
  async show(state: ListState): Promise<boolean> {
    const key = JSON.stringify(queryOf(state));
    if (key === this.#key && this.failure === undefined) return this.#answer;
    if (key !== this.#key) this.#isOld = true;
    this.#key = key;
    this.#state = state;
    const back = left?.key === key ? left : undefined;
    if (back) ({ rows: this.rows, cursor: this.#cursor, counts: this.counts, scrolled: this.scrolled } = back);
    if (back) this.#isOld = false;
    left = undefined;
    this.#answer = this.#ask(state, back?.rows.length ?? 0);
    return this.#answer;
  }

  /** The same again, after something was changed. */
  async refresh(): Promise<void> {
    if (this.#state) await (this.#answer = this.#ask(this.#state, this.#isOld ? 0 : this.rows.length));
  }

  /** What failed, once more. */
  async retry(): Promise<void> {
    await this.#again();
  }

  /** The first page. Rows below it that were shown before stay until the list is asked anew. */
  async #ask(state: ListState, shown: number): Promise<boolean> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.busy = true;
    this.failure = undefined;
    const limit = Math.min(mostAtOnce, Math.max(pageSize, shown));
    try {
      // With every role shown the page counts itself; else the tabs are counted beside it.
      const counting = state.role === '' ? { facets: countedBy } : {};
      const [page, beside] = await Promise.all([
        call(listParties, { query: { ...queryOf(state), limit, ...counting } }, { signal: asking.signal }),
        state.role === '' ? undefined : this.#count(state, asking.signal),
      ]);
      if (asking.signal.aborted) return false;
      const facets = beside ?? page.facets;
      if (facets) this.counts = countsOf(facets);
      this.#role = state.role;
      const below = shown > limit ? notAmong(this.rows.slice(limit), page.items) : [];
      this.rows = [...page.items, ...below];
      if (below.length === 0) this.#cursor = page.nextCursor ?? undefined;
      this.#isOld = false;
      return true;
    } catch (failure) {
      if (asking.signal.aborted) return false;
      this.failure = failure;
      this.#again = () => this.refresh();
      // Rows of other words would be taken for the answer.
      if (this.#isOld) {
        this.rows = [];
        this.#cursor = undefined;
        this.counts = undefined;
      }
      return false;
    } finally {
      if (this.#asking === asking) this.busy = false;
    }
  }

  /** By role, over the same search and filter: the tabs say what is behind them whichever is open. */
  async #count(state: ListState, signal: AbortSignal): Promise<Facets | undefined> {
    const { sort: _sort, ...query } = queryOf({ ...state, role: '' });
    return (await call(listParties, { query: { ...query, limit: 1, facets: countedBy } }, { signal })).facets;
  }

  async loadMore(): Promise<void> {
    const state = this.#state;
    const cursor = this.#cursor;
    const asking = this.#asking;
    if (!state || !cursor || this.moreBusy) return;
    this.moreBusy = true;
    this.failure = undefined;
    try {
      const page = await call(listParties, { query: { ...queryOf(state), limit: pageSize, cursor } });
      // Another question was asked meanwhile: these rows are not its rows.
      if (asking !== this.#asking) return;
      this.rows = [...this.rows, ...notAmong(page.items, this.rows)];
      this.#cursor = page.nextCursor ?? undefined;
    } catch (failure) {
      if (asking !== this.#asking) return;
      this.failure = failure;
      this.#again = () => this.loadMore();
    } finally {
      this.moreBusy = false;
    }
  }

  leave(scrolled: number): void {
    this.#asking?.abort();
    left = { key: this.#key, rows: [...this.rows], cursor: this.#cursor, counts: this.counts, scrolled };
  }
}
