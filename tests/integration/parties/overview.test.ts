import { beforeAll, describe, expect, it } from 'vitest';
import { maxBytes } from '#shared/parties/sizes';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});

const readOf = (headers: Record<string, string>): number =>
  Number(/read=([\d.]+)/.exec(headers['x-consumed-capacity'] ?? '')?.[1]);
const bytes = (value: object): number => Buffer.byteLength(JSON.stringify(value));
/** As much as still fits: 10 kB in all for a party, 6.5 kB for a profile. */
const fill = (limit: number, base: object): string[] =>
  Array.from({ length: Math.floor((limit - bytes(base) - 900) / 130) }, (_, count) =>
    `标签${'满'.repeat(35)}${String(count)}`.slice(0, 40),
  );

describe('the overview', () => {
  it('is one Query of at most eight read units for the fullest party there can be', async () => {
    const tags = fill(maxBytes.party, {}).slice(0, 30);
    const formerNames = Array.from({ length: 10 }, (_, count) =>
      `曾用名${'名'.repeat(190)}${String(count)}`.slice(0, 170),
    );
    const long = '说'.repeat(800);
    const draft = aDraft({
      tags,
      formerNames: formerNames.slice(0, 9),
      contacts: Array.from({ length: 20 }, (_, count) => ({ name: `联系人${String(count)}` })),
      roles: ['customer', 'supplier'],
      customer: { purchaseNeeds: long, afterSales: long },
      supplier: { capabilities: long, qualityNote: long },
    });
    const { status, body } = await manager.post('/api/parties', draft);
    expect(status).toBe(201);
    await manager.get(`/api/parties/${body.id as string}/overview`);
    const overview = await manager.get(`/api/parties/${body.id as string}/overview`);
    expect(overview.body).toMatchObject({
      party: { id: body.id },
      customer: { state: 'candidate' },
      supplier: { state: 'candidate' },
    });
    expect(overview.body.party.contacts).toEqual([]);
    expect(readOf(overview.headers)).toBeGreaterThan(4);
    expect(readOf(overview.headers)).toBeLessThanOrEqual(8);
  });

  it('gives each reader their side’s money, and the net only to who sees both', async () => {
    const party = (await manager.post('/api/parties', aDraft({ roles: ['customer', 'supplier'] }))).body;
    const keysFor = async (job: 'manager' | 'finance' | 'auditor' | 'sales' | 'purchasing' | 'service') => {
      const { body } = await (await asStaff(job)).get(`/api/parties/${party.id as string}/overview`);
      return ['receivable', 'payable', 'net', 'overdue'].filter((name) => name in body);
    };
    for (const job of ['manager', 'finance', 'auditor'] as const)
      expect(await keysFor(job)).toEqual(['receivable', 'payable', 'net', 'overdue']);
    expect(await keysFor('sales')).toEqual(['receivable', 'overdue']);
    expect(await keysFor('purchasing')).toEqual(['payable']);
    expect(await keysFor('service')).toEqual([]);
  });
});
