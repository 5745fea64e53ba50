import type { AnyEndpoint } from './kernel/endpoint.ts';
import { accessEndpoints } from './access/contract.ts';
import { importsEndpoints } from './imports/contract.ts';
import { partiesEndpoints } from './parties/contract.ts';
import { settingsEndpoints } from './settings/contract.ts';
import { systemEndpoints } from './system/contract.ts';

/** Every endpoint of the product by capability: the stack, the API document and the tests loop over this list. */
export const capabilities: readonly { name: string; endpoints: readonly AnyEndpoint[] }[] = [
  { name: 'system', endpoints: systemEndpoints },
  { name: 'parties', endpoints: partiesEndpoints },
  { name: 'access', endpoints: accessEndpoints },
  { name: 'imports', endpoints: importsEndpoints },
  { name: 'settings', endpoints: settingsEndpoints },
];
