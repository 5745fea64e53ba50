/**
 * `npm run import -- file.csv [--mapping m.json] [--as sales] [--duplicates skip] [--yes]`: imports parties through the API of the
 * running system, the same way as the web. docs/import.md tells the rest.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { duplicateRules, noCounts, type Counts, type ImportView } from '#shared/imports/model';
import { readRuntime } from '../infra/local/runtime-file.ts';
import { signIn } from '../infra/local/token.ts';
import { importClient, type Api, type Wishes } from './lib/import-client.ts';

const startedIn = process.cwd();
const usage =
  'npm run import -- file.csv [--mapping m.json] [--as manager] [--duplicates ask|skip|update|create] [--reason text] [--yes] [--data DIR | --url URL]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mapping: { type: 'string' },
    as: { type: 'string', default: 'manager' },
    duplicates: { type: 'string' },
    reason: { type: 'string' },
    yes: { type: 'boolean', default: false },
    data: { type: 'string' },
    url: { type: 'string' },
  },
});

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

/** The local system by its data folder and a demo login, or any system by its address and a token (`KESHANG_TOKEN`). */
const reach = async (): Promise<Api> => {
  if (values.url)
    return {
      url: values.url.replace(/\/$/, ''),
      token: process.env.KESHANG_TOKEN ?? fail('Set KESHANG_TOKEN to an access token of that system.'),
    };
  const folder = resolve(values.data ?? process.env.LOCAL_DATA ?? '.local');
  const runtime =
    readRuntime(join(folder, 'runtime.json')) ??
    fail(`No system runs on the data folder ${folder}: start it with "npm start".`);
  return { url: runtime.url, token: await signIn(runtime, values.as) };
};

const wishes = async (): Promise<Wishes> => {
  const given = values.mapping
    ? (JSON.parse(await readFile(resolve(startedIn, values.mapping), 'utf8')) as Wishes)
    : {};
  const rule = duplicateRules.find((one) => one === values.duplicates);
  if (values.duplicates && !rule) fail(`--duplicates is one of ${duplicateRules.join(', ')}`);
  return {
    ...given,
    ...(rule ? { duplicates: rule } : {}),
    ...(values.reason ? { duplicateReason: values.reason } : {}),
  };
};

const showMapping = ({ sheet, mapping }: ImportView): void => {
  const { kind, encoding, delimiter } = sheet?.format ?? { kind: 'csv' };
  console.log(
    [kind, encoding, delimiter === '\t' ? 'tab' : delimiter].filter(Boolean).join(', '),
    `· ${String(sheet?.rows ?? 0)} rows`,
  );
  for (const [column, header] of (sheet?.headers ?? []).entries())
    console.log(`  ${header}  →  ${mapping?.columns[column] ?? '(left out)'}`);
};

const told = ({ created, updated, duplicates, skipped, faulty }: Counts): string =>
  `${String(created)} created, ${String(updated)} updated, ${String(skipped)} skipped, ${String(duplicates)} possible duplicates, ${String(faulty)} faulty`;

const showProgress = ({ state, progress }: ImportView): void => {
  if (!progress || !process.stderr.isTTY) return;
  process.stderr.write(
    `\r${state} ${String(progress.done)}/${String(progress.total)} · ${String(progress.rate)} rows/s   `,
  );
};

const agreed = async (): Promise<boolean> => {
  if (values.yes) return true;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question('Load these rows? [y/N] ');
  asking.close();
  return /^(y|yes|是)$/i.test(answer.trim());
};

const saveFaults = async (client: ReturnType<typeof importClient>, view: ImportView, beside: string): Promise<void> => {
  if (!view.faultFile) return;
  const { fileName, content } = await client.faultFile(view);
  const path = join(dirname(beside), fileName);
  await writeFile(path, content);
  console.log(`The rows that were not taken, with their reasons: ${path}`);
};

const run = async (file: string): Promise<void> => {
  const client = importClient(await reach());
  const path = resolve(startedIn, file);
  const uploaded = await client.upload(basename(path), new Uint8Array(await readFile(path)));
  const mapped = await client.map(uploaded, await wishes());
  showMapping(mapped);
  const checked = await client.check(mapped, showProgress);
  console.log(`Checked: ${told(checked.checked ?? noCounts)}`);
  if (!(await agreed())) {
    await saveFaults(client, checked, path);
    console.log('Nothing was loaded.');
    return;
  }
  const loaded = await client.load(checked, showProgress);
  console.log(`Loaded: ${told(loaded.loaded ?? noCounts)}`);
  await saveFaults(client, loaded, path);
};

process.chdir(dirname(import.meta.dirname));
const [file, ...others] = positionals;
if (file === undefined || others.length > 0) fail(usage);
else await run(file).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
