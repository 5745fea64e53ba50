import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../../../infra/local/host.ts';
import { startOptions } from '../../../infra/local/options.ts';
import { removeFolder, startingTime, temporaryFolder } from './driver.ts';
import { fixtureAssembly } from './fixture/build.ts';

type Template = { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };

describe('What does not start', () => {
  let assembly = '';
  beforeAll(async () => void (assembly = await fixtureAssembly()), startingTime);
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach(removeFolder));

  /** The fixture with something wrong in it, and the sentence that says so. */
  const refusal = async (spoil: (copy: string) => void): Promise<{ message: string; exitCode: number }> => {
    const folder = temporaryFolder();
    folders.push(folder);
    const copy = join(folder, 'cdk.out');
    cpSync(assembly, copy, { recursive: true });
    spoil(copy);
    const options = { port: 0, dataDir: join(folder, 'data'), assembly: copy, site: folder, complain: () => undefined };
    const started: unknown = await startHost(options).catch((error: unknown) => error);
    if (!(started instanceof Error) || !('exitCode' in started)) throw new Error('the host started');
    expect(existsSync(join(folder, 'data', 'runtime.json'))).toBe(false);
    return { message: started.message, exitCode: Number(started.exitCode) };
  };

  const changeTemplate = (change: (resources: Template['Resources']) => void) => (copy: string) => {
    const file = join(copy, 'FixtureApi.template.json');
    const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
    change(template.Resources);
    writeFileSync(file, JSON.stringify(template));
  };
  const first = (resources: Template['Resources'], type: string) => {
    const found = Object.values(resources).find(({ Type }) => Type === type);
    if (!found) throw new Error(`the fixture has no ${type}`);
    return found.Properties;
  };

  it('is a function that does not load, by its name', async () => {
    const { message, exitCode } = await refusal((copy) => {
      const [bundle = ''] = globSync(join(copy, 'asset.*', 'index.js')).filter((file) =>
        readFileSync(file, 'utf8').includes('TICK'),
      );
      writeFileSync(bundle, 'throw new Error("its environment is incomplete")');
    });
    expect(message).toMatch(/^The function FixtureApi-\w+ does not load: .*its environment is incomplete/);
    expect(exitCode).toBe(8);
  });

  it.each([
    [
      'a kind of resource that nobody runs here',
      (resources: Template['Resources']) => void (resources.Db = { Type: 'AWS::RDS::DBInstance', Properties: {} }),
      'AWS::RDS::DBInstance',
    ],
    [
      'an unknown setting of a stream’s reader',
      (resources: Template['Resources']) =>
        void (first(resources, 'AWS::Lambda::EventSourceMapping').TumblingWindowInSeconds = 5),
      'TumblingWindowInSeconds',
    ],
    [
      'an unknown runtime',
      (resources: Template['Resources']) => void (first(resources, 'AWS::Lambda::Function').Runtime = 'python3.14'),
      'python3.14',
    ],
    [
      'an express workflow',
      (resources: Template['Resources']) =>
        void (first(resources, 'AWS::StepFunctions::StateMachine').StateMachineType = 'EXPRESS'),
      'express state machine',
    ],
    [
      'a schedule whose role may not call its target',
      (resources: Template['Resources']) =>
        void (first(resources, 'AWS::Scheduler::Schedule').Target = {
          Arn: {
            'Fn::GetAtt': [
              Object.keys(resources).find(
                (id) => id.startsWith('work') && resources[id]?.Type === 'AWS::Lambda::Function',
              ),
              'Arn',
            ],
          },
          RoleArn: {
            'Fn::GetAtt': [
              Object.keys(resources).find((id) => id.startsWith('Clock') && resources[id]?.Type === 'AWS::IAM::Role'),
              'Arn',
            ],
          },
        }),
      'its role does not allow lambda:InvokeFunction',
    ],
  ])('is %s, by its name', async (_, change, name) => {
    const { message, exitCode } = await refusal(changeTemplate(change));
    expect(message).toContain(name);
    expect(exitCode).toBe(2);
  });
});

describe('The options of npm start', () => {
  it('are port, data folder and empty, by argument before environment', () => {
    expect(startOptions([], {})).toEqual({ port: 3000, dataDir: '.local', empty: false });
    expect(startOptions([], { PORT: '3001', LOCAL_DATA: 'elsewhere' })).toEqual({
      port: 3001,
      dataDir: 'elsewhere',
      empty: false,
    });
    expect(startOptions(['--port', '3002', '--data', 'here', '--empty'], { PORT: '3001' })).toEqual({
      port: 3002,
      dataDir: 'here',
      empty: true,
    });
  });

  it('refuse what they do not know with a sentence', () => {
    expect(() => startOptions(['--port', 'http'], {})).toThrow('"http" is not a port');
    expect(() => startOptions(['--demo'], {})).toThrow('The options are --port N, --data DIR and --empty.');
  });
});
