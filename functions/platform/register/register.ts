import { DomainError } from '#shared/kernel/errors';
import type { Readable, RegisterField } from '#shared/register/fields';
import { clausesOf, parseConditions, type Clause, type Condition } from '#shared/register/filter';
import { wordsOf } from '#shared/register/fold';
import type { RowRights } from '#shared/register/rights';
import type { RegisterRow } from '#shared/register/row';
import { parseSort } from '#shared/register/sort';
import { notAvailable } from '#shared/register/available';
import { openCursor, sealCursor } from '../cursor.ts';
import { sha256 } from '../ids.ts';
import type { Question, RegisterItem } from './ask.ts';
import { facetOf, type Facet } from './facets.ts';
import { countFound, idsFound, listPage, Place } from './list.ts';
import { openReader } from './reader.ts';
import { totalOf } from './total.ts';
import { rarityOf, similarRows, type Trace } from './similar.ts';

/** Who asks, and when. `custom` are the custom fields as they are defined now; `readable` decides on every field. */
export type Reading = {
  rights: RowRights;
  readable: Readable;
  custom?: readonly RegisterField[] | undefined;
  /** Today in the firm's calendar. */
  today: string;
  now: Date;
};
export type Asked = Reading & {
  q?: string | undefined;
  /** The `filter` of a URL. */
  filter?: string | undefined;
  /** Conditions that the capability adds by itself; they may name fields that the reader does not see. */
  always?: readonly Condition[] | undefined;
};
export type AskedList = Asked & {
  sort?: string | undefined;
  /** The order when neither a search nor a sort is asked for. */
  usually?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  /** Fields to count by value. */
  facets?: readonly string[] | undefined;
  /** Say how many there are, where that costs less than the page (`total.ts`). */
  total?: boolean | undefined;
};
export type RegisterPage = {
  items: RegisterItem[];
  nextCursor: string | null;
  total?: number | undefined;
  facets?: Record<string, Facet>;
};
export type TraceOf = { field: string; how: Trace['how']; text: string };

const everyOne = -1;
const pageOfStream = 500;

/** The register of one list, as a capability asks it. One copy of the file a process. */
export const openRegister = (list: string, fields: readonly RegisterField[]) => {
  const reader = openReader(list, fields);
  const byId = (custom: readonly RegisterField[] = []): Map<string, RegisterField> =>
    new Map([...fields, ...custom].map((field) => [field.id, field]));

  const questionOf = (asked: Asked, sort?: string): Question => {
    const known = byId(asked.custom);
    const { readable, today, rights } = asked;
    const asking = { fields: known, readable, today, me: rights.staffId };
    const words = wordsOf(asked.q ?? '');
    return {
      words,
      clauses: [
        ...(asked.q?.trim() && words.length === 0 ? nothingOf(fields) : []),
        ...clausesOf(parseConditions(asked.filter), asking),
        ...clausesOf(asked.always ?? [], { ...asking, readable: () => true }),
      ],
      orders: parseSort(sort, known, readable),
      rights,
      fields: [...known.values()].filter(({ id, search }) => readable(id) && search !== 'probe'),
    };
  };

  const facetFields = (asked: AskedList): RegisterField[] =>
    (asked.facets ?? []).map((id) => {
      const field = byId(asked.custom).get(id);
      if (!field?.filterable || !asked.readable(id)) throw notAvailable('facets', id);
      return field;
    });

  const bindingOf = ({ rights, q, filter, sort, always }: AskedList): string =>
    sha256(JSON.stringify([list, rights.staffId, q ?? '', filter ?? '', sort ?? '', always ?? []]));

  /** A number is kept for the same question with the same rights on the same day. */
  const countingOf = ({ rights, today, now }: AskedList, binding: string) => ({
    key: JSON.stringify([binding, rights, today]),
    now,
  });

  const ids = async (asked: Asked, most: number): Promise<string[]> => {
    const question = questionOf(asked);
    return idsFound(await reader.level(asked.now), question, most);
  };

  /** The reader's fields that a likeness may be found by; with `only`, those of them that are asked for. */
  const hunting = (reading: Reading, only?: ReadonlySet<string>) => {
    const known = byId(reading.custom);
    const fields = [...known.values()].filter(({ id }) => reading.readable(id) && (!only || only.has(id)));
    const question = { ...questionOf(reading), fields };
    return (traces: readonly TraceOf[]) => ({
      question,
      traces: traces.flatMap(({ field: id, how, text }) => {
        const field = known.get(id);
        return field && reading.readable(id) ? [{ field, how, text }] : [];
      }),
    });
  };

  return {
    /** One page, best first for a search, else in the order asked for. */
    list: async (asked: AskedList): Promise<RegisterPage> => {
      const searching = wordsOf(asked.q ?? '').length > 0;
      const question = questionOf(asked, asked.sort ?? (searching ? undefined : asked.usually));
      const counted = facetFields(asked);
      const binding = bindingOf(asked);
      const place = asked.cursor === undefined ? undefined : placeOf(await openCursor(asked.cursor, binding));
      const file = await reader.level(asked.now);
      const page = listPage(file, question, asked.limit, place);
      return {
        items: page.items,
        nextCursor: page.next ? await sealCursor(page.next, binding) : null,
        total: asked.total ? totalOf(file, question, countingOf(asked, binding)) : undefined,
        ...(counted.length > 0
          ? { facets: Object.fromEntries(counted.map((field) => [field.id, facetOf(file, question, field)])) }
          : {}),
      };
    },

    /** Refuses a question that cannot be asked, before anything is made of it. */
    mustBeAskable: (asked: Asked & { sort?: string | undefined }): void => void questionOf(asked, asked.sort),

    count: async (asked: Asked): Promise<number> => {
      const question = questionOf(asked);
      return countFound(await reader.level(asked.now), question, everyOne);
    },

    /** Several counts of one moment, for one look at the register. */
    counts: async <Name extends string>(
      reading: Reading,
      questions: Record<Name, Pick<Asked, 'q' | 'filter' | 'always'>>,
    ): Promise<Record<Name, number>> => {
      const asked = Object.entries<Pick<Asked, 'q' | 'filter' | 'always'>>(questions).map(
        ([name, one]) => [name, questionOf({ ...reading, ...one })] as const,
      );
      const file = await reader.level(reading.now);
      return Object.fromEntries(
        asked.map(([name, question]) => [name, countFound(file, question, everyOne)]),
      ) as Record<Name, number>;
    },

    /** The ids of all results, for an action on all of them. */
    ids,

    /** All results in pages, for an export; each page is one statement, so memory stays flat. */
    stream: async function* (asked: Asked & { sort?: string | undefined }): AsyncGenerator<RegisterItem[]> {
      const question = questionOf(asked, asked.sort);
      const file = await reader.level(asked.now);
      let place: Place | undefined;
      do {
        const page = listPage(file, question, pageOfStream, place);
        if (page.items.length > 0) yield page.items;
        place = page.next;
      } while (place);
    },

    /** Rows that share a trace with a draft; `score` them where the draft is understood. */
    similar: async (reading: Reading, traces: readonly TraceOf[], except?: string): Promise<RegisterItem[]> => {
      const hunt = hunting(reading)(traces);
      return similarRows({ file: await reader.level(reading.now), ...hunt, except });
    },

    /**
     * The same for many drafts at one moment: the copy is made level once, only fields that are compared are read, and names
     * must share most of their pieces (`alike`).
     */
    similarAll: async (
      reading: Reading,
      drafts: readonly (readonly TraceOf[])[],
      { alike, fields }: { alike: number; fields: readonly string[] },
    ): Promise<RegisterItem[][]> => {
      const hunt = hunting(reading, new Set(fields));
      const file = await reader.level(reading.now);
      const rarity = rarityOf(file);
      return drafts.map((traces) => similarRows({ file, ...hunt(traces), alike, rarity }));
    },

    /** Shows a row that this process has just written before the stream brings it. */
    put: (row: RegisterRow, now: Date): void => reader.put(row, now),

    close: (): Promise<void> => reader.close(),
  };
};
export type Register = ReturnType<typeof openRegister>;

/** Signs alone (`"*()`) are a search, and nothing is found by them. */
const nothingOf = (fields: readonly RegisterField[]): Clause[] =>
  fields.slice(0, 1).map((field) => ({ field, op: 'eq', value: { none: true } }));

const placeOf = (opened: unknown): Place => {
  const parsed = Place.safeParse(opened);
  if (!parsed.success) throw new DomainError('CURSOR_INVALID', 'this cursor belongs to another list');
  return parsed.data;
};
