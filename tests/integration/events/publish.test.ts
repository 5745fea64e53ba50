import type { DynamoDBRecord } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/events/publish.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';
import { streamReader } from '../../fixtures/stream.ts';

const ground = useGround();
let manager: Colleague;
let records: () => Promise<DynamoDBRecord[]>;
beforeAll(async () => {
  manager = await asStaff('manager');
  records = streamReader(ground.connection, ground.tableName);
});
const told = () => ground.cloud.events.splice(0).map(({ name, detail }) => ({ name, ...detail }));

describe('what happened is told to other systems', () => {
  it('once a change, by its name, with ids and never with values', async () => {
    const { body } = await manager.post(
      '/api/parties',
      aDraft({ legalName: '苏州天成贸易有限公司', roles: ['customer'] }),
    );
    await manager.patch(`/api/parties/${body.id}`, { shortName: '天成', version: 1 });
    await manager.put(`/api/parties/${body.id}/roles/customer`, { state: 'verified', version: 1 });
    await manager.put(`/api/parties/${body.id}/roles/customer`, { state: 'active', version: 2 });
    await manager.post(`/api/parties/${body.id}/notes`, { text: '只给自己看' });
    expect(await handler({ Records: await records() })).toEqual({ batchItemFailures: [] });
    const events = told();
    expect(events).toMatchObject([
      { name: 'party.registered.v1', partyId: body.id, seq: 1, roles: ['customer'] },
      { name: 'party.changed.v1', seq: 2, fields: ['shortName'] },
      { name: 'role.verified.v1', seq: 3, role: 'customer' },
      { name: 'role.activated.v1', seq: 4, role: 'customer' },
    ]);
    expect(JSON.stringify(events)).not.toContain('天成');
  });

  it('again when the bus refused it or could not be reached, and in full', async () => {
    const drafts = Array.from({ length: 12 }, () => aDraft());
    for (const draft of drafts) await manager.post('/api/parties', draft);
    const batch = await records();
    ground.cloud.refuseEvents(2);
    const { batchItemFailures } = await handler({ Records: batch });
    expect(batchItemFailures).toHaveLength(2);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    expect(
      await handler({ Records: batch.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? '')) }),
    ).toEqual({ batchItemFailures: [] });
    expect(new Set(told().map((event) => ('partyId' in event ? event.partyId : undefined))).size).toBe(12);
  });

  it('leaves out an entry that cannot be read, by its place in the stream, and tells the others', async () => {
    await manager.post('/api/parties', aDraft());
    const batch = await records();
    const poisoned = {
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber: '42', NewImage: { pk: { S: 'AUDIT#PARTY#pty_x' }, seq: { S: 'one' } } },
    };
    expect(await handler({ Records: [poisoned, ...batch] })).toEqual({ batchItemFailures: [{ itemIdentifier: '42' }] });
    expect(told()).toMatchObject([{ name: 'party.registered.v1' }]);
  });
});
