import { writeFile } from 'node:fs/promises';
import { openapiDocument } from './openapi/document.ts';

/** Writes docs/api/openapi.json from the endpoint list; `npm run check` fails when the committed file differs. */
await writeFile(
  new URL('../docs/api/openapi.json', import.meta.url),
  `${JSON.stringify(openapiDocument(), null, 1)}\n`,
);
