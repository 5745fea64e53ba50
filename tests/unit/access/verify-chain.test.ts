import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/access/audit';
import { followChains, type Break, type Head, type KeptEntry } from '#shared/access/verify-chain';
import { canonical } from '#shared/kernel/canonical';

type Bare = Omit<AuditEntry, 'hash'>;
type HashOf = (entry: Bare) => string;
const hashOf: HashOf = (entry) =>
  createHash('sha256')
    .update(entry.previous + canonical(entry))
    .digest('hex');

const entity = 'PARTY#pty_1';
const chainOf = (names: readonly string[], previous = '', start = 1): AuditEntry[] => {
  let last = previous;
  return names.map((name, at) => {
    const bare: Bare = {
      entity,
      seq: start + at,
      at: '2026-11-20T08:00:00.000Z',
      by: 'stf-1',
      byName: 'Somebody',
      action: 'changed',
      changes: [{ field: 'shortName', class: 'identity', before: null, after: name }],
      previous: last,
    };
    last = hashOf(bare);
    return { ...bare, hash: last };
  });
};
const kept = (entries: readonly AuditEntry[]): KeptEntry[] =>
  entries.map((entry) => ({ entity, seq: entry.seq, entry }));
const headOf = (entries: readonly AuditEntry[]): Head => ({ seq: entries.length, hash: entries.at(-1)?.hash ?? '' });

const verify = (entries: readonly KeptEntry[], anchor?: Head, hash: HashOf = hashOf): Break[] => {
  const chains = followChains(hash, anchor ? new Map([[entity, anchor]]) : new Map());
  for (const entry of entries) chains.follow(entry);
  return chains.result().breaks;
};

/** Ways to falsify a trail; each says the first sequence at which it must be seen. */
type Attack = { name: string; falsify: (chain: AuditEntry[], at: number) => { entries: KeptEntry[]; seen: number } };

const attacks: Attack[] = [
  {
    name: 'an entry changed',
    falsify: (chain, at) => ({
      entries: kept(chain.map((entry, index) => (index === at ? { ...entry, byName: 'Nobody' } : entry))),
      seen: at + 1,
    }),
  },
  {
    name: 'an entry changed with a new hash of its own',
    falsify: (chain, at) => {
      const rehashed = chain.map((entry, index) => {
        if (index !== at) return entry;
        const { hash: _hash, ...bare } = { ...entry, byName: 'Nobody' };
        return { ...bare, hash: hashOf(bare) };
      });
      // The next one still names the old hash; the last one has none after it, and is for the anchor.
      return { entries: kept(rehashed), seen: at + 1 === chain.length ? at + 1 : at + 2 };
    },
  },
  {
    name: 'an entry taken out',
    falsify: (chain, at) => ({ entries: kept(chain.filter((_, index) => index !== at)), seen: at + 1 }),
  },
  {
    name: 'two entries exchanged',
    falsify: (chain, at) => {
      const other = at === chain.length - 1 ? at - 1 : at + 1;
      const exchanged = chain.map((entry, index) =>
        index === at ? (chain[other] ?? entry) : index === other ? (chain[at] ?? entry) : entry,
      );
      return {
        entries: exchanged.map((entry, index) => ({ entity, seq: index + 1, entry })),
        seen: Math.min(at, other) + 1,
      };
    },
  },
  {
    name: 'an entry put in, the rest moved up',
    falsify: (chain, at) => {
      const [forged] = chainOf(['forged'], chain[at - 1]?.hash ?? '', at + 1);
      const moved = chain.slice(at).map((entry) => ({ ...entry, seq: entry.seq + 1 }));
      // In the place of the anchored one the anchor itself tells; before it the one that was moved does not follow.
      const seen = at + 1 === chain.length ? at + 1 : at + 2;
      return { entries: kept([...chain.slice(0, at), ...(forged ? [forged] : []), ...moved]), seen };
    },
  },
  { name: 'the tail cut off', falsify: (chain, at) => ({ entries: kept(chain.slice(0, at)), seen: at + 1 }) },
  {
    name: 'the chain written anew to its end',
    falsify: (chain, at) => {
      const anew = chainOf(
        chain.slice(at).map((_, index) => `other ${String(index)}`),
        chain[at - 1]?.hash ?? '',
        at + 1,
      );
      return { entries: kept([...chain.slice(0, at), ...anew]), seen: chain.length };
    },
  },
];

const aTrail = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 12 }).chain((names) =>
  fc.record({
    chain: fc.constant(chainOf(names)),
    at: fc.nat(names.length - 1),
    attack: fc.constantFrom(...attacks),
  }),
);

const everyAttackIsNamed = (hash: HashOf, anchored = true) =>
  fc.property(aTrail, ({ chain, at, attack }) => {
    const { entries, seen } = attack.falsify(chain, at);
    return verify(entries, anchored ? headOf(chain) : undefined, hash)[0]?.seq === seen;
  });

describe('the audit trail (INV-10)', () => {
  it('verifies as it was written, and goes on from its anchor', () => {
    fc.assert(
      fc.property(aTrail, ({ chain, at }) => verify(kept(chain), headOf(chain.slice(0, at))).length === 0),
      { numRuns: 200 },
    );
  });

  it('names the first sequence at which it was falsified, whichever way', () => {
    fc.assert(everyAttackIsNamed(hashOf), { numRuns: 400 });
  });

  it('would let falsifications pass if the hash left the changes out, or the anchor were missing: the property sees both', () => {
    const careless: HashOf = ({ previous, seq }) =>
      createHash('sha256')
        .update(previous + String(seq))
        .digest('hex');
    expect(fc.check(everyAttackIsNamed(careless), { numRuns: 400 }).failed).toBe(true);
    expect(fc.check(everyAttackIsNamed(hashOf, false), { numRuns: 400 }).failed).toBe(true);
  });

  it('is followed for each entity by itself: one break hides no other', () => {
    const chain = chainOf(['a', 'b', 'c']);
    const chains = followChains(hashOf, new Map([['PARTY#gone', { seq: 4, hash: 'x' }]]));
    for (const one of kept(chain.slice(1))) chains.follow(one);
    expect(chains.result().breaks).toEqual([
      { entity, seq: 1, why: 'is missing' },
      { entity: 'PARTY#gone', seq: 1, why: 'was cut off' },
    ]);
  });
});
