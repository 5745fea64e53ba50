import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyDuplicate, nameKey, nameSimilarity, scoreDuplicate, type DuplicateFacts } from '#shared/parties/names';

describe('a folded company name', () => {
  it.each([
    ['恒泰化工（上海）有限公司', '上海恒泰化工有限责任公司'],
    ['上海市恒泰化工(集团)股份有限公司', '上海恒泰化工有限公司'],
    ['江苏省苏州市吴中区恒泰化工厂', '苏州恒泰化工有限公司'],
    ['恒泰化工【上海】有限公司', '上海 恒泰化工 有限公司'],
    ['ＨＥＮＧＴＡＩ　Ｃｈｅｍｉｃａｌ Co.,Ltd.', 'Hengtai Chemical Company Limited'],
    ['Hengtai Chemical (Shanghai) Co., Ltd.', 'Shanghai Hengtai Chemical Co Ltd'],
    ['Société Générale S.A.', 'SOCIETE GENERALE'],
    ['Alfreds Futterkiste GmbH & Co. KG', 'Alfreds Futterkiste GmbH'],
    ['Exotic Liquids B.V.', 'Exotic Liquids Ltd'],
    ['Tokyo Traders K.K.', 'TOKYO TRADERS'],
    ['Constructor Ltd', 'CONSTRUCTOR'],
    ["O'Brien & Sons, Inc.", 'OBrien and Sons'],
    ['東京トレーダーズ株式会社', '東京トレーダーズ'],
    ['新疆维吾尔自治区昌吉市天山水泥有限公司', '天山水泥（昌吉市）厂'],
  ])('%s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['上海恒泰化工有限公司', '广州恒泰化工有限公司'],
    ['北京银行股份有限公司', '上海银行股份有限公司'],
    ['上海恒泰化工有限公司', '上海恒泰化工有限公司苏州分公司'],
    ['恒泰化工有限公司', '恒太化工有限公司'],
    ['Exotic Liquids', 'Exotic Solids'],
  ])('%s is not %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('never folds to nothing', () => {
    expect(['有限公司', '集团', 'Co., Ltd.', '北京', '上海市', '厂'].map(nameKey).filter((key) => key === '')).toEqual(
      [],
    );
  });

  it('is alike in both directions, between 0 and 1, and wholly like itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (one, other) => {
          const alike = nameSimilarity(one, other);
          expect(alike).toBe(nameSimilarity(other, one));
          expect(alike).toBeGreaterThanOrEqual(0);
          expect(alike).toBeLessThanOrEqual(1);
          expect(nameSimilarity(one, one)).toBe(1);
        },
      ),
    );
  });

  it('is less alike in another city', () => {
    expect(nameSimilarity('上海恒泰化工有限公司', '恒泰化工有限公司')).toBeCloseTo(0.95);
    expect(nameSimilarity('上海恒泰化工有限公司', '广州恒泰化工有限公司')).toBeCloseTo(0.6);
  });
});

describe('the score of a likely duplicate', () => {
  const stored: DuplicateFacts = {
    legalName: '恒泰化工（上海）有限公司',
    englishName: 'Hengtai Chemical (Shanghai) Co., Ltd.',
    formerNames: ['上海恒盛化学品有限公司'],
    identifiers: [{ type: 'uscc', value: '91330100799655058B' }],
    phones: ['021-6855 1234'],
    emails: ['info@hengtai.example.com'],
    bankAccounts: ['blind-1'],
    addresses: [{ country: 'CN', areaCode: '310115', line: '祖冲之路899号3幢' }],
    contacts: [{ phones: ['138 0013 8000'], emails: ['li.wei@hengtai.example.com'] }],
  };

  it.each<[string, DuplicateFacts, number, string[]]>([
    ['nothing in common', { legalName: '成都锦程物流有限公司', phones: ['028-85551234'] }, 0, []],
    [
      'the same number, typed with blanks',
      { identifiers: [{ type: 'uscc', value: '9133 0100 7996 5505 8b' }] },
      100,
      ['same-identifier identifiers'],
    ],
    ['the same bank account', { bankAccounts: ['blind-1'] }, 85, ['same-bank-account bankAccounts']],
    ['the very same name', { legalName: '恒泰化工(上海) 有限公司' }, 100, ['same-name legalName']],
    ['the same name in another form', { legalName: '上海恒泰化工有限责任公司' }, 85, ['similar-name legalName']],
    ['its former name', { legalName: '上海恒盛化学品有限公司' }, 85, ['similar-name formerNames']],
    ['its English name', { legalName: 'HENGTAI CHEMICAL SHANGHAI LTD' }, 85, ['similar-name englishName']],
    ['the phone, as a contact has it', { phones: ['+86 13800138000'] }, 60, ['same-phone contact.phones']],
    ['the switchboard', { contacts: [{ phones: ['(021)68551234'] }] }, 60, ['same-phone phones']],
    ['an e-mail in capitals', { emails: ['INFO@hengtai.example.com'] }, 60, ['same-email emails']],
    [
      'the same address',
      { addresses: [{ areaCode: '310115', line: '祖冲之路８９９号 3幢' }] },
      30,
      ['same-address addresses'],
    ],
    [
      'name and phone together',
      { legalName: '上海恒泰化工', phones: ['021 68551234'] },
      94,
      ['same-phone phones', 'similar-name legalName'],
    ],
    [
      'the same name under another number: two companies',
      { legalName: '上海恒泰化工有限公司', identifiers: [{ type: 'uscc', value: '914403001922038216' }] },
      43,
      ['similar-name legalName'],
    ],
  ])('%s', (_, draft, score, reasons) => {
    const found = scoreDuplicate(draft, stored);
    expect(found.score).toBe(score);
    expect(found.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual(reasons);
  });

  it('asks before a second party of the same name, not for two people called 张伟', () => {
    expect(scoreDuplicate({ legalName: '上海恒泰化工有限公司' }, stored).score).toBeGreaterThanOrEqual(likelyDuplicate);
    expect(scoreDuplicate({ legalName: '张伟' }, { legalName: '张伟' }).score).toBeLessThan(likelyDuplicate);
    expect(
      scoreDuplicate({ legalName: '张伟', phones: ['13800138000'] }, { legalName: '张伟', phones: ['138-0013-8000'] })
        .score,
    ).toBeGreaterThan(75);
  });

  it('is not sure of people by their name, however long: it is one of two who share it', () => {
    const reasonsOf = (draft: DuplicateFacts, found: DuplicateFacts): string[] =>
      scoreDuplicate(draft, found).reasons.map(({ code }) => code);
    const [person, company] = [
      { kind: 'individual', legalName: '阿依古丽买买提' },
      { kind: 'ordinary-company', legalName: '阿依古丽买买提' },
    ];
    expect([reasonsOf(person, person), reasonsOf(company, person), reasonsOf(company, company)]).toEqual([
      ['similar-name'],
      ['similar-name'],
      ['same-name'],
    ]);
  });

  it('does not take two codes of earlier systems for two companies', () => {
    const coded = (value: string): DuplicateFacts => ({
      legalName: '上海恒泰化工',
      identifiers: [{ type: 'external-code', value }],
    });
    expect(scoreDuplicate(coded('HT0001'), coded('KH-77')).score).toBe(100);
  });

  it('does not take empty fields for equal ones', () => {
    const empty = {
      legalName: null,
      phones: ['无'],
      emails: [''],
      identifiers: [],
      addresses: [{ line: null }],
      bankAccounts: null,
    };
    expect(scoreDuplicate(empty, empty)).toEqual({ score: 0, reasons: [] });
  });
});
