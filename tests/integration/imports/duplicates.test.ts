import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});
const mine = () => importing(ground, manager);

const partyNamed = async (name: string) => {
  await ground.project();
  const { body } = await manager.get('/api/parties', { q: name });
  return (await manager.get(`/api/parties/${String(body.items[0]?.id)}`)).body;
};

describe('the same file twice', () => {
  const rows = [
    ['编码', '公司名称', '电话'],
    ['T1', '双生花一号有限公司', '021-55550001'],
    ['', '无编码钟表行', '021-55550002'],
  ];

  it('makes no second party: each row is found again, by its number or by what it looks like', async () => {
    await mine().loaded(csvOf(rows));
    await ground.project();
    const again = await mine().loaded(csvOf(rows));
    expect(again.loaded).toMatchObject({ created: 0, duplicates: 2 });
    const found = await mine().rows(again.id, 'duplicate');
    expect(found.map(({ candidates }) => candidates[0].legalName)).toEqual(['双生花一号有限公司', '无编码钟表行']);
    expect(found[0].candidates[0]).toMatchObject({ score: 100, reasons: [{ code: 'same-identifier' }] });
  });

  it('by the rule "skip" changes nothing, by "update" only what differs', async () => {
    const skipped = await mine().loaded(csvOf(rows), { mapping: { duplicates: 'skip' } });
    expect(skipped).toMatchObject({ loaded: { created: 0, skipped: 2 }, faultFile: false });
    const updated = await mine().loaded(
      csvOf([
        ['编码', '公司名称', '电话', '行业'],
        ['T1', '双生花一号有限公司', '021-55550009', '花卉'],
      ]),
      { mapping: { duplicates: 'update' } },
    );
    expect(updated.loaded).toMatchObject({ created: 0, updated: 1 });
    expect(await partyNamed('双生花一号')).toMatchObject({
      version: 2,
      phones: ['021-5555 0001', '021-5555 0009'],
      lineOfBusiness: '花卉',
    });
  });

  it('by the rule "update" is left to a person where only the name is the same', async () => {
    const view = await mine().loaded(
      csvOf([
        ['公司名称', '行业'],
        ['双生花一号有限公司', '改写的行业'],
      ]),
      { mapping: { duplicates: 'update' } },
    );
    expect(view.loaded).toMatchObject({ created: 0, updated: 0, duplicates: 1 });
    expect((await mine().rows(view.id, 'duplicate'))[0].candidates[0]).toMatchObject({
      legalName: '双生花一号有限公司',
      reasons: [{ code: 'same-name' }],
    });
    expect((await partyNamed('双生花一号')).lineOfBusiness).toBe('花卉');
  });

  it('is decided row by row where the rule asks', async () => {
    const view = await mine().checked(csvOf(rows));
    const [first, second] = await mine().rows(view.id, 'duplicate');
    const decide = (row: number, decision: object) =>
      manager.put(`/api/imports/${String(view.id)}/rows/${String(row)}/decision`, decision);
    expect((await decide(first.row, { decision: 'create', reason: '另一家' })).body).toMatchObject({
      code: 'IDENTIFIER_TAKEN',
    });
    expect((await decide(first.row, { decision: 'update', partyId: first.candidates[0].id })).status).toBe(200);
    expect((await decide(second.row, { decision: 'create' })).body).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ path: 'reason' }],
    });
    expect((await decide(second.row, { decision: 'create', reason: '另一家分店' })).status).toBe(200);
    expect((await mine().get(view.id)).checked).toEqual({
      created: 1,
      updated: 1,
      duplicates: 0,
      skipped: 0,
      faulty: 0,
    });
    expect((await mine().load(view.id)).loaded).toMatchObject({ created: 1, updated: 0, skipped: 1 });
  });
});

describe('a number that is taken between the check and the load', () => {
  it('stops its own row, and none of those it would be written with', async () => {
    const rows = [
      ['公司名称', '编码'],
      ...[...'金木水火土'].map((letter, n) => [`${letter.repeat(4)}五行商会`, `W${String(n)}`]),
    ];
    const { id } = await mine().checked(csvOf(rows));
    const taken = await manager.post('/api/parties', {
      kind: 'ordinary-company',
      legalName: '捷足先登实业',
      identifiers: [{ type: 'external-code', value: 'W2' }],
    });
    expect(taken.status).toBe(201);
    expect((await mine().load(id)).loaded).toMatchObject({ created: 4, faulty: 1 });
    expect(await mine().rows(id, 'fault')).toMatchObject([
      { row: 4, faults: [{ code: 'identifier-taken', header: '编码', value: 'W2' }] },
    ]);
  });
});

describe('several rows of one party', () => {
  it('with other contacts are one party with several contacts', async () => {
    const rows = [
      ['公司名称', '编码', '联系人', '手机'],
      ['群山联盟公司', 'J1', '甲先生', '13700000001'],
      ['海洋联盟公司', 'J2', '乙女士', '13700000002'],
      ['群山联盟公司', 'J1', '丙女士', '13700000003'],
      ['群山联盟公司', 'J1', '甲先生', '13700000004'],
    ];
    const view = await mine().loaded(csvOf(rows));
    expect(view).toMatchObject({ checked: { created: 2, updated: 2 }, loaded: { created: 2, updated: 2, faulty: 0 } });
    const { contacts } = await partyNamed('群山联盟');
    expect(contacts.map(({ name, phones }: never) => [name, phones])).toEqual(
      expect.arrayContaining([
        ['甲先生', ['137 0000 0001', '137 0000 0004']],
        ['丙女士', ['137 0000 0003']],
      ]),
    );
  });

  it('give one contact no more phones than are kept: the row too many is a fault, and the party is read as before', async () => {
    const rows = [
      ['公司名称', '编码', '联系人', '手机'],
      ['电话太多公司', 'J5', '甲先生', '13700000011;13700000012;13700000013'],
      ['电话太多公司', 'J5', '甲先生', '13700000014;13700000015;13700000016'],
    ];
    const view = await mine().loaded(csvOf(rows));
    expect(view.loaded).toMatchObject({ created: 1, updated: 0, faulty: 1 });
    expect(await mine().rows(view.id, 'fault')).toMatchObject([
      { row: 3, faults: [{ code: 'too-many', header: '手机', value: rows[2]?.[3] }] },
    ]);
    const { contacts } = await partyNamed('电话太多');
    expect(contacts).toMatchObject([{ phones: ['137 0000 0011', '137 0000 0012', '137 0000 0013'] }]);
  });

  it('wait for their first row when that one is faulty', async () => {
    const rows = [
      ['公司名称', '编码', '联系人', '成立日期'],
      ['孤雁公司', 'J9', '甲先生', '不知道'],
      ['孤雁公司', 'J9', '丙女士', ''],
    ];
    const view = await mine().loaded(csvOf(rows));
    expect(view.loaded).toMatchObject({ created: 0, faulty: 2 });
    expect((await mine().rows(view.id, 'fault'))[1]).toMatchObject({
      row: 3,
      faults: [{ code: 'first-row-not-imported', hint: '2' }],
    });
  });
});
