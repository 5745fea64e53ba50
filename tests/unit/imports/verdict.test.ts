import { describe, expect, it } from 'vitest';
import { Mapping } from '#shared/imports/model';
import type { DuplicateReason } from '#shared/parties/names';
import { isFaulty, judgeRow, verdictOf, type Work } from '../../../functions/imports/verdict.ts';
import { aCaller } from '../../fixtures/staff.ts';
import { partyId } from '../../fixtures/register.ts';

const columns = ['legalName'];
const work: Work = {
  importId: 'imp_00000000000000000000000001',
  plan: {
    headers: columns,
    mapping: Mapping.parse({ columns, duplicates: 'update' }),
    people: new Map(),
    customFields: [],
  },
  caller: aCaller('manager'),
  fields: [],
  reason: 'import',
  now: new Date('2026-11-20T02:00:00Z'),
};

/** What the rule "update" decides of a row that looks like a party for these reasons. */
const decided = (score: number, codes: readonly DuplicateReason['code'][]) => {
  const sound = judgeRow(work, { row: 2, cells: ['上海恒泰化工有限公司'] });
  if (isFaulty(sound)) throw new Error(JSON.stringify(sound.faults));
  const reasons = codes.map((code) => ({ code, field: 'legalName' }));
  const candidate = { id: partyId(1), number: 'P000001', legalName: '上海恒泰化工有限公司', roles: [], score, reasons };
  return verdictOf(work, sound, { candidates: [candidate], held: false }, undefined)?.decision;
};

describe('the rule "update"', () => {
  it('leaves a party found by its name alone to a person, the very same name even', () => {
    expect(decided(100, ['same-name'])).toBeNull();
    expect(decided(95, ['similar-name'])).toBeNull();
  });

  it('acts by itself on the same number, and where name and phone leave hardly a doubt', () => {
    const update = { decision: 'update', partyId: partyId(1) };
    expect(decided(100, ['same-identifier'])).toEqual(update);
    expect(decided(94, ['same-phone', 'similar-name'])).toEqual(update);
    expect(decided(84, ['same-phone', 'same-email'])).toBeNull();
  });
});
