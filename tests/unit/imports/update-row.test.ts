import { describe, expect, it } from 'vitest';
import { updatedFromRow } from '#shared/imports/load-row';
import { Mapping } from '#shared/imports/model';
import { draftOfRow, type RowPlan } from '#shared/imports/row-draft';
import { faultsOfRefusal, partyOfRow } from '#shared/imports/row-party';
import { DomainError } from '#shared/kernel/errors';
import type { Address, Contact, Party } from '#shared/parties/model';
import { aContact, aParty } from '../../fixtures/parties.ts';
import { aCaller } from '../../fixtures/staff.ts';

const now = new Date('2026-11-20T02:00:00Z');
const manager = aCaller('manager');

type There = { party?: Partial<Party>; contacts?: Contact[] };

/** A row laid over a party: what becomes of it, or the faults of the row. */
const laid = (cells: Record<string, string>, { party, contacts = [] }: There) => {
  const columns = Object.keys(cells);
  const plan: RowPlan = { headers: columns, mapping: Mapping.parse({ columns }), people: new Map(), customFields: [] };
  const row = Object.values(cells);
  const draft = draftOfRow(plan, row);
  const { body, faults } = partyOfRow(plan, draft, row, manager);
  if (!body) throw new Error(JSON.stringify(faults));
  try {
    return updatedFromRow({
      whole: { party: aParty(party), contacts },
      body,
      said: draft.said,
      roles: draft.roles,
      states: draft.states,
      caller: manager,
      now,
      newId: (kind) => `${kind}_new`,
      fields: [],
      grants: new Map(),
      reason: 'import',
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return faultsOfRefusal(plan, draft, row, error).map(({ field, code }) => `${String(field)} ${code}`);
  }
};

const many = (count: number, one: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => one(at));
const phone = (at: number): string => `0512-6600${String(1000 + at)}`;
const tidy = (at: number): string => `0512-6600 ${String(1000 + at)}`;
const name = { legalName: '甲公司' };

describe('a list that a row makes longer', () => {
  it.each<[string, Record<string, string>, There, string]>([
    [
      'phones of a contact, at most five',
      { ...name, 'contact.name': '王建国', 'contact.phones': many(3, phone).join(';') },
      { contacts: [aContact({ phones: many(3, (at) => tidy(at + 10)) })] },
      'contact.phones too-many',
    ],
    [
      'e-mails of a contact, at most five',
      { ...name, 'contact.name': '王建国', 'contact.emails': 'new@example.com' },
      { contacts: [aContact({ emails: many(5, (at) => `${String(at)}@example.com`) })] },
      'contact.emails too-many',
    ],
    [
      'phones of the party, at most ten',
      { ...name, phones: phone(50) },
      { party: { phones: many(10, tidy) } },
      'phones too-many',
    ],
    ['tags, at most thirty', { ...name, tags: '新' }, { party: { tags: many(30, String) } }, 'tags too-many'],
    [
      'former names, at most ten',
      { ...name, formerNames: '旧名' },
      { party: { formerNames: many(10, String) } },
      'formerNames too-many',
    ],
    [
      'numbers, at most ten',
      { ...name, externalCode: 'C-11' },
      {
        party: { identifiers: many(10, (at) => `C-${String(at)}`).map((value) => ({ type: 'external-code', value })) },
      },
      'externalCode too-many',
    ],
  ])('is a fault of the row where the model holds no more: %s', (_, cells, there, fault) => {
    expect(laid(cells, there)).toEqual([fault]);
  });

  it('may be full, and says each number once however it is written', () => {
    expect(
      laid(
        { ...name, 'contact.name': '王建国', 'contact.phones': `${phone(0)};${phone(4)}` },
        { contacts: [aContact({ phones: many(4, tidy) })] },
      ),
    ).toMatchObject({ contacts: [{ after: { phones: many(5, tidy) } }] });
  });
});

describe('an address that a row names', () => {
  const pudong: Address = {
    use: 'registered',
    country: 'CN',
    province: '上海市',
    provinceCode: '310000',
    city: '上海市',
    cityCode: '3101',
    area: '浦东新区',
    areaCode: '310115',
    street: '张江镇',
    streetCode: '310115125',
    line: '祖冲之路899号',
  };
  const moved = (cells: Record<string, string>, from: Address = pudong) => {
    const updated = laid({ ...name, ...cells }, { party: { addresses: [from] } });
    return Array.isArray(updated) ? updated : updated.after.addresses;
  };

  it('elsewhere keeps nothing of the districts of the old place', () => {
    expect(moved({ province: '江苏', city: '苏州', line: '现代大道1号' })).toEqual([
      {
        use: 'registered',
        country: 'CN',
        province: '江苏省',
        provinceCode: '32',
        city: '苏州市',
        cityCode: '3205',
        line: '现代大道1号',
      },
    ]);
    expect(moved({ province: '上海', area: '徐汇区', line: '漕溪北路8号' })).toEqual([
      {
        use: 'registered',
        country: 'CN',
        province: '上海市',
        provinceCode: '31',
        city: '上海市',
        cityCode: '3101',
        area: '徐汇区',
        areaCode: '310104',
        line: '漕溪北路8号',
      },
    ]);
  });

  it('in another country keeps no division of the old one', () => {
    expect(moved({ country: '德国', city: 'Mannheim', line: 'Planken 1' })).toEqual([
      { use: 'registered', country: 'DE', city: 'Mannheim', line: 'Planken 1' },
    ]);
  });

  it('in the same place keeps what the row does not say', () => {
    expect(moved({ province: '上海', line: '碧波路5号' })).toEqual([
      { ...pudong, provinceCode: '31', line: '碧波路5号' },
    ]);
    const written: Address = { use: 'registered', country: 'CN', province: '江苏', city: '苏州', area: '吴中' };
    expect(moved({ province: '江苏省', city: '苏州市' }, written)).toMatchObject([{ city: '苏州市', area: '吴中' }]);
  });
});
