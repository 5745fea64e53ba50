import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/platform/table/keys.ts';
import { queryAll } from '../../../functions/platform/table/table.ts';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});
const mine = () => importing(ground, manager);
const header = ['编码', '公司名称', '行业', '联系人', '手机', '角色', '信用额度'];

const idOf = async (name: string, archived?: 'only' | 'with'): Promise<string> => {
  await ground.project();
  const { body } = await manager.get('/api/parties', { q: name, ...(archived ? { archived } : {}) });
  return String(body.items[0]?.id);
};
const partyNamed = async (name: string, archived?: 'only') =>
  (await manager.get(`/api/parties/${await idOf(name, archived)}`)).body;

describe('the undo of an import', () => {
  const rows = [
    header,
    ['U1', '泰山石材有限公司', '石材', '甲', '13500000001', '客户', '10万'],
    ['U2', '黄山茶叶有限公司', '茶叶', '乙', '13500000002', '供应商', ''],
  ];

  it('archives what it created, and the corrected file may bring it again', async () => {
    const view = await mine().loaded(csvOf(rows));
    expect(view.loaded).toMatchObject({ created: 2 });
    expect(await mine().undo(view.id)).toMatchObject({ state: 'undone', undone: { undone: 2, left: 0 } });
    const party = await partyNamed('泰山石材', 'only');
    expect(party.archivedAt).toBeTruthy();
    expect((await manager.get('/api/proposals', { partyId: party.id })).body.items).toEqual([]);
    const again = await mine().loaded(csvOf(rows));
    expect(again.loaded).toMatchObject({ created: 2, duplicates: 0, faulty: 0 });
  });

  it('goes as far back as the sheets: what a row did, with the people it named, is not kept for ever', async () => {
    const { id } = await mine().loaded(
      csvOf([header, ['W1', '峨眉竹器有限公司', '竹器', '丁', '', '客户', ''], ['W2', '', '', '', '', '客户', '']]),
    );
    const items = await queryAll({ pk: keys.importBatch(String(id)).pk, prefix: '' });
    const lasting = items.filter(({ expiresAt }) => expiresAt === undefined).map(({ sk }) => sk);
    expect([items.length, lasting]).toEqual([4, ['0#IMPORT']]);
    const days = (Number(items.find(({ expiresAt }) => expiresAt)?.expiresAt) * 1000 - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(180);
  });

  it('puts back what it changed: facts, roles and contacts, as they were', async () => {
    const before = await partyNamed('泰山石材');
    const view = await mine().loaded(
      csvOf([
        header,
        ['U1', '泰山石材（新）有限公司', '大理石', '甲', '13500000009', '供应商', ''],
        ['U1', '泰山石材（新）有限公司', '花岗岩', '丙', '', '', ''],
      ]),
      { mapping: { duplicates: 'update' } },
    );
    expect(view.loaded).toMatchObject({ updated: 2 });
    expect(await partyNamed('泰山石材')).toMatchObject({
      lineOfBusiness: '花岗岩',
      roleStates: { customer: 'candidate', supplier: 'candidate' },
    });
    expect(await mine().undo(view.id)).toMatchObject({ state: 'undone', undone: { undone: 2, left: 0 } });
    const after = await partyNamed('泰山石材');
    const told = ({ version: _v, updatedAt: _a, updatedBy: _b, customer, contacts, ...facts }: typeof before) => ({
      ...facts,
      phones: contacts[0].phones,
      contacts: contacts.length,
      limit: customer.pendingCreditLimit,
    });
    expect(told(after)).toEqual(told(before));
  });

  it('leaves and lists what someone changed since', async () => {
    const view = await mine().loaded(
      csvOf([
        header,
        ['U8', '衡山木业有限公司', '木材', '', '', '客户', ''],
        ['U9', '华山药材有限公司', '药材', '', '', '客户', ''],
      ]),
    );
    const { id, version } = await partyNamed('衡山木业');
    await manager.patch(`/api/parties/${id}`, { version, lineOfBusiness: '红木' });
    expect(await mine().undo(view.id)).toMatchObject({ state: 'undone', undone: { undone: 1, left: 1 } });
    expect(await mine().rows(view.id, 'left')).toEqual([
      expect.objectContaining({ row: 2, name: '衡山木业有限公司', partyId: id }),
    ]);
    expect(await partyNamed('衡山木业')).toMatchObject({ lineOfBusiness: '红木' });
  });

  it('keeps both the import and its undo in the history of the party', async () => {
    const { body } = await manager.get(`/api/parties/${await idOf('华山药材', 'only')}/audit`);
    expect(body.items.map(({ action }: never) => action)).toEqual(expect.arrayContaining(['archived', 'created']));
    for (const { why } of body.items) expect(why).toContain('imp_');
  });

  it('is refused where nothing was loaded', async () => {
    const { id } = await mine().checked(csvOf([header, ['U7', '恒山矿业有限公司', '', '', '', '', '']]));
    expect((await manager.post(`/api/imports/${String(id)}/undo`)).body.code).toBe('IMPORT_STATE_MOVE_NOT_ALLOWED');
  });
});
