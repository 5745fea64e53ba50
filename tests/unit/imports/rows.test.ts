import { describe, expect, it } from 'vitest';
import type { Job } from '#shared/access/jobs';
import { asPlainText, fromPlainText } from '#shared/imports/formula-text';
import { Mapping } from '#shared/imports/model';
import { draftOfRow, type RowPlan } from '#shared/imports/row-draft';
import { peopleByWord } from '#shared/imports/row-plan';
import { rowsSeen } from '#shared/imports/row-key';
import { partyOfRow } from '#shared/imports/row-party';
import { decidedRow } from '#shared/imports/decide-row';
import { walkTo } from '#shared/imports/role-walk';
import { DomainError } from '#shared/kernel/errors';
import type { CustomField } from '#shared/settings/model';
import { aProfile } from '../../fixtures/register.ts';
import { aCaller } from '../../fixtures/staff.ts';

const field: CustomField = {
  id: 'fld_9',
  of: 'customer',
  kind: 'yes-no',
  label: { 'zh-CN': '出口', en: 'Exports' },
  required: false,
  order: 1,
  grants: {},
  version: 1,
};
const person = (staffId: string, name: string, job: Job) => ({
  staffId,
  name,
  email: `${staffId}@example.com`,
  active: true,
  jobs: [job],
});
const plan = (columns: (string | null)[], mapping: object = {}): RowPlan => ({
  headers: columns.map((column) => column ?? '-'),
  mapping: Mapping.parse({ columns, ...mapping }),
  people: peopleByWord([
    person('stf_1', '钱经理', 'sales'),
    person('stf_2', '赵采购', 'purchasing'),
    person('stf_3', '孙审计', 'auditor'),
    person('stf_4', '李客服', 'service'),
  ]),
  customFields: [field],
});
const said = (columns: (string | null)[], cells: string[], mapping: object = {}) =>
  draftOfRow(plan(columns, mapping), cells);

describe('a row', () => {
  it('is a party with address, numbers, contact and sides', () => {
    const draft = said(
      [
        'legalName',
        'country',
        'city',
        'uscc',
        'externalCode',
        'contact.name',
        'contact.phones',
        'customer.keeperId',
        'customer.terms.taxRate',
        'fld_9',
        'supplier.state',
      ],
      [
        'Blauer See',
        'Germany',
        'Mannheim',
        'DE136695976',
        'BLAUS',
        'Hanna Moos',
        '0621-08460',
        '钱经理',
        '19%',
        '是',
        '启用',
      ],
    );
    expect(draft.said).toEqual({
      legalName: 'Blauer See',
      addresses: [{ country: 'DE', city: 'Mannheim' }],
      identifiers: [
        { type: 'eu-vat', value: 'DE136695976' },
        { type: 'external-code', value: 'BLAUS' },
      ],
      contacts: [{ name: 'Hanna Moos', phones: ['0621-08460'] }],
      customer: { keeperId: 'stf_1', terms: { taxRate: '0.19' }, custom: { fld_9: true } },
    });
    expect(draft).toMatchObject({
      roles: ['customer', 'supplier'],
      states: { supplier: 'active' },
      country: 'DE',
      name: 'Blauer See',
      faults: [],
    });
  });

  it('names as keeper of a side only who edits that side, as on the form', () => {
    const keepers = (customer: string, supplier: string) => {
      const draft = said(['legalName', 'customer.keeperId', 'supplier.keeperId'], ['甲', customer, supplier]);
      return [draft.said.customer, draft.said.supplier, ...draft.faults.map(({ field, code }) => `${field} ${code}`)];
    };
    expect(keepers('钱经理', 'stf_2@example.com')).toEqual([{ keeperId: 'stf_1' }, { keeperId: 'stf_2' }]);
    expect(keepers('孙审计', '李客服')).toEqual([
      undefined,
      undefined,
      'customer.keeperId no-such-person',
      'supplier.keeperId no-such-person',
    ]);
    expect(keepers('赵采购', '钱经理').slice(2)).toEqual([
      'customer.keeperId no-such-person',
      'supplier.keeperId no-such-person',
    ]);
  });

  it('without a contact’s name gives the telephone to the party itself', () => {
    expect(said(['legalName', 'phones', 'contact.phones'], ['甲', '021-55550000', '13800138000']).said).toEqual({
      legalName: '甲',
      phones: ['021-55550000', '13800138000'],
    });
  });

  it('of a database has NULL for empty where the mapping says so', () => {
    expect(said(['legalName', 'city'], ['甲', 'NULL'], { nullAsEmpty: true }).said).toEqual({ legalName: '甲' });
    expect(said(['legalName', 'shortName'], ['甲', 'NULL']).said).toEqual({ legalName: '甲', shortName: 'NULL' });
  });

  it('tells everything that is wrong with it at once, each at its column, and nothing twice', () => {
    const columns = ['legalName', 'foundedOn', 'capital', 'ownership', 'emails'];
    const cells = ['', 'yesterday', 'much', '外星', 'x@@y'];
    const { faults } = partyOfRow(plan(columns), said(columns, cells), cells, aCaller('manager'));
    expect(faults.map(({ column, code, value }) => [column, code, value])).toEqual([
      [1, 'not-a-date', 'yesterday'],
      [2, 'not-money', 'much'],
      [3, 'not-a-choice', '外星'],
      [4, 'not-an-email', 'x@@y'],
      [0, 'required', ''],
    ]);
  });

  it('takes its kind and role from the mapping where it says neither', () => {
    const mapping = { defaults: { kind: 'trading-partner', roles: ['supplier'] } };
    const { body } = partyOfRow(
      plan(['legalName'], mapping),
      said(['legalName'], ['甲'], mapping),
      ['甲'],
      aCaller('manager'),
    );
    expect(body).toMatchObject({ kind: 'trading-partner', roles: ['supplier'], legalName: '甲' });
  });
});

describe('rows of the same party', () => {
  it('share a number, or a name where one of them has no number', () => {
    const seen = rowsSeen();
    const row = (at: number, numbers: string[], name: string) => seen(at, { numbers, name });
    expect([
      row(2, ['c:1'], 'a'),
      row(3, ['c:2'], 'a'),
      row(4, ['c:1'], 'b'),
      row(5, [], 'a'),
      row(6, [], 'z'),
      row(7, ['c:9'], 'z'),
    ]).toEqual([undefined, undefined, 2, 2, undefined, 6]);
  });
});

describe('a formula in a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 901820', "'+49 30 901820"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-3', '-3'],
    ['+1,200.50', '+1,200.50'],
    ['plain', 'plain'],
  ])('%s is written %s and read back as it was', (cell, written) => {
    expect(asPlainText(cell)).toBe(written);
    expect(fromPlainText(written)).toBe(cell);
  });
});

describe('the decision of a duplicate', () => {
  const id = 'pty_00000000000000000000000001';
  const row = {
    row: 2,
    status: 'duplicate' as const,
    name: '甲',
    faults: [],
    candidates: [
      {
        id,
        number: 'P1',
        legalName: '甲',
        roles: [],
        score: 90,
        reasons: [{ code: 'similar-name', field: 'legalName' }],
      },
    ],
  };
  const refusal = (decision: Parameters<typeof decidedRow>[1]): string => {
    try {
      decidedRow(row, decision);
    } catch (error) {
      return error instanceof DomainError ? error.message : '';
    }
    return 'taken';
  };

  it('updates only a party that was shown, and creates only with a reason', () => {
    expect([
      refusal({ decision: 'update', partyId: id }),
      refusal({ decision: 'skip' }),
      refusal({ decision: 'create', reason: 'another branch' }),
    ]).toEqual(['taken', 'taken', 'taken']);
    expect(refusal({ decision: 'update', partyId: 'pty_00000000000000000000000002' })).toContain('one of the parties');
    expect(refusal({ decision: 'create' })).toContain('needed');
  });
});

describe('the state that a file gives a role', () => {
  const now = new Date('2026-11-01T00:00:00Z');
  it('is reached step by step, by who may take each step', () => {
    const candidate = aProfile('customer', { state: 'candidate' });
    expect(walkTo(candidate, 'on-hold', aCaller('manager'), 'import', now)).toMatchObject({
      state: 'on-hold',
      stateReason: null,
    });
    expect(walkTo(candidate, 'verified', aCaller('sales'), 'import', now).state).toBe('verified');
    expect(() => walkTo(candidate, 'active', aCaller('sales'), 'import', now)).toThrow(
      'a manager or quality activates a role',
    );
  });
});
