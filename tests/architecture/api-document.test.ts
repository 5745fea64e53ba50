import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openapiDocument } from '../../scripts/openapi/document.ts';

describe('docs/api/openapi.json', () => {
  it('is what the contract says', () => {
    const written = JSON.stringify(JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')));
    const said = JSON.stringify(openapiDocument());
    // Compared as a whole: the difference of two such documents would fill the screen.
    expect(written === said, 'run npm run openapi and commit what it writes').toBe(true);
  });
});
