import { mapImport } from '#shared/imports/contract';
import { Mapping } from '#shared/imports/model';
import { mustBeMappable } from '#shared/imports/row-plan';
import { headerKey } from '#shared/imports/suggest-mapping';
import { fieldError } from '#shared/kernel/errors';
import { mustBeCurrent } from '#shared/kernel/versions';
import { mustEditSide } from '#shared/parties/role-profile';
import { http } from '#platform/http/http';
import { sha256 } from '#platform/ids';
import { loadWithSheet, rememberMapping, updateImport } from './store.ts';
import { targetsFor } from './targets.ts';
import { viewOf } from './view.ts';

export const handler = http(mapImport, async ({ params, body, caller, now }) => {
  const [{ batch, sheet }, targets] = await Promise.all([loadWithSheet(params.importId, caller), targetsFor(caller)]);
  if (!sheet) throw fieldError('INPUT_INVALID', 'file', 'was not read yet');
  const { version, ...given } = body;
  mustBeCurrent(version, batch.version, viewOf(batch, sheet));
  const mapping = Mapping.parse(given);
  mustBeMappable(mapping, sheet.headers, targets);
  for (const role of mapping.defaults.roles) mustEditSide(caller, role);
  const mapped = await updateImport({ batch, move: 'map', changes: { mapping, checked: null, progress: null }, now });
  await rememberMapping(caller.staffId, sha256(headerKey(sheet.headers)), mapping.columns);
  return viewOf(mapped, sheet, targets);
});
