/**
 * `npm run test:conformance`: the integration tests of what asks the table, on another engine than the one that comes with the product.
 * `DYNAMODB_ENDPOINT=http://localhost:8000` for Amazon's DynamoDB Local; `https://dynamodb.<region>.amazonaws.com` for AWS itself.
 */
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { succeeds } from './lib/run.ts';

process.chdir(dirname(import.meta.dirname));
const { DYNAMODB_ENDPOINT: endpoint } = process.env;
if (!endpoint) throw new Error('say which engine: DYNAMODB_ENDPOINT=http://localhost:8000 npm run test:conformance');

// The host's own tests are about its own engine.
const folders = globSync('tests/integration/*').filter((folder) => !folder.endsWith('/host'));
if (!succeeds('vitest', ['run', '--project', 'integration', ...folders])) process.exitCode = 1;
