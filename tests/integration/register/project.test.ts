import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { projecting } from '../../../functions/projections/project.ts';
import { partiesRegister } from '../../../functions/projections/parties-register.ts';
import { measuring } from '../../../functions/platform/table/capacity.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { putItem } from '../../../functions/platform/table/table.ts';
import { openRegister, type Register } from '../../../functions/platform/register/register.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aContact, aParty, aProfile, everything } from '../../fixtures/register.ts';
import { put, recordOf, takeAway } from '../../fixtures/register-items.ts';

useGround();
let clock = Date.parse('2026-11-24T01:00:00.000Z');
const now = (): Date => new Date((clock += 1));
const project = async (records: DynamoDBRecord[], projections = [partiesRegister]) =>
  projecting(projections, now)({ Records: records });

const open: Register[] = [];
const aReader = (): Register => {
  const register = openRegister('parties', partyRegisterFields);
  open.push(register);
  return register;
};
afterEach(async () => {
  for (const register of open.splice(0)) await register.close();
});
const names = async (register: Register, q: string): Promise<unknown[]> => {
  const { items } = await register.list({
    q,
    limit: 50,
    rights: everything,
    readable: () => true,
    today: '2026-11-24',
    now: now(),
  });
  return items.map(({ values }) => values.legalName);
};

describe('a change of a party', () => {
  it('is in the register with both sides, its contacts and its pinyin', async () => {
    const party = aParty({
      legalName: '青岛海信精密机械有限公司',
      roleStates: { customer: 'active', supplier: 'candidate' },
      keepers: { customer: 'stf_li' },
    });
    const profiles = [
      aProfile('customer', { keeperId: 'stf_li', grade: 'A' }),
      aProfile('supplier', { state: 'candidate', leadTimeDays: 20 }),
    ];
    await put(party, { profiles, contacts: [aContact({ name: '单晓燕', phones: ['139 0532 7788'] })] });
    expect(await project([recordOf(party.id, 1)])).toEqual({ batchItemFailures: [] });

    const register = aReader();
    for (const q of ['海信', 'qdhx', 'haixin jingmi', '7788', 'shanxiaoyan', '海信 单晓燕'])
      expect(await names(register, q)).toEqual([party.legalName]);
    const { items } = await register.list({
      q: '海信',
      limit: 1,
      rights: everything,
      readable: () => true,
      today: '2026-11-24',
      now: now(),
    });
    expect(items[0]?.values).toMatchObject({
      roles: ['customer', 'supplier'],
      'customer.grade': 'A',
      'supplier.state': 'candidate',
      'supplier.leadTimeDays': 20,
    });
  });

  it('shows what the items are now, whatever the record that told of it', async () => {
    const party = aParty({ legalName: '旧名贸易' });
    await put(party);
    await project([recordOf(party.id, 10)]);
    const register = aReader();
    expect(await names(register, '旧名')).toEqual(['旧名贸易']);
    await put({ ...party, legalName: '新名贸易', formerNames: ['旧名贸易'], version: 2 });
    await project([recordOf(party.id, 11), recordOf(party.id, 12)]);
    expect(await names(register, '新名')).toEqual(['新名贸易']);
    // Given again, late and alone, an old record changes nothing.
    await project([recordOf(party.id, 10)]);
    expect(await names(register, '旧名')).toEqual(['新名贸易']);
  });

  it('takes a contact out of the search when it is taken off the party', async () => {
    const party = aParty({ legalName: '泰安恒大' });
    await put(party, { contacts: [aContact({ id: 'cnt_7', name: '欧阳修文' })] });
    await project([recordOf(party.id, 20)]);
    const register = aReader();
    expect(await names(register, '欧阳')).toEqual(['泰安恒大']);
    await takeAway(party.id, 'cnt_7');
    await project([recordOf(party.id, 21, '1#CONTACT#cnt_7')]);
    expect(await names(register, '欧阳')).toEqual([]);
    expect(await names(register, '泰安')).toEqual(['泰安恒大']);
  });

  it('takes a party out that is gone, and keeps it out however late an old record comes', async () => {
    const party = aParty({ legalName: '昙花一现' });
    await put(party);
    await project([recordOf(party.id, 30)]);
    const register = aReader();
    await takeAway(party.id);
    await project([recordOf(party.id, 31)]);
    await project([recordOf(party.id, 30)]);
    expect(await names(register, '昙花')).toEqual([]);
  });
});

describe('a record that cannot be taken in', () => {
  it('is named and given again, while the others of its batch are in', async () => {
    const [good, bad] = [aParty({ legalName: '健康制药' }), aParty({ legalName: '破损记录' })];
    await put(good);
    await putItem({ ...keys.party(bad.id), id: bad.id, legalName: 7 });
    const records = [recordOf(bad.id, 40), recordOf(good.id, 41), recordOf(bad.id, 42)];
    expect(await project(records)).toEqual({ batchItemFailures: [{ itemIdentifier: '40' }] });
    const register = aReader();
    expect(await names(register, '健康')).toEqual(['健康制药']);
    await put(bad);
    expect(await project(records)).toEqual({ batchItemFailures: [] });
    expect(await names(register, '破损')).toEqual(['破损记录']);
  });

  it('of one projection never holds up another', async () => {
    const party = aParty({ legalName: '独立投影' });
    await put(party);
    const broken = { name: 'broken', take: () => Promise.reject(new Error('out of order')) };
    const records = [recordOf(party.id, 50)];
    expect(await project(records, [broken, partiesRegister])).toEqual({
      batchItemFailures: [{ itemIdentifier: '50' }],
    });
    expect(await names(aReader(), '独立')).toEqual(['独立投影']);
  });

  it('of something else than a party costs nothing', async () => {
    const record: DynamoDBRecord = {
      dynamodb: { Keys: { pk: { S: 'REGISTER#parties' }, sk: { S: 'D#x' } }, SequenceNumber: '60' },
    };
    const { consumed } = await measuring(() => project([record, recordOf('pty_x', 61, '6#NOTE#1')]));
    expect(consumed).toEqual({ read: 0, write: 0 });
  });
});
