/** The demo's parties, loaded by the product's own import: a Chinese trading firm's register, and Northwind's. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Job } from '#shared/access/jobs';
import { businessDay } from '#shared/kernel/dates';
import { addPaperwork } from './demo/paperwork.ts';
import { callApi, importClient, type Api, type Wishes } from './lib/import-client.ts';

type Demo = {
  url: string;
  /** An access token of a job's demo login. */
  token: (job: Job) => Promise<string>;
};
type Row = Record<string, string>;
type Sheet = { file: string; wishes: Wishes; enrich?: (row: Row) => Row };

const folder = join(import.meta.dirname, '..', 'data', 'demo');

/** Customers of Northwind's that never ordered: still to be won. */
const neverOrdered = new Set(['FISSA', 'PARIS']);

const sheets: Sheet[] = [
  // Its last rows look like earlier ones and are meant to be found later, so none is held back.
  { file: 'hengtai-parties.csv', wishes: { duplicates: 'create', duplicateReason: '演示数据' } },
  {
    file: 'northwind-customers.csv',
    wishes: {
      columns: { fax: null },
      defaults: { kind: 'ordinary-company', roles: ['customer'] },
      duplicates: 'create',
      duplicateReason: 'demo data',
    },
    enrich: (row) => ({
      ...row,
      tags: 'Northwind',
      'customer state': neverOrdered.has(row.customerID ?? '') ? 'candidate' : 'active',
    }),
  },
  {
    file: 'northwind-suppliers.csv',
    // Its links name files of a site that is gone.
    wishes: {
      columns: { fax: null, homePage: null },
      defaults: { kind: 'ordinary-company', roles: ['supplier'] },
      duplicates: 'create',
      duplicateReason: 'demo data',
    },
    enrich: (row) => ({ ...row, tags: 'Northwind', 'supplier state': 'active', 'lead time days': '14' }),
  },
];

const contentOf = async ({ file, enrich }: Sheet): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(await readFile(join(folder, file)));
  if (!enrich) return bytes;
  const rows = parse<Row>(Buffer.from(bytes), { columns: true, bom: true });
  return new TextEncoder().encode(stringify(rows.map(enrich), { header: true }));
};

export type Loaded = { file: string; created: number; updated: number; left: number };

const loadSheet = async (api: Api, sheet: Sheet): Promise<Loaded> => {
  const client = importClient(api);
  const anew = async () => {
    const uploaded = await client.upload(sheet.file, await contentOf(sheet));
    return client.load(await client.check(await client.map(uploaded, sheet.wishes)));
  };
  const { loaded } = (await client.earlier(sheet.file)) ?? (await anew());
  const { created = 0, updated = 0, duplicates = 0, faulty = 0 } = loaded ?? {};
  return { file: sheet.file, created, updated, left: duplicates + faulty };
};

type Proposal = { id: string; partyId: string; version: number; kind: string };

/** Credit limits take a second person: finance confirms them, and leaves the last few for whoever looks at the demo. */
const confirmLimits = async (finance: Api, leave: number): Promise<void> => {
  const waiting: Proposal[] = [];
  let cursor: string | undefined;
  do {
    const page = (await callApi(
      finance,
      'GET',
      `/proposals?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )) as { items: Proposal[]; nextCursor?: string | null };
    waiting.push(...page.items.filter(({ kind }) => kind === 'credit-limit'));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  for (const { id, partyId, version } of waiting.slice(0, Math.max(0, waiting.length - leave))) {
    await callApi(finance, 'POST', `/parties/${partyId}/proposals/${id}/decision`, { decision: 'confirm', version });
  }
};

/** Loads everything into a running, empty system, or what an earlier start left out. The same parties every time. */
export const loadDemo = async ({ url, token }: Demo): Promise<Loaded[]> => {
  const manager = { url, token: await token('manager') };
  const loaded: Loaded[] = [];
  for (const sheet of sheets) loaded.push(await loadSheet(manager, sheet));
  await confirmLimits({ url, token: await token('finance') }, 5);
  const staffId = async (job: Job): Promise<string> => {
    const { staffId: id } = (await callApi({ url, token: await token(job) }, 'GET', '/me')) as { staffId: string };
    return id;
  };
  await addPaperwork({ manager, staffId, today: businessDay(new Date()) });
  return loaded;
};

if (import.meta.main) {
  const { readRuntime } = await import('../infra/local/runtime-file.ts');
  const { signIn } = await import('../infra/local/token.ts');
  const runtime = readRuntime(join(process.argv[2] ?? process.env.LOCAL_DATA ?? '.local', 'runtime.json'));
  if (!runtime) throw new Error('No system runs here: start it with "npm start -- --empty".');
  for (const { file, created, updated, left } of await loadDemo({
    url: runtime.url,
    token: (job) => signIn(runtime, job),
  })) {
    console.log(`${file}: ${String(created)} created, ${String(updated)} updated, ${String(left)} left`);
  }
}
