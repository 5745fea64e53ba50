import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const barrel = /import\s*\{\s*m\s*\}\s*from\s*["']#lib\/paraglide\/messages\.js["'];?/;
const folder = join(import.meta.dirname, 'src/lib/paraglide/messages');

/**
 * `m.parties_name()` becomes a use of that message's own module. Through the barrel every page would carry the words
 * of all pages, the login page those of the import wizard.
 */
export const ownMessages = (): Plugin => ({
  name: 'own-messages',
  enforce: 'post',
  transform(code) {
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

const areas = readdirSync(join(import.meta.dirname, 'messages/en')).map((file) => basename(file, '.json'));

/** One file of words an area, so that a page asks for two or three files and not for a hundred. */
export const wordsByArea = areas.map((area) => ({
  name: `words-${area}`,
  test: new RegExp(`/paraglide/messages/${area}_\\w+\\.js$`),
}));
