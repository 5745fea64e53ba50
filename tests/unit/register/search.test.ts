import { describe, expect, it } from 'vitest';
import { countFound, idsFound, listPage } from '../../../functions/platform/register/list.ts';
import { facetOf } from '../../../functions/platform/register/facets.ts';
import type { CustomField } from '#shared/settings/model';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { aQuestion, aRegister, aRow, namesFor } from '../../fixtures/register.ts';

const note: CustomField = {
  id: 'fld_note',
  of: 'party',
  kind: 'text',
  label: { 'zh-CN': '备注', en: 'Note' },
  required: false,
  order: 1,
  grants: {},
  version: 1,
};

const file = aRegister([
  aRow({ party: { legalName: '南京信华钢铁有限公司', lineOfBusiness: '上海市场 化工设备' } }),
  aRow({
    party: {
      legalName: '上海宏达精细化工有限公司',
      shortName: '宏达化工',
      englishName: 'Hongda Fine Chemicals',
      phones: ['021-6868 1234'],
      identifiers: [{ type: 'uscc', value: '91310115MA1K4JXQ3M' }],
    },
    contacts: [{ name: '曾国强', phones: ['138 0013 8000'], emails: ['zeng@hongda.example'] }],
  }),
  aRow({ party: { legalName: '重庆长安机械有限公司', number: 'KS-000042' } }),
  aRow({ party: { legalName: '臺灣積體電路製造股份有限公司', formerNames: ['聯華電子'] } }),
  aRow({
    party: {
      legalName: 'Exotic Liquids Ltd.',
      phones: ['+44 171 555 2222'],
      custom: { fld_note: '信誉良好，环氧树脂' },
    },
  }),
  aRow({ party: { legalName: '华东上海贸易行' } }),
  aRow({ party: { legalName: '绿源 KS-000042 代理' } }),
]);
const search = (q: string, more: Parameters<typeof aQuestion>[0] = {}): unknown[] => namesFor(file, { q, ...more });
const hongda = '上海宏达精细化工有限公司';
const [changan, taiwan, exotic] = ['重庆长安机械有限公司', '臺灣積體電路製造股份有限公司', 'Exotic Liquids Ltd.'];

describe('typing finds a party', () => {
  it.each([
    ['by any part of its name', '精细', hongda],
    ['by one character', '钢', '南京信华钢铁有限公司'],
    ['by two words in any order', '化工 宏达', hongda],
    ['by the beginning of its pinyin', 'shanghaihong', hongda],
    ['by pinyin that is still being typed', 'shanghaihongd', hongda],
    ['by pinyin from the middle', 'jingxihuagong', hongda],
    ['by its initials', 'shhdjxhg', hongda],
    ['by initials with the middle left out', 'shhg', hongda],
    ['by pinyin and characters together', 'hongda 化工', hongda],
    ['by the usual reading of a heteronym', 'chongqing', changan],
    ['by its other reading', 'zhongqing', changan],
    ['by the initials of either', 'cqca', changan],
    ['by initials of the other reading', 'zqca', changan],
    ['by a surname read as a surname', 'zengguoqiang', hongda],
    ['by the initials of a contact', 'zgq', hongda],
    ['in simplified characters for a traditional name', '台湾积体', taiwan],
    ['in traditional characters', '積體電路', taiwan],
    ['in traditional characters for a simplified name', '宏達精細', hongda],
    ['by a former name', '联华', taiwan],
    ['by full-width letters', 'ＥＸＯＴＩＣ', exotic],
    ['by letters with a wrong case and no blank', 'exoticliq', exotic],
    ['by ü typed as v', 'lvyuan', '绿源 KS-000042 代理'],
    ['by ü typed as u', 'luyuan', '绿源 KS-000042 代理'],
    ['by a phone’s last four digits', '8000', hongda],
    ['by a phone with its blanks and dashes', '021-68681234', hongda],
    ['by a phone abroad', '5552222', exotic],
    ['by an e-mail', 'zeng@hongda', hongda],
    ['by its credit code', '91310115ma1k4jxq3m', hongda],
    ['by the end of its credit code', '4JXQ3M', hongda],
  ])('%s: %s', (_how, q, name) => {
    expect(search(q)).toContain(name);
  });

  it.each(['化工 重庆', 'xyzzy', '上海宏远', 'shhgzz'])('and nothing that is not there: %s', (q) => {
    expect(search(q)).not.toContain(hongda);
  });

  it('wants every word, each anywhere', () => {
    expect(search('曾国强 宏达 1234')).toEqual([hongda]);
    expect(search('曾国强 重庆')).toEqual([]);
  });
});

describe('what comes first', () => {
  it('is the exact code, before a name that merely holds it', () => {
    expect(search('KS-000042')).toEqual([changan, '绿源 KS-000042 代理']);
  });

  it('is the name that begins with it, then one that holds it, then other fields', () => {
    expect(search('上海')).toEqual([hongda, '华东上海贸易行', '南京信华钢铁有限公司']);
  });

  it('is a name by its initials, before initials with a gap', () => {
    const rows = aRegister([
      aRow({ party: { legalName: '上海宏达精细化工' } }),
      aRow({ party: { legalName: '上海华工' } }),
      aRow({ party: { legalName: '申花海工实业' } }),
    ]);
    expect(namesFor(rows, { q: 'shhg' })).toEqual(['上海华工', '申花海工实业', '上海宏达精细化工']);
  });

  it('is the same on one page or on many, with nothing twice and nothing left out', () => {
    for (const q of ['上海', 's', '化', 'KS-000042', 'shhg']) {
      const question = aQuestion({ q });
      const whole = listPage(file, question, 100, undefined).items.map(({ id }) => id);
      const paged: string[] = [];
      let place: Parameters<typeof listPage>[3];
      do {
        const page = listPage(file, question, 1, place);
        paged.push(...page.items.map(({ id }) => id));
        place = page.next;
      } while (place);
      expect(paged).toEqual(whole);
      expect(countFound(file, question, -1)).toBe(whole.length);
      expect(idsFound(file, question, 100).sort()).toEqual([...whole].sort());
    }
  });
});

describe('what the reader may not see', () => {
  it('is not found by typing it', () => {
    const readable = (id: string): boolean => !id.startsWith('contact.');
    for (const q of ['曾国强', 'zgq', 'zengguoqiang', '8000', 'zeng@hongda'])
      expect(search(q, { readable })).toEqual([]);
    expect(search('1234', { readable })).toEqual([hongda]);
  });

  it('is not among the values of a row, however it was found', () => {
    const names = ['legalName', 'shortName', 'englishName', 'formerNames'];
    const question = aQuestion({ q: hongda, readable: (id) => names.includes(id) });
    const values = listPage(file, question, 1, undefined).items[0]?.values;
    expect(values).toEqual({ legalName: hongda, shortName: '宏达化工', englishName: 'Hongda Fine Chemicals' });
  });

  it('closes the whole group that it is searched with, rather than tell by a hit what it holds', () => {
    expect(search('宏达', { readable: (id) => id !== 'shortName' })).toEqual([]);
  });

  it('holds for a custom field, which is searched for those alone who are granted it', () => {
    expect(search('环氧树脂', { custom: [note] })).toEqual([exotic]);
    expect(search('環氧', { custom: [note] })).toEqual([exotic]);
    expect(search('exotic 环氧', { custom: [note] })).toEqual([exotic]);
    expect(search('环氧树脂', { custom: [note], readable: (id) => id !== note.id })).toEqual([]);
    expect(search('环氧树脂')).toEqual([]);
  });

  it('and a search by bank account finds nothing at all', () => {
    const rows = aRegister([aRow({ bankIndexes: ['k3jd8s0a7sd6f5g4h3j2'] })]);
    expect(namesFor(rows, { q: 'k3jd8s0a7sd6f5g4h3j2' })).toEqual([]);
  });
});

describe('counting by value', () => {
  it('counts each value of a field within the question, a list by each of its values', () => {
    const rows = aRegister([
      aRow({ party: { tags: ['a', 'b'], kind: 'individual' } }),
      aRow({ party: { tags: ['a'], kind: 'individual' } }),
      aRow({ party: { kind: 'government' } }),
    ]);
    const field = (id: string) => partyRegisterFields.find((one) => one.id === id) ?? expect.fail(id);
    expect(facetOf(rows, aQuestion(), field('kind'))).toEqual([
      { value: 'individual', count: 2 },
      { value: 'government', count: 1 },
    ]);
    expect(
      facetOf(rows, aQuestion({ filter: [{ field: 'kind', op: 'eq', value: 'individual' }] }), field('tags')),
    ).toEqual([
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
    ]);
  });
});
