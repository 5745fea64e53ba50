import { Agent, request } from 'node:http';

export type Answer = { status: number; body: string; units: string; ms: number };
export type Call = { method: 'GET' | 'POST'; path: string; body?: unknown };

/** Keeps its connections, as a browser does. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export const send = (base: string, token: string, { method, path, body }: Call): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const outgoing = request(
      `${base}${path}`,
      { method, agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            units: String(incoming.headers['x-consumed-capacity'] ?? ''),
            ms: performance.now() - started,
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });

export type Measured = { p50: number; p95: number; perSecond: number; failed: number; answers: number; units: string };

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** `clients` in parallel, each sending its next call when the last is answered, `count` answers in all, after `warmUp` that are not counted. */
export const measure = async (
  base: string,
  token: string,
  callOf: (index: number) => Call,
  { clients, count, warmUp }: { clients: number; count: number; warmUp: number },
): Promise<Measured> => {
  const asked = async (from: number, to: number): Promise<Answer[]> => {
    const answers: Answer[] = [];
    let next = from;
    const client = async (): Promise<void> => {
      for (let index = next++; index < to; index = next++) answers.push(await send(base, token, callOf(index)));
    };
    await Promise.all(Array.from({ length: clients }, client));
    return answers;
  };
  await asked(count, count + warmUp);
  const started = performance.now();
  const answers = await asked(0, count);
  const seconds = (performance.now() - started) / 1000;
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const units = [...new Set(answers.map((answer) => answer.units))].sort();
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    perSecond: count / seconds,
    failed: answers.filter(({ status }) => status >= 300).length,
    answers: count,
    units: units.length > 3 ? `${units[0] ?? ''} … ${units.at(-1) ?? ''}` : units.join(' or '),
  };
};
