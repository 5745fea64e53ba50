import { beforeAll, describe, expect, it } from 'vitest';
import { defineField } from '../../fixtures/custom-fields.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let sales: Colleague;
let service: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
  sales = await asStaff('sales');
  service = await asStaff('service');
});

const create = (who: Colleague, given: Record<string, unknown> = {}, key?: string) =>
  who.post('/api/parties', aDraft(given), key ? { key } : {});

describe('registering a party', () => {
  it('answers the whole party with its number, contacts and roles as candidates, and finds it by pinyin', async () => {
    const { status, body } = await create(manager, {
      legalName: '上海宏达化工有限公司',
      identifiers: [{ type: 'uscc', value: aUscc(1).toLowerCase() }],
      phones: ['02168551234'],
      contacts: [{ name: '王建国', phones: ['138-0013-8000'], emails: ['Wang@Example.com'] }],
      roles: ['customer', 'supplier'],
    });
    expect(status).toBe(201);
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
    expect(body.number).toMatch(/^P\d{6}$/);
    expect((await manager.get(`/api/parties/${String(body.id)}`)).body).toEqual(body);
    await ground.project();
    expect((await manager.get('/api/parties', { q: 'hongda' })).body.items).toMatchObject([{ id: body.id }]);
  });

  it('refuses who is not signed in, and a job that does not register parties', async () => {
    const nobody = await asStaff('sales', { active: false });
    expect((await create(nobody)).body.code).toBe('NOT_SIGNED_IN');
    expect((await create(service)).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('lets sales give the customer role, and of the supplier role no more than that it is there', async () => {
    expect((await create(sales, { roles: ['customer'] })).status).toBe(201);
    expect((await create(sales, { roles: ['supplier'] })).status).toBe(201);
    const told = { roles: ['supplier'], supplier: { leadTimeDays: 3 } };
    expect((await create(sales, told)).body.code).toBe('NOT_ALLOWED');
  });

  it('names every field that is not as expected', async () => {
    const { status, body } = await create(manager, { kind: 'nonsense', legalName: '  ', emails: ['no mailbox'] });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['kind', 'legalName', 'emails.0']),
    );
  });

  it('refuses a code whose check digit is wrong, and one that is a person’s', async () => {
    const wrong = await create(manager, {
      identifiers: [{ type: 'uscc', value: `${aUscc(2).slice(0, -1)}${aUscc(2).endsWith('1') ? '2' : '1'}` }],
    });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'IDENTIFIER_INVALID', errors: [{ path: 'identifiers.0.value' }] },
    });
    const person = await create(manager, { identifiers: [{ type: 'cn-id', value: '11010519491231002X' }] });
    expect(person.body.code).toBe('IDENTIFIER_INVALID');
  });

  it('refuses a code that another party holds, whatever reason is given', async () => {
    const identifiers = [{ type: 'uscc', value: aUscc(3) }];
    expect((await create(manager, { identifiers })).status).toBe(201);
    const again = await create(manager, { identifiers, duplicateReason: 'but I want to' });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'IDENTIFIER_TAKEN', errors: [{ path: 'identifiers.0.value' }] },
    });
  });

  it('refuses a keeper who does not work here, and facts of the other role', async () => {
    expect(
      (await create(manager, { roles: ['customer'], customer: { keeperId: 'nobody' } })).body.errors,
    ).toMatchObject([{ path: 'keeperId' }]);
    const foreign = await create(manager, { roles: ['customer'], customer: { leadTimeDays: 3 } });
    expect(foreign.body).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ path: 'leadTimeDays', code: 'not-of-this-role' }],
    });
  });

  it('does not set a first credit limit: it waits for a second person', async () => {
    const { body } = await create(sales, {
      roles: ['customer'],
      customer: { creditLimit: { amount: 5_000_00, currency: 'CNY' } },
    });
    expect(body.customer.creditLimit).toBeUndefined();
    expect(body.customer.pendingCreditLimit).toMatchObject({
      value: { amount: 5_000_00, currency: 'CNY' },
      by: sales.staff.staffId,
    });
    const waiting = await manager.get('/api/proposals', { partyId: body.id });
    expect(waiting.body.items).toMatchObject([{ kind: 'credit-limit', status: 'waiting', decidable: true }]);
  });
});

describe('a likely duplicate', () => {
  it('is shown with score and reasons, and going on needs a reason, which the audit keeps', async () => {
    const first = await create(manager, { legalName: '广州恒泰机械设备有限公司', phones: ['020-38881234'] });
    await ground.project();
    const draft = { legalName: '广州恒泰机械设备有限责任公司', phones: ['(020) 3888 1234'] };

    const found = await sales.post('/api/parties/check-duplicates', draft);
    expect(found.body.items).toMatchObject([
      {
        id: first.body.id,
        legalName: '广州恒泰机械设备有限公司',
        reasons: expect.arrayContaining([{ code: 'same-phone', field: 'phones' }]),
      },
    ]);

    const refused = await create(sales, draft);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'POSSIBLE_DUPLICATE', candidates: [{ id: first.body.id }] },
    });
    const gone = await create(sales, { ...draft, duplicateReason: '另一家分厂' });
    expect(gone.status).toBe(201);
  });

  it('outside the reader’s rows is only said to exist', async () => {
    await create(manager, {
      legalName: '成都明远仪器制造有限公司',
      addresses: [{ provinceCode: '510000', province: '四川省' }],
    });
    await ground.project();
    const shanghai = await asStaff('sales', { rows: 'region', regions: ['CN-31'] });
    const found = await shanghai.post('/api/parties/check-duplicates', { legalName: '成都明远仪器制造有限公司' });
    expect(found.body.items).toEqual([{ score: expect.any(Number), reasons: [], hidden: true }]);
  });
});

describe('what cannot be kept', () => {
  it.each([
    ['half a character', 'legalName', { legalName: '坏\ud800名' }],
    ['a NUL', 'contacts.0.note', { contacts: [{ name: '王', note: 'a\0b' }] }],
    ['a script as its website', 'website', { website: 'javascript:alert(1)' }],
    ['a capital below nothing', 'capital.amount', { capital: { amount: -5, currency: 'CNY' } }],
    ['a currency that is none', 'capital.currency', { capital: { amount: 5, currency: 'QQQ' } }],
    ['a province that is none', 'addresses.0.provinceCode', { addresses: [{ provinceCode: '999999' }] }],
    ['a city of another province', 'addresses.0.cityCode', { addresses: [{ provinceCode: '31', cityCode: '3205' }] }],
    ['a telephone without a number', 'phones.0', { phones: ['abc'] }],
    ['a telephone of two digits', 'contacts.0.phones.0', { contacts: [{ name: '王', phones: ['12'] }] }],
    ['a founding that lies ahead', 'foundedOn', { foundedOn: '2099-01-01' }],
    [
      'a certificate of the year 1',
      'supplier.certificates.0.expiresOn',
      {
        roles: ['supplier'],
        supplier: { certificates: [{ kind: 'business-licence', expiresOn: '0001-01-01' }] },
      },
    ],
    [
      'a certificate by a file that is none of the party',
      'supplier.certificates.0.fileId',
      {
        roles: ['supplier'],
        supplier: { certificates: [{ kind: 'business-licence', fileId: 'fil_ELSEWHERE' }] },
      },
    ],
    ['a field that there is not', 'legalNaem', { legalNaem: '错字' }],
    ['facts of a side without its role', 'customer', { customer: { grade: 'A' } }],
    ['a data address as its website', 'website', { website: 'data:text/html,hello' }],
  ])('%s is refused by its field', async (_what, path, given) => {
    expect(await create(manager, given)).toMatchObject({
      status: 400,
      body: { code: 'INPUT_INVALID', errors: [{ path }] },
    });
  });

  it('is not a firm of 1669 with a telephone of five digits', async () => {
    const given = { foundedOn: '1669-05-01', phones: ['95588'], capital: { amount: 0, currency: 'XAF' } };
    expect((await create(manager, given)).status).toBe(201);
  });

  it('is not a text of several lines', async () => {
    const { body } = await create(manager, { contacts: [{ name: '王', note: '一\n二\t三' }] });
    expect(body.contacts).toMatchObject([{ note: '一\n二\t三' }]);
  });
});

describe('the same Idempotency-Key (INV-07)', () => {
  it('again gives the same party', async () => {
    const draft = aDraft({ identifiers: [{ type: 'uscc', value: aUscc(10) }] });
    const first = await manager.post('/api/parties', draft, { key: 'again' });
    const second = await manager.post('/api/parties', draft, { key: 'again' });
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
  });

  it('sent ten times at once gives one party', async () => {
    const draft = aDraft({ identifiers: [{ type: 'uscc', value: aUscc(11) }] });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => manager.post('/api/parties', draft, { key: 'at-once' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('with another body is refused', async () => {
    await manager.post('/api/parties', aDraft(), { key: 'other-body' });
    expect(await manager.post('/api/parties', aDraft(), { key: 'other-body' })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('from another person is another request', async () => {
    const first = await manager.post('/api/parties', aDraft(), { key: 'shared' });
    const second = await sales.post('/api/parties', aDraft(), { key: 'shared' });
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('custom fields of a new party', () => {
  it('are checked by their kind, bind where they are required, and do not exist for who may not see them', async () => {
    const score = await defineField({ kind: 'number', grants: { manager: 'edit' } });
    expect((await create(manager, { custom: { [score.id]: 'seven' } })).body).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ path: `custom.${score.id}` }],
    });
    expect((await create(sales, { custom: { [score.id]: 7 } })).body.code).toBe('FIELD_NOT_AVAILABLE');
    const kept = await create(manager, { custom: { [score.id]: 7 } });
    expect(kept.body.custom).toEqual({ [score.id]: 7 });
    expect((await sales.get(`/api/parties/${String(kept.body.id)}`)).body.custom).toBeUndefined();

    const needed = await defineField({ of: 'customer', required: true, grants: { sales: 'edit' } });
    const lacking = await create(sales, { roles: ['customer'] });
    expect(lacking).toMatchObject({
      status: 422,
      body: { code: 'REQUIRED_FIELD_MISSING', errors: [{ path: `customer.custom.${needed.id}` }] },
    });
    expect((await create(sales, { roles: ['customer'], customer: { custom: { [needed.id]: '有' } } })).status).toBe(
      201,
    );
    // Who may not edit it is not bound by it.
    expect((await create(manager, { roles: ['customer'] })).status).toBe(201);
  });
});
