import { describe, expect, it } from 'vitest';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { scoreLine, tracesOf } from '#shared/parties/register-duplicates';
import { bankTrace } from '#shared/parties/register-projection';
import type { DuplicateFacts } from '#shared/parties/names';
import { similarRows } from '../../../functions/platform/register/similar.ts';
import { aQuestion, aRegister, aRow, everything } from '../../fixtures/register.ts';

const blind = 'q9fK2+Zk7Vb1x0PzT/8mWc3LrY5uHn4DgAe6JsOiXyE=';
const file = aRegister([
  aRow({
    party: {
      legalName: '上海恒泰精细化工有限公司',
      phones: ['021-6855 1234'],
      emails: ['Info@hengtai.example'],
      identifiers: [{ type: 'uscc', value: '91310115MA1K4JXQ3M' }],
    },
    contacts: [{ name: '王建国', phones: ['138 0013 8000'] }],
    bankIndexes: [bankTrace(blind)],
    customer: { keeperId: 'stf_other' },
  }),
  ...['恒泰', '恒源', '泰和', '华泰', '恒信'].map((name) =>
    aRow({ party: { legalName: `上海${name}机电设备有限公司` } }),
  ),
  aRow({ party: { legalName: 'Exotic Liquids Ltd.' } }),
  aRow({ party: { kind: 'individual', legalName: '阿依古丽买买提' } }),
]);
const known = new Map(partyRegisterFields.map((field) => [field.id, field]));

type Seen = { readable?: (id: string) => boolean; rights?: typeof everything; except?: string };
const found = (draft: DuplicateFacts, { readable = () => true, rights = everything, except }: Seen = {}) => {
  const question = { ...aQuestion({ rights }), fields: partyRegisterFields.filter(({ id }) => readable(id)) };
  const traces = tracesOf(draft).flatMap(({ field: id, ...trace }) => {
    const field = known.get(id);
    return field ? [{ ...trace, field }] : [];
  });
  return similarRows({ file, question, traces, except })
    .map(({ id, values }) => ({ id, name: values.legalName, ...scoreLine(draft, values) }))
    .filter(({ score }) => score >= 50)
    .sort((a, b) => b.score - a.score)
    .map(({ name, reasons, id }) => ({ id, name, reasons: reasons.map(({ code, field }) => `${code} ${field}`) }));
};
const hengtai = '上海恒泰精细化工有限公司';

describe('a draft that is there already', () => {
  it.each<[string, DuplicateFacts, string]>([
    ['by its code', { identifiers: [{ type: 'uscc', value: '91310115 ma1k4jxq3m' }] }, 'same-identifier identifiers'],
    ['by a phone written another way', { phones: ['+86 21 68551234'] }, 'same-phone phones'],
    ['by a contact’s mobile given as the company’s', { phones: ['13800138000'] }, 'same-phone contact.phones'],
    ['by an e-mail with other capitals', { emails: ['INFO@Hengtai.example'] }, 'same-email emails'],
    ['by a bank account', { bankAccounts: [blind] }, 'same-bank-account bankAccounts'],
    [
      'by its name in another form of company',
      { legalName: '恒泰精细化工（上海）有限责任公司' },
      'similar-name legalName',
    ],
    ['by its name in full width', { legalName: '上海恒泰精细化工　有限公司' }, 'same-name legalName'],
  ])('is found %s', (_how, draft, reason) => {
    const [first] = found(draft);
    expect(first?.name).toBe(hengtai);
    expect(first?.reasons).toContain(reason);
  });

  it('is not seen in companies that merely sound like it', () => {
    expect(found({ legalName: '上海恒昌印刷包装有限公司' })).toEqual([]);
    expect(found({ legalName: 'Exotic Fruits Inc.' })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('is by its name alone never surely the person found, who may share it', () => {
    expect(found({ legalName: '阿依古丽买买提' })).toMatchObject([{ reasons: ['similar-name legalName'] }]);
  });

  it('is found in Latin letters', () => {
    expect(found({ legalName: 'EXOTIC LIQUIDS, LIMITED' }).map(({ name }) => name)).toEqual(['Exotic Liquids Ltd.']);
  });

  it('is never itself when a party is changed', () => {
    const [itself] = found({ phones: ['021-68551234'] });
    expect(found({ phones: ['021-68551234'] }, { except: itself?.id })).toEqual([]);
  });
});

describe('a reason', () => {
  it('is never a field that the reader may not see, and such a field finds nobody', () => {
    const readable = (id: string): boolean => id !== 'bankIndex' && !id.startsWith('contact.');
    expect(found({ bankAccounts: [blind] }, { readable })).toEqual([]);
    expect(found({ phones: ['13800138000'] }, { readable })).toEqual([]);
    expect(found({ phones: ['021-68551234'], bankAccounts: [blind] }, { readable })[0]?.reasons).toEqual([
      'same-phone phones',
    ]);
  });

  it('counts among the rows of the reader alone, where the caller says so', () => {
    const rights = { scope: 'own', staffId: 'stf_me', regions: [] } as const;
    expect(found({ phones: ['021-68551234'] }, { rights })).toEqual([]);
  });
});
