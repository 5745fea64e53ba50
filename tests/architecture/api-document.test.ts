import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openapiDocument } from '../../scripts/openapi/document.ts';

describe('docs/api/openapi.json', () => {
  it('is what the contract says (npm run openapi writes it)', () => {
    expect(JSON.parse(readFileSync('docs/api/openapi.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(openapiDocument())),
    );
  });
});
