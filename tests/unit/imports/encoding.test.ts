import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodingOf, utf8Judge } from '../../../functions/imports/sheet/encoding.ts';
import { delimiterOf } from '../../../functions/imports/sheet/csv.ts';
import { unpackedSize } from '../../../functions/imports/sheet/xlsx.ts';
import { rowIds } from '../../../functions/imports/row-ids.ts';
import { PartyId } from '#shared/parties/model';

const judged = (bytes: Uint8Array) => {
  const judge = utf8Judge();
  // In pieces that cut characters in two.
  for (let at = 0; at < bytes.length; at += 7) judge.see(bytes.subarray(at, at + 7));
  const { sample, validUtf8 } = judge.verdict();
  return encodingOf(sample, validUtf8);
};

const chinese = '客户编码,公司名称,联系人\r\nC001,上海晨曦贸易有限公司,王小明\r\n';

describe('how a file is written', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(chinese), 'utf-8', false],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${chinese}`), 'utf-8', true],
    ['GB18030', iconv.encode(chinese, 'gb18030'), 'gb18030', false],
    ['GB18030, one short name', iconv.encode('name\r\n王\r\n', 'gb18030'), 'gb18030', false],
    ['GB18030 beyond GBK', iconv.encode('名称\r\n𠮷野家（中国）有限公司\r\n', 'gb18030'), 'gb18030', false],
    ['UTF-16 with a mark', iconv.encode(chinese, 'utf-16le', { addBOM: true }), 'utf-16le', true],
    [
      'Western Europe',
      iconv.encode('name,city\r\nBlauer See Delikatessen,Münster\r\nTaquería,México D.F.\r\n', 'windows-1252'),
      'windows-1252',
      false,
    ],
    ['plain ASCII', new TextEncoder().encode('a,b\r\n1,2\r\n'), 'utf-8', false],
  ])('%s is recognised', (_what, bytes, encoding, bom) => {
    expect(judged(new Uint8Array(bytes))).toEqual({ encoding, bom });
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n"1,5";"2,5";3\n', ';'],
    ['a\tb\n"x, y"\tz\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['title only\nname\nvalue\n', ','],
    ['Übersicht\nname;city\nA, B;C\nD, E;F\n', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});

describe('a workbook', () => {
  it('that is none, or that claims nothing, has no size', () => {
    expect(unpackedSize(new Uint8Array(10))).toBeUndefined();
    expect(unpackedSize(new Uint8Array(100))).toBeUndefined();
  });
});

describe('the ids of a row', () => {
  it('are the same each time, differ between rows, and are ids like any other', () => {
    const made = (row: number) => {
      const newId = rowIds('imp_01JD3Z0000ABCDEFGHJKMNPQRS', row);
      return [newId('pty'), newId('cnt'), newId('cnt')];
    };
    expect(made(2)).toEqual(made(2));
    expect(new Set([...made(2), ...made(3)]).size).toBe(6);
    expect(PartyId.safeParse(made(2)[0]).success).toBe(true);
  });
});
