import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const barrel = /import\s*\{\s*m\s*\}\s*from\s*["']#lib\/paraglide\/messages\.js["'];?/;
const runtime = /import \{ getLocale, experimentalStaticLocale \} from '\.\.\/runtime\.js';/;
const ownRuntime =
  "import { language as getLocale } from '#lib/locale.svelte.ts'; const experimentalStaticLocale = undefined;";
const folder = join(import.meta.dirname, 'src/lib/paraglide/messages');

/**
 * `m.parties_name()` becomes a use of that message's own module. Through the barrel every page would carry the words
 * of all pages, the login page those of the import wizard.
 */
export const ownMessages = (): Plugin => ({
  name: 'own-messages',
  enforce: 'post',
  transform(code, id) {
    // A message asks our own rune which language it is; the runtime that comes with it knows cookies, addresses and servers.
    if (id.startsWith(folder)) return { code: code.replace(runtime, ownRuntime), map: null };
    if (!barrel.test(code)) return undefined;
    const used = new Set<string>();
    const body = code.replaceAll(/(?<![\w$.])m\.([a-z]+_[a-z0-9_]+)\b/g, (whole, key: string) => {
      if (!existsSync(join(folder, `${key}.js`))) return whole;
      used.add(key);
      return `m_${key}`;
    });
    const imports = [...used].map((key) => `import { ${key} as m_${key} } from '#lib/paraglide/messages/${key}.js';`);
    // `m[key]` of a module still needs them all.
    const kept = /(?<![\w$.])m[.[]/.test(body.replace(barrel, '')) ? (barrel.exec(body)?.[0] ?? '') : '';
    return { code: body.replace(barrel, `${imports.join('')}${kept}`), map: null };
  },
});

const keys = readdirSync(join(import.meta.dirname, 'messages/en')).flatMap((file) =>
  Object.keys(JSON.parse(readFileSync(join(import.meta.dirname, 'messages/en', file), 'utf8')) as object),
);
const beginnings = Map.groupBy(keys, (key) => key.split('_').slice(0, 2).join('_'));
/** Parts of an area that are large enough for a file of their own: `parties_form`, `common_filter`. */
const parts = [...beginnings].filter(([, those]) => those.length >= 8).map(([beginning]) => beginning);
const areas = [...new Set(keys.map((key) => key.split('_')[0] ?? key))];

/** One file of words for each part and area, so that a page asks for a few files and not for a hundred. */
export const wordsByArea = [
  ...parts.map((part) => ({
    name: `words-${part}`,
    test: new RegExp(`/paraglide/messages/${part}_\\w+\\.js$`),
    priority: 2,
  })),
  ...areas.map((area) => ({
    name: `words-${area}`,
    test: new RegExp(`/paraglide/messages/${area}_\\w+\\.js$`),
    priority: 1,
  })),
];
