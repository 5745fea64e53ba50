import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { CreateParty } from '#shared/parties/contract';
import { regionOf } from '#shared/parties/divisions';
import { checkIdentifier } from '#shared/parties/identifiers';
import { nameKey } from '#shared/parties/names';
import { checkPhone, isEmail } from '#shared/parties/phones';
import { resolveDivision } from '#shared/parties/resolve-division';
import { believableParties, believableParty } from '../../../scripts/seed/believable.ts';

const thousands = [...believableParties({ count: 3000, seed: 'test' })];
const homeOf = (party: (typeof thousands)[number]): string => party.body.addresses?.[0]?.country ?? 'CN';

describe('believable parties', () => {
  it('are bodies that the API takes', () => {
    const refused = thousands.flatMap(({ body }) => {
      const parsed = z.safeParse(CreateParty, body);
      return parsed.success ? [] : [parsed.error.issues];
    });
    expect(refused).toEqual([]);
  });

  it('are the same for the same seed, wherever one starts, and others for another', () => {
    const [third] = [...believableParties({ count: 1, from: 2, seed: 'test' })];
    expect(third).toEqual(thousands[2]);
    expect(believableParty(2, { seed: 'other' })).not.toEqual(thousands[2]);
  });

  it('are both customer and supplier in every third', () => {
    expect(thousands.filter(({ body }) => body.roles?.length === 2)).toHaveLength(1000);
    expect(thousands.every(({ body, states }) => (body.roles ?? []).every((role) => states[role] !== undefined))).toBe(
      true,
    );
  });

  it('carry official numbers that are right and never given twice', () => {
    const identifiers = thousands.flatMap(({ body }) => body.identifiers ?? []);
    expect(identifiers.filter((one) => !checkIdentifier(one).ok)).toEqual([]);
    expect(new Set(identifiers.map(({ type, value }) => `${type} ${value}`)).size).toBe(identifiers.length);
    expect(identifiers.filter(({ type }) => type === 'uscc').length).toBeGreaterThan(2000);
  });

  it('can be called: every phone is valid in its country and already in the form we store', () => {
    const phones = thousands.flatMap((party) =>
      [...(party.body.phones ?? []), ...(party.body.contacts ?? []).flatMap((contact) => contact.phones ?? [])].map(
        (phone) => ({
          phone,
          country: homeOf(party),
        }),
      ),
    );
    expect(phones.filter(({ phone, country }) => !checkPhone(phone, country).valid)).toEqual([]);
    const chinese = phones.filter(({ country }) => country === 'CN');
    expect(chinese.filter(({ phone }) => checkPhone(phone).display !== phone)).toEqual([]);
  });

  it('have e-mail addresses at example domains only', () => {
    const emails = thousands.flatMap(({ body }) => [
      ...(body.emails ?? []),
      ...(body.contacts ?? []).flatMap((contact) => contact.emails ?? []),
    ]);
    expect(emails.filter((email) => !isEmail(email) || !/[@.]example\.(com|cn)$/.test(email))).toEqual([]);
  });

  it('sit at addresses that the divisions know', () => {
    const addresses = thousands.flatMap(({ body }) => body.addresses ?? []).filter(({ country }) => country === 'CN');
    const wrong = addresses.filter((address) => resolveDivision(address).cityCode !== address.cityCode);
    expect(wrong).toEqual([]);
    expect(new Set(addresses.map(regionOf)).size).toBe(31);
  });

  it('are Chinese for the most part, of every kind, and foreign for the rest', () => {
    const foreign = thousands.filter((party) => homeOf(party) !== 'CN').length / thousands.length;
    expect(foreign).toBeGreaterThan(0.15);
    expect(foreign).toBeLessThan(0.21);
    expect(new Set(thousands.map(({ body }) => body.kind)).size).toBe(5);
  });

  it('trade with us only after they were founded', () => {
    const early = thousands.filter(({ body: { foundedOn, customer, supplier } }) =>
      [customer, supplier].some((role) => role?.firstTradeOn && foundedOn && role.firstTradeOn < foundedOn),
    );
    expect(early).toEqual([]);
  });

  it('are called differently: of ten thousand fewer than one in a hundred shares its folded name', () => {
    const names = [...believableParties({ count: 10_000, seed: 'names' })].map(({ body }) => nameKey(body.legalName));
    expect(names.length - new Set(names).size).toBeLessThan(100);
  });
});
