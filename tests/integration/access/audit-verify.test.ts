import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Head } from '#shared/access/verify-chain';
import { demoLogins } from '../../../infra/local/demo-logins.ts';
import { readAnchors, writeAnchors } from '../../../scripts/audit/anchor-file.ts';
import { verifyTable } from '../../../scripts/audit/verify-table.ts';
import { demoNames, ensureDemoStaff } from '../../../scripts/lib/demo-staff.ts';
import { commit, remove } from '../../../functions/platform/table/commit.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { getItem, putItem } from '../../../functions/platform/table/table.ts';
import { asSubject } from '../../fixtures/api-client.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';

useGround();
const login = (job: string) => asSubject(demoLogins.find((one) => one.job === job)?.sub);
const manager = login('manager');
beforeAll(() => ensureDemoStaff(demoLogins, new Date('2026-11-20T08:00:00Z')));

const changedParty = async (): Promise<string> => {
  const { body } = await manager.post('/api/parties', aDraft({ roles: ['customer'] }));
  await manager.patch(`/api/parties/${body.id}`, { shortName: '甲', version: 1 });
  await manager.put(`/api/parties/${body.id}/card`, { policy: '薄利多销', version: 0 });
  return body.id as string;
};
const verified = (anchors: ReadonlyMap<string, Head> = new Map()) => verifyTable(anchors);
const entryKey = (id: string, seq: number) => keys.auditEntry(`PARTY#${id}`, seq);

describe('the demo staff', () => {
  it('is one person a job with a name in both scripts, made once, and its admin administers', async () => {
    await ensureDemoStaff(demoLogins, new Date());
    const { body } = await login('admin').get('/api/staff');
    expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual(Object.values(demoNames).sort());
    expect(body.items.every(({ version }: { version: number }) => version === 1)).toBe(true);
    expect(await getItem(keys.activeAdmins())).toMatchObject({
      ids: [demoLogins.find(({ job }) => job === 'admin')?.sub],
    });
  });
});

describe('verifying the trail of a table', () => {
  it('is content with what the product wrote: chains whole, every record told', async () => {
    await changedParty();
    const { breaks, untold, heads } = await verified();
    expect([breaks, untold]).toEqual([[], []]);
    expect(heads.size).toBe(demoLogins.length + 1);
  });

  it('names the entry that was changed, and the one that was taken out', async () => {
    const [changed, cut] = [await changedParty(), await changedParty()];
    const entry = await getItem(entryKey(changed, 2));
    await putItem({ ...entry, byName: 'Somebody else', pk: entryKey(changed, 2).pk, sk: entryKey(changed, 2).sk });
    await commit([remove(entryKey(cut, 1))]);
    const { breaks } = await verified();
    expect(breaks).toContainEqual({ entity: `PARTY#${changed}`, seq: 2, why: 'was changed' });
    expect(breaks).toContainEqual({ entity: `PARTY#${cut}`, seq: 1, why: 'is missing' });
  });

  it('sees a tail that was cut off by the record that says otherwise, and with an anchor even if that was set back too', async () => {
    const id = await changedParty();
    const { heads } = await verified();
    await commit([remove(entryKey(id, 3))]);
    const entity = `PARTY#${id}`;
    expect((await verified()).untold).toContainEqual(
      expect.objectContaining({ entity, item: expect.stringContaining('CARD') }),
    );

    await commit([remove(keys.card(id))]);
    expect((await verified()).untold.filter((one) => one.entity === entity)).toEqual([]);
    const file = join(mkdtempSync(join(tmpdir(), 'access-anchor-')), 'heads.jsonl');
    writeAnchors(file, heads);
    expect((await verified(readAnchors(file))).breaks).toContainEqual({ entity, seq: 3, why: 'was cut off' });
  });
});
