import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { ownMessages, wordsByArea } from './vite-messages.ts';

const template = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');

/** The first-paint script of app.html (theme, language, density), allowed by its hash: Kit hashes only its own scripts. */
const firstPaint = [...template.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
  ([, source = '']) => `sha256-${createHash('sha256').update(source).digest('base64')}` as const,
);

export default defineConfig({
  build: { rolldownOptions: { output: { codeSplitting: { groups: wordsByArea } } } },
  resolve: { alias: { '#shared': fileURLToPath(new URL('../shared', import.meta.url)) } },
  plugins: [
    tailwindcss(),
    ownMessages(),
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      // Framing and connect-src are in the site's headers, where the addresses of the API, user pool and files are known.
      csp: {
        mode: 'hash',
        directives: {
          'script-src': ['self', ...firstPaint],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:', 'https:'],
          'font-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
        },
      },
    }),
  ],
});
