import { describe, expect, it } from 'vitest';
import { checkPhone, isEmail, normalizeEmail, phoneKey } from '#shared/parties/phones';

describe('a phone as people write it', () => {
  it.each([
    ['13800138000', '138 0013 8000', '+8613800138000', 'mobile'],
    ['+86 138-0013-8000', '138 0013 8000', '+8613800138000', 'mobile'],
    ['0086 13800138000', '138 0013 8000', '+8613800138000', 'mobile'],
    ['8613800138000', '138 0013 8000', '+8613800138000', 'mobile'],
    ['１３８００１３８０００', '138 0013 8000', '+8613800138000', 'mobile'],
    ['013800138000', '138 0013 8000', '+8613800138000', 'mobile'],
    ['010-65529988', '010-6552 9988', '+861065529988', 'land-line'],
    ['(021)68551234', '021-6855 1234', '+862168551234', 'land-line'],
    ['0755 2658 3999', '0755-2658 3999', '+8675526583999', 'land-line'],
    ['075526583999', '0755-2658 3999', '+8675526583999', 'land-line'],
    ['+86 (0755) 26583999', '0755-2658 3999', '+8675526583999', 'land-line'],
    ['86-755-26583999', '0755-2658 3999', '+8675526583999', 'land-line'],
    ['0312-3456789', '0312-345 6789', '+863123456789', 'land-line'],
    ['021-68551234转801', '021-6855 1234 转801', '+862168551234x801', 'land-line'],
    ['0755-26583999-801', '0755-2658 3999 转801', '+8675526583999x801', 'land-line'],
    ['400-820-8820', '400-820-8820', '+864008208820', 'service'],
    ['4008208820', '400-820-8820', '+864008208820', 'service'],
    ['95588', '95588', '+8695588', 'service'],
    ['+852 2521 1234', '+852 2521 1234', '+85225211234', 'foreign'],
    ['+49 30 901820', '+49 30901820', '+4930901820', 'foreign'],
    ['0049 30 901820', '+49 30901820', '+4930901820', 'foreign'],
  ])('%s', (typed, display, key, kind) => {
    expect(checkPhone(typed)).toMatchObject({ valid: true, typed, display, key, kind });
  });

  it.each([
    ['030-0074321', 'DE', '+49300074321'],
    ['(604) 555-4729', 'CA', '+16045554729'],
    ['(503) 555-7555', 'US', '+15035557555'],
    ['08-123 45 67', 'SE', '+4681234567'],
    ['(03) 3555-5011', 'JP', '+81335555011'],
    ['(21) 555-0091', 'BR', undefined],
    ['13800138000', 'US', undefined],
    ['+86 13800138000', 'US', '+8613800138000'],
  ])('%s of a party in %s', (typed, country, e164) => {
    expect(checkPhone(typed, country).e164).toBe(e164);
  });

  it('keeps what it does not understand exactly as typed, and warns', () => {
    expect(checkPhone(' 老王手机见名片 ')).toEqual({
      typed: '老王手机见名片',
      valid: false,
      display: '老王手机见名片',
      key: '',
      lastDigits: '',
    });
    expect(checkPhone('86551234')).toMatchObject({ valid: false, display: '86551234', key: '86551234' });
    expect(checkPhone('10012345678').valid).toBe(false);
    expect(checkPhone('12345678901').valid).toBe(false);
  });

  it('is one number however it is written', () => {
    const written = ['138 0013 8000', '+86-13800138000', '008613800138000', '１３８－００１３－８０００'];
    expect(new Set(written.map((phone) => phoneKey(phone)))).toEqual(new Set(['+8613800138000']));
  });

  it('is found by its last digits', () => {
    expect(checkPhone('0755-26583999').lastDigits).toBe('26583999');
    expect(checkPhone('13800138000').lastDigits).toBe('00138000');
  });
});

describe('an e-mail address', () => {
  it.each(['a@b.cn', 'li.wei+rfq@sub.example.com', '采购@化工.中国'])('takes %s', (email) => {
    expect(isEmail(email)).toBe(true);
  });
  it.each(['a@b', 'a b@c.cn', 'x@example.com.', '@example.com', 'a@@example.com', 'a@exa,mple.com'])(
    'refuses %s',
    (email) => {
      expect(isEmail(email)).toBe(false);
    },
  );
  it('is compared without case and width', () => {
    expect(normalizeEmail(' Ａ.Wang@Example.COM ')).toBe('a.wang@example.com');
  });
});
