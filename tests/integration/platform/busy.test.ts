import { createServer } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callJson } from '../../../functions/platform/aws/client.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { getItems, putItem } from '../../../functions/platform/table/table.ts';
import { useFaults } from '../../fixtures/faults.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
const faults = useFaults(ground);
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});
afterEach(() => faults.calm());

describe('a busy table', () => {
  it('left items out silently: now they are asked for until all are there', async () => {
    const wanted = Array.from({ length: 150 }, (_, n) => keys.counter(`busy ${String(n)}`));
    for (const [n, key] of wanted.entries()) await putItem({ ...key, value: n });
    faults.weather(60, 'left out', ['part-left-out']);
    const found = (await getItems(wanted)).map(({ value }) => Number(value));
    expect(faults.met['part-left-out']).toBeGreaterThan(0);
    expect(found.sort((one, other) => one - other)).toEqual(wanted.map((_, n) => n));
  });

  it('that never answers for an item is told as busy, not as if the item were not there', async () => {
    const key = keys.counter('busy 0');
    faults.weather(100, 'always', ['part-left-out']);
    await expect(getItems([key])).rejects.toMatchObject({ code: 'TRY_AGAIN' });
  });

  it('answered 500 when it was throttled for good: now 503, which says to try again', async () => {
    const { body: party } = await manager.post('/api/parties', aDraft());
    faults.weather(100, 'throttled', ['throttled']);
    const { status, body } = await manager.get(`/api/parties/${party.id as string}`);
    expect([status, body.code]).toEqual([503, 'TRY_AGAIN']);
  });

  it('whose transactions conflict is asked again unseen, and answers 503 only when it never ends', async () => {
    const { body: party } = await manager.post('/api/parties', aDraft());
    faults.weather(40, 'conflicts', ['conflict']);
    for (let version = 1; version <= 20; version += 1) {
      const change = { version, shortName: String(version) };
      expect((await manager.patch(`/api/parties/${party.id as string}`, change)).status).toBe(200);
      expect((await manager.post(`/api/parties/${party.id as string}/notes`, { text: '记' })).status).toBe(201);
    }
    expect(faults.met.conflict).toBeGreaterThan(5);
    faults.weather(100, 'conflicts', ['conflict']);
    const { body } = await manager.patch(`/api/parties/${party.id as string}`, { version: 21, shortName: '永' });
    expect(body).toMatchObject({ status: 503, code: 'TRY_AGAIN' });
  });
});

describe('another service that throttles with a 400, as KMS, Cognito and Step Functions do', () => {
  /** Throttles so many calls, then answers. */
  const throttling = async (times: number) => {
    let calls = 0;
    const server = createServer((_incoming, response) => {
      calls += 1;
      const busy = calls <= times;
      response.writeHead(busy ? 400 : 200).end(busy ? '{"__type":"ThrottlingException"}' : '{"done":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const elsewhere = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${String(address && typeof address === 'object' ? address.port : 0)}`;
    try {
      return await callJson({ service: 'kms', target: 'TrentService.Decrypt', body: {} });
    } finally {
      process.env.AWS_ENDPOINT_URL = elsewhere;
      server.close();
    }
  };

  it('failed the request at once: now it is asked again', async () => {
    expect(await throttling(2)).toEqual({ done: true });
  });

  it('is given up after some tries, by its own name', async () => {
    await expect(throttling(99)).rejects.toMatchObject({ name: 'ThrottlingException', status: 400 });
  });
});
