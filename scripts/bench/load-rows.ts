import { stringify } from 'csv-stringify/sync';
import { importClient } from '../lib/import-client.ts';
import { believableParty } from '../seed/believable.ts';

const words = { customer: '客户', supplier: '供应商' } as const;
/** Rows as a firm's own list has them. Of believable parties, so that the check for duplicates has something to weigh. */
const sheetOf = (rows: number): Uint8Array<ArrayBuffer> => {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { body } = believableParty(index, { seed: 'bench-import' });
    const [address] = body.addresses ?? [];
    const [contact] = body.contacts ?? [];
    return {
      客商名称: body.legalName,
      简称: body.shortName ?? '',
      统一社会信用代码: body.identifiers?.find(({ type }) => type === 'uscc')?.value ?? '',
      角色: (body.roles ?? ['customer']).map((role) => words[role]).join('、'),
      国家: address?.country ?? 'CN',
      省: address?.province ?? '',
      市: address?.city ?? '',
      详细地址: address?.line ?? '',
      联系人: contact?.name ?? '',
      手机: contact?.phones?.[0] ?? '',
      邮箱: contact?.emails?.[0] ?? '',
    };
  });
  return new Uint8Array(Buffer.from(stringify(lines, { header: true })));
};

export type Loaded = { rows: number; readIn: number; checkedIn: number; loadedIn: number; counts: string };

/** A sheet through the import, as docs/import.md tells it: read, mapped, checked with its duplicates, loaded. */
export const loadRows = async (base: string, token: string, rows: number): Promise<Loaded> => {
  const client = importClient({ url: base, token });
  const content = sheetOf(rows);
  let last = performance.now();
  const lap = (): number => {
    const seconds = (performance.now() - last) / 1000;
    last = performance.now();
    return seconds;
  };
  const read = await client.upload('bench.csv', content);
  const readIn = lap();
  const mapped = await client.map(read, {
    defaults: { kind: 'ordinary-company', roles: ['customer'] },
    duplicates: 'create',
    duplicateReason: 'bench',
  });
  const checked = await client.check(mapped);
  const checkedIn = lap();
  const loaded = await client.load(checked);
  const loadedIn = lap();
  const counts = Object.entries(loaded.loaded ?? {})
    .filter(([, count]) => typeof count === 'number' && count > 0)
    .map(([name, count]) => `${name} ${String(count)}`)
    .join(', ');
  return { rows, readIn, checkedIn, loadedIn, counts };
};
