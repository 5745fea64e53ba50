import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, removeFolder, type Spawned, spawnFixture, startingTime, temporaryFolder } from './driver.ts';

/** Every test here ends the host's process in the middle of a workflow and starts it again on the same data. */
describe('A workflow on one machine', () => {
  const folder = temporaryFolder();
  let host: Spawned;
  beforeAll(async () => (host = await spawnFixture(folder)), startingTime);
  afterAll(async () => {
    await host.stop();
    removeFolder(folder);
  });

  const restart = async (): Promise<void> => {
    await host.kill();
    host = await spawnFixture(folder);
  };
  const start = async (run: string, input: object): Promise<string> => {
    const { body } = await host.call('POST', '/api/runs', {
      name: run,
      input: { run, failTimes: 0, way: '', patience: 600, ...input },
    });
    return body.executionArn;
  };
  const states = async (operation: string, body: object) =>
    (await host.call('POST', `/api/states/${operation}`, body)).body;
  const describeRun = (executionArn: string) => states('DescribeExecution', { executionArn });
  const ended = (arn: string) =>
    eventually(
      () => describeRun(arn),
      ({ status }) => status !== 'RUNNING',
    );
  const step = async (run: string, name: string) => (await host.call('GET', `/api/steps/${run}/${name}`)).body;
  const tokenOf = async (run: string, name: string): Promise<string> =>
    (
      await eventually(
        () => step(run, name),
        ({ token }) => token !== undefined,
      )
    ).token;
  const outcomeOf = ({ output }: { output: string }): unknown => JSON.parse(output).outcome;

  it('goes from task to end, and answers the same execution to the same start', async () => {
    const arn = await start('plain', {});
    const run = await ended(arn);
    expect(run).toMatchObject({ status: 'SUCCEEDED' });
    expect(JSON.parse(run.output)).toMatchObject({ outcome: 'done', prepared: { step: 'prepare', calls: 1 } });
    const again = (await host.call('POST', '/api/runs', { name: 'plain', input: { run: 'other' } })).body;
    expect(again.__type).toBe('ExecutionAlreadyExists');
  });

  it('waits for a person through a kill -9, takes one answer and refuses a second and a forged one', async () => {
    const arn = await start('ask', { way: 'ask' });
    const token = await tokenOf('ask', 'ask');
    await restart();
    expect(await describeRun(arn)).toMatchObject({ status: 'RUNNING' });
    expect(await states('SendTaskSuccess', { taskToken: token, output: '{"approved":true}' })).toEqual({ status: 200 });
    expect(await states('SendTaskSuccess', { taskToken: token, output: '{}' })).toMatchObject({
      __type: 'TaskTimedOut',
    });
    expect(await states('SendTaskSuccess', { taskToken: `${token}x`, output: '{}' })).toMatchObject({
      __type: 'InvalidToken',
    });
    const run = await ended(arn);
    expect(JSON.parse(run.output)).toMatchObject({ outcome: 'done', answer: { approved: true } });
    expect(await step('ask', 'prepare')).toMatchObject({ calls: 1 });
  });

  it('keeps an answer that was given just before a kill -9', async () => {
    const arn = await start('answered', { way: 'ask' });
    await states('SendTaskSuccess', { taskToken: await tokenOf('answered', 'ask'), output: '{"approved":true}' });
    await restart();
    expect(outcomeOf(await ended(arn))).toBe('done');
  });

  it('takes a refusal where the definition catches it', async () => {
    const arn = await start('refused', { way: 'ask' });
    await states('SendTaskFailure', {
      taskToken: await tokenOf('refused', 'ask'),
      error: 'REJECTED',
      cause: 'too dear',
    });
    const run = await ended(arn);
    expect(JSON.parse(run.output)).toMatchObject({
      outcome: 'rejected',
      failure: { Error: 'REJECTED', Cause: 'too dear' },
    });
  });

  it('runs into its deadline although it was killed meanwhile, and refuses an answer after it', async () => {
    const arn = await start('late', { way: 'ask', patience: 2 });
    const token = await tokenOf('late', 'ask');
    await restart();
    expect(outcomeOf(await ended(arn))).toBe('too late');
    expect(await states('SendTaskSuccess', { taskToken: token, output: '{}' })).toMatchObject({
      __type: 'TaskTimedOut',
    });
  });

  it('ends a wait at its instant and not before, whatever happened in between', async () => {
    const until = Date.now() + 5_000;
    const arn = await start('wait', { way: 'wait', until: new Date(until).toISOString() });
    await eventually(
      () => step('wait', 'prepare'),
      ({ calls }) => calls === 1,
    );
    await restart();
    const run = await ended(arn);
    expect(outcomeOf(run)).toBe('done');
    expect(run.stopDate * 1_000).toBeGreaterThanOrEqual(until);
  });

  it('tries a failing task again as its retrier says, over a kill -9, and no more often', async () => {
    const arn = await start('retry', { failTimes: 2 });
    await eventually(
      () => step('retry', 'prepare'),
      ({ calls }) => calls >= 1,
    );
    await restart();
    expect(await ended(arn)).toMatchObject({ status: 'SUCCEEDED' });
    const { calls } = await step('retry', 'prepare');
    // A call that the kill cut short is made once more.
    expect(calls).toBeLessThanOrEqual(4);
  });

  it('gives up when the retries are spent, under the error that the definition names', async () => {
    const run = await ended(await start('given-up', { failTimes: 99 }));
    expect(run).toMatchObject({ status: 'FAILED', error: 'GAVE_UP' });
    expect(await step('given-up', 'prepare')).toMatchObject({ calls: 4 });
  });

  it('maps over items and runs branches side by side, a waiting branch through a kill -9', async () => {
    const each = await ended(await start('each', { way: 'each', items: ['a', 'b', 'c'] }));
    expect(JSON.parse(each.output).results.map(({ step: name }: { step: string }) => name)).toEqual(['a', 'b', 'c']);
    const arn = await start('both', { way: 'both' });
    const token = await tokenOf('both', 'left');
    await eventually(
      () => step('both', 'right'),
      ({ calls }) => calls === 1,
    );
    await restart();
    await states('SendTaskSuccess', { taskToken: token, output: '"left"' });
    const run = await ended(arn);
    // The kill may have come before the right branch's answer was on disk: then it was asked once more.
    expect(JSON.parse(run.output).both).toMatchObject(['left', { step: 'right' }]);
  });

  it('is stopped on request, and its token with it', async () => {
    const arn = await start('stopped', { way: 'ask' });
    const token = await tokenOf('stopped', 'ask');
    await states('StopExecution', { executionArn: arn });
    expect(await describeRun(arn)).toMatchObject({ status: 'ABORTED' });
    await expect(states('SendTaskSuccess', { taskToken: token, output: '{}' })).resolves.toMatchObject({
      __type: 'TaskTimedOut',
    });
  });
});
