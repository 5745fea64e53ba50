import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Caller } from '#shared/access/caller';
import { Mapping } from '#shared/imports/model';
import { draftOfRow } from '#shared/imports/row-draft';
import { rowKeys, rowsSeen } from '#shared/imports/row-key';
import { partyOfRow } from '#shared/imports/row-party';
import { rowPlan } from '#shared/imports/row-plan';
import { suggestMapping } from '#shared/imports/suggest-mapping';
import { importTargets } from '#shared/imports/target';
import * as choices from '#shared/parties/choices';
import { checkedIdentifiers, countryOf } from '#shared/parties/register-party';
import { likelyDuplicate, scoreDuplicate } from '#shared/parties/names';
import { demoFiles } from '../../../scripts/demo/make-demo-csv.ts';

const root = new URL('../../../', import.meta.url);
const admin: Caller = {
  staffId: 'adm',
  name: 'Demo Admin',
  email: 'admin@example.com',
  jobs: ['admin'],
  regions: [],
  locale: 'zh-CN',
};
const staff = (['sales', 'purchasing', 'manager'] as const).map((job) => ({
  staffId: job,
  name: `Demo ${job}`,
  email: `${job}@example.com`,
  active: true,
  jobs: [job],
}));
const targets = importTargets(admin, [], (list) => choices[list]);

const sheet = (path: string, encoding = 'utf-8'): string[][] =>
  parse(iconv.decode(readFileSync(new URL(path, root)), encoding), { bom: true });

/** Reads a file by the very functions of the import, with the columns it proposes. */
const read = (rows: string[][], given: Partial<Mapping> = {}) => {
  const [headers = [], ...cells] = rows;
  const columns = suggestMapping({ headers, targets }).map(({ field }) => field);
  const plan = rowPlan(Mapping.parse({ columns, ...given }), headers, staff, []);
  const seen = rowsSeen();
  return cells.map((row, at) => {
    const draft = draftOfRow(plan, row);
    return { ...partyOfRow(plan, draft, row, admin), earlier: seen(at, rowKeys(draft)) };
  });
};

const refusedNumbers = (body: ReturnType<typeof read>[number]['body']): string[] => {
  try {
    if (body) checkedIdentifiers(body.identifiers, countryOf(body));
    return [];
  } catch (error) {
    return [String(error)];
  }
};

describe('the spreadsheets of the demo', () => {
  it('are what the generator writes today', () => {
    for (const [path, bytes] of Object.entries(demoFiles()))
      expect(bytes.equals(readFileSync(new URL(path, root))), path).toBe(true);
  });
});

describe('the register of 恒泰化工', () => {
  const rows = read(sheet('data/demo/hengtai-parties.csv'));
  const parties = rows.filter(({ earlier }) => earlier === undefined);

  it('goes through the import without a fault, by the columns it proposes itself', () => {
    expect(rows.flatMap(({ faults }, row) => faults.map((fault) => ({ row, ...fault })))).toEqual([]);
    expect(rows.flatMap(({ body }) => refusedNumbers(body))).toEqual([]);
  });

  it('has 180 parties and three planted twins, a third of them in both roles', () => {
    expect(parties).toHaveLength(183);
    expect(parties.filter(({ draft }) => draft.roles.length === 2).length).toBeGreaterThanOrEqual(60);
    expect(rows.length - parties.length).toBeGreaterThan(20);
  });

  it('is spread over China, with bodies of the state, people and foreign firms', () => {
    const provinces = new Set(parties.map(({ body }) => body?.addresses?.[0]?.provinceCode).filter(Boolean));
    expect(provinces.size).toBeGreaterThan(20);
    expect(new Set(parties.map(({ body }) => body?.kind)).size).toBe(5);
    expect(parties.filter(({ draft }) => draft.country !== 'CN').length).toBeGreaterThan(5);
  });

  it('has a likely duplicate for each twin, and for nobody else', () => {
    const bodies = parties.flatMap(({ body }) => (body ? [body] : []));
    const likely = bodies.flatMap((body, at) =>
      bodies
        .slice(0, at)
        .filter((other) => scoreDuplicate(body, other).score >= likelyDuplicate)
        .map(() => at),
    );
    expect(likely).toEqual([180, 181, 182]);
  });
});

describe('Northwind', () => {
  it.each([
    ['customers', 91],
    ['suppliers', 29],
  ])('%s go through the import without a fault', (file, count) => {
    const roles = file === 'customers' ? (['customer'] as const) : (['supplier'] as const);
    const defaults = { kind: 'trading-partner' as const, roles: [...roles], country: 'CN', currency: 'USD' };
    const rows = read(sheet(`data/demo/northwind-${file}.csv`), { nullAsEmpty: true, defaults });
    expect(rows).toHaveLength(count);
    const faults = rows.flatMap(({ faults: all }) => all.map(({ code, header }) => `${header} ${code}`));
    expect(faults.filter((fault) => !fault.startsWith('homePage'))).toEqual([]);
    expect(rows.every(({ draft }) => draft.country !== 'CN')).toBe(true);
  });
});

describe('the practice file with mistakes', () => {
  const table = sheet('docs/examples/parties-with-mistakes.csv', 'gb18030');
  const hints = table.slice(1).map((row) => row.at(-1) ?? '');
  const rows = read(table);

  it('finds fault with the rows that say so themselves, and with no other', () => {
    const wrong = rows.map(({ faults, body }) => faults.length > 0 || refusedNumbers(body).length > 0);
    expect(hints.filter((hint, at) => wrong[at] === hint.startsWith('正确'))).toEqual([
      '与上一行是同一家（同一统一社会信用代码）',
    ]);
  });

  it('tells all four mistakes of one row at once, and sees a company that comes twice', () => {
    const four = rows[hints.indexOf('一行四处错误')];
    expect([...(four?.faults ?? []).map(({ field }) => field)].sort()).toEqual([
      'contact.emails',
      'foundedOn',
      'legalName',
    ]);
    expect(rows.at(-1)?.earlier).toBe(rows.length - 2);
  });

  it('keeps a formula as the text it is', () => {
    expect(rows.find(({ draft }) => draft.said.shortName?.toString().startsWith('='))?.faults).toEqual([]);
  });
});
