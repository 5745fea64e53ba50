import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/platform/table/keys.ts';
import { streamConsumers } from '../../../infra/functions.ts';
import { hearsOf } from '../../../infra/local/streams/filter.ts';

const criteria = (...patterns: unknown[]) => ({
  Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })),
});
const record = ({ pk, sk }: { pk: string; sk: string }, eventName = 'INSERT') => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
});

describe('the filter of an event source', () => {
  it('lets through what has one of the values, whole or by its beginning, in every place that is named', () => {
    const hears = hearsOf(
      criteria({ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'A#' }] } } } }),
      'x',
    );
    expect(hears(record({ pk: 'A#1', sk: '0' }))).toBe(true);
    expect(hears(record({ pk: 'A#1', sk: '0' }, 'REMOVE'))).toBe(false);
    expect(hears(record({ pk: 'B#1', sk: '0' }))).toBe(false);
    expect(hears({ eventName: 'INSERT' })).toBe(false);
  });

  it('holds when one of several does, and lets all through when there is none', () => {
    const hears = hearsOf(criteria({ eventName: ['INSERT'] }, { eventName: ['REMOVE'] }), 'x');
    expect(['INSERT', 'MODIFY', 'REMOVE'].map((name) => hears({ eventName: name }))).toEqual([true, false, true]);
    expect(hearsOf(undefined, 'x')({})).toBe(true);
  });

  it.each([
    { eventName: [{ 'anything-but': ['INSERT'] }] },
    { eventName: [{ prefix: 'I', suffix: 'T' }] },
    { eventName: 'INSERT' },
  ])('is refused by name where it says something that is not understood: %j', (pattern) => {
    expect(() => hearsOf(criteria(pattern), 'the reader')).toThrow(/filter .*the reader/);
  });
});

describe('the readers of the stream', () => {
  const hears = (name: string) => {
    const consumer = streamConsumers.find((one) => one.name === name);
    return hearsOf(criteria(consumer?.hears), name);
  };
  const party = 'pty_1';

  it('hear all that a line of the register is made of, and nothing that they write themselves', () => {
    const project = hears('project');
    const inLine = [
      keys.party(party),
      keys.roleProfile(party, 'customer'),
      keys.roleProfile(party, 'supplier'),
      keys.contact(party, 'cnt_1'),
      keys.bankAccount(party, 'bnk_1'),
    ];
    for (const key of inLine)
      for (const event of ['INSERT', 'MODIFY', 'REMOVE']) expect(project(record(key, event))).toBe(true);
    for (const key of [
      keys.registerDelta('parties', '2026', 'a'),
      keys.counter('party'),
      keys.note(party, 'nte_1'),
      keys.card(party),
    ])
      expect(project(record(key))).toBe(false);
  });

  it('hear each entry of the trail once, and nothing else', () => {
    const publish = hears('publish');
    expect(publish(record(keys.auditEntry(`PARTY#${party}`, 1)))).toBe(true);
    expect(publish(record(keys.auditEntry(`PARTY#${party}`, 1), 'REMOVE'))).toBe(false);
    expect(publish(record(keys.party(party)))).toBe(false);
  });
});
