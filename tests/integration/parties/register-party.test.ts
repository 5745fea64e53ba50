import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let sales: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
  sales = await asStaff('sales');
});

describe('registering a party', () => {
  it('answers the whole party with its number, contacts and roles as candidates', async () => {
    const draft = aDraft({
      legalName: '上海宏达化工有限公司',
      identifiers: [{ type: 'uscc', value: aUscc(1).toLowerCase() }],
      phones: ['02168551234'],
      contacts: [{ name: '王建国', phones: ['138-0013-8000'], emails: ['Wang@Example.com'] }],
      roles: ['customer', 'supplier'],
    });
    const { status, body } = await manager.post('/api/parties', draft);
    expect(body).toMatchObject({
      version: 1,
      legalName: '上海宏达化工有限公司',
      region: 'CN-31',
      identifiers: [{ type: 'uscc', value: aUscc(1) }],
      phones: ['021-6855 1234'],
      roleStates: { customer: 'candidate', supplier: 'candidate' },
      customer: { state: 'candidate', keeperId: manager.staff.staffId },
      contacts: [{ name: '王建国', phones: ['138 0013 8000'], emails: ['wang@example.com'] }],
    });
    expect(status).toBe(201);
    expect(body.number).toMatch(/^P\d{6}$/);
    const read = await manager.get(`/api/parties/${String(body.id)}`);
    expect(read.body).toEqual(body);
    await ground.project();
    const list = await manager.get('/api/parties', { q: 'hongda' });
    expect(list.body.items).toMatchObject([{ id: body.id }]);
  });
});
