import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { headersOf } from '#shared/imports/header-row';
import { previewOf } from '#shared/imports/preview';
import { Note, Task } from '#shared/parties/activity';
import { Attachment } from '#shared/parties/attachment';
import { BankAccountFacts } from '#shared/parties/bank-account';
import { CardFacts, Persons } from '#shared/parties/card';
import { CreateParty } from '#shared/parties/contract';
import { ContactFacts, PartyFacts, RoleFacts } from '#shared/parties/model';
import { decideParty } from '#shared/parties/register-party';
import { maxBytes } from '#shared/parties/sizes';
import { newPartyWrites, partyWrites } from '../../../functions/parties/store.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { aCaller } from '../../fixtures/staff.ts';

process.env.TABLE_NAME = 'sizes';
const mostBytes = 300_000;
const mostActions = 100;

type Json = {
  type?: string;
  anyOf?: Json[];
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  pattern?: string;
  format?: string;
  maxItems?: number;
  items?: Json;
  properties?: Record<string, Json>;
};

/** Lengths that a pattern or form fixes where the schema names no maximum. */
const longestForm = 64;
/** The most bytes that a value of a schema can take; a text is at most three bytes a character. What has no bound fails. */
const worst = (schema: Json, path: string): number => {
  if (schema.anyOf) return Math.max(...schema.anyOf.map((one) => worst(one, path)));
  if (schema.enum) return Math.max(...schema.enum.map((one) => JSON.stringify(one).length));
  if (schema.const !== undefined || schema.type === 'null' || schema.type === 'boolean') return 8;
  if (schema.type === 'integer' || schema.type === 'number') return 24;
  if (schema.type === 'array') {
    if (schema.maxItems === undefined) throw new Error(`${path} has no most items`);
    return 3 + schema.maxItems * (1 + worst(schema.items ?? {}, `${path}[]`));
  }
  if (schema.properties) {
    return Object.entries(schema.properties).reduce(
      (sum, [name, inner]) => sum + name.length + 4 + worst(inner, `${path}.${name}`),
      3,
    );
  }
  if (schema.type === 'string') {
    if (schema.maxLength !== undefined) return 2 + 3 * schema.maxLength;
    if (schema.pattern !== undefined || schema.format !== undefined) return longestForm;
  }
  throw new Error(`${path} has no bound: ${JSON.stringify(schema)}`);
};
const worstOf = (schema: z.ZodMiniType, but: readonly string[] = []): number => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  const properties = Object.fromEntries(Object.entries(json.properties ?? {}).filter(([name]) => !but.includes(name)));
  return worst({ ...json, properties }, '');
};

describe('what people can type', () => {
  it('never makes an item of 300 kB, its audit entry with before and after included (INV-12)', () => {
    const contact = worstOf(ContactFacts);
    const creation = maxBytes.party + 2 * maxBytes.profile + 20 * contact;
    const sealed = (bytes: number): number => Math.ceil((bytes * 4) / 3) + 21 * 60;
    const card = worstOf(CardFacts);
    const persons = sealed(worstOf(Persons));
    for (const bytes of [contact, creation, card, 2 * card, persons, 2 * persons, sealed(worstOf(BankAccountFacts))]) {
      expect(bytes).toBeLessThan(mostBytes);
    }
    // Ids and names that the server itself writes have no bound in these schemas; the texts of people have.
    for (const facts of [
      z.pick(Note, {}),
      z.object({ title: Task.shape.title, detail: Task.shape.detail }),
      z.object({ name: Attachment.shape.name, type: Attachment.shape.type }),
    ]) {
      expect(worstOf(facts)).toBeLessThan(mostBytes);
    }
  });

  it('in a sheet is previewed within an item of 300 kB however wide the sheet is', () => {
    const cells = Array.from({ length: 200 }, () => '宽'.repeat(20_000));
    const headers = headersOf(cells, 200);
    const preview = previewOf(
      Array.from({ length: 20 }, () => cells),
      200,
    );
    const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
    // Of a short sheet the samples repeat the whole preview.
    expect(bytes(headers) + 2 * bytes(preview)).toBeLessThan(mostBytes);
    expect(previewOf([['短', '😀'.repeat(200)]], 2)).toEqual([['短', '😀'.repeat(100)]]);
  });

  it('has a bound in every field of a party and a profile, custom values aside, which count in all', () => {
    expect(worstOf(PartyFacts, ['custom'])).toBeLessThan(mostBytes);
    expect(worstOf(RoleFacts, ['custom'])).toBeLessThan(mostBytes);
  });

  it('is refused where a party in all is larger than its part of the overview', () => {
    const caller = aCaller('manager');
    const given = CreateParty.parse(
      aDraft({
        custom: Object.fromEntries(
          Array.from({ length: 100 }, (_, count) => [`fld_${String(count)}`, '满'.repeat(500)]),
        ),
      }),
    );
    const registering = () =>
      decideParty({ id: 'pty_1', number: 'P1', given, newId: (kind) => `${kind}_1`, caller, now: new Date(0) });
    expect(registering).toThrow(/at most 10000 bytes/);
  });
});

describe('a transaction', () => {
  it('of the fullest registration and of the fullest change stays under 100 actions (INV-13)', () => {
    const caller = aCaller('manager');
    const full = (from: number) =>
      CreateParty.parse(
        aDraft({
          identifiers: Array.from({ length: 10 }, (_, count) => ({ type: 'uscc', value: aUscc(from + count) })),
          contacts: Array.from({ length: 20 }, () => ({ name: '联系人' })),
          roles: ['customer', 'supplier'],
          customer: { creditLimit: { amount: 1, currency: 'CNY' } },
        }),
      );
    let count = 0;
    const decide = (from: number) =>
      decideParty({
        id: 'pty_1',
        number: 'P1',
        given: full(from),
        newId: (kind) => `${kind}_${String((count += 1))}`,
        caller,
        now: new Date(0),
      });
    const registered = decide(1);
    // Its proposal, the audit entry and the idempotency key come with it.
    expect(newPartyWrites(registered).length + registered.proposals.length + 2).toBeLessThanOrEqual(mostActions);
    expect(registered.proposals).toHaveLength(1);
    const after = { ...decide(100).party, version: 2 };
    expect(partyWrites(registered.party, after).length + 1).toBeLessThanOrEqual(mostActions);
    expect(partyWrites(registered.party, after)).toHaveLength(21);
  });
});
