import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCoverage } from '../../../infra/local/template/coverage.ts';
import { readTemplate } from '../../../infra/local/template/template.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Writes stacks as a synth would and reads them back. */
const read = (stacks: Record<string, object>) => {
  const folder = mkdtempSync(join(tmpdir(), 'keshang-template-'));
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  const artifacts = Object.keys(stacks).map((name) => [
    name,
    {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/eu-west-1',
      properties: { templateFile: `${name}.json` },
    },
  ]);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts: Object.fromEntries(artifacts) }));
  for (const [name, stack] of Object.entries(stacks))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(stack));
  return readTemplate(folder, 'http://127.0.0.1:1');
};
const queue = (properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

describe('The synthesised template', () => {
  it('names things across stacks by their exports', () => {
    const template = read({
      Data: {
        Resources: { Q: queue({ QueueName: 'letters' }) },
        Outputs: { O: { Value: { 'Fn::GetAtt': ['Q', 'Arn'] }, Export: { Name: 'Data:Q' } } },
      },
      Api: { Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { On: { 'Fn::ImportValue': 'Data:Q' } } } } },
    });
    expect(template.ofType('AWS::IAM::Policy')[0]?.properties.On).toBe('arn:aws:sqs:eu-west-1:000000000000:letters');
    expect(template.byArn('arn:aws:sqs:eu-west-1:000000000000:letters')?.id).toBe('Q');
  });

  it('resolves what CloudFormation would', () => {
    const template = read({
      S: {
        Mappings: { M: { a: { b: 'mapped' } } },
        Conditions: { Yes: { 'Fn::Equals': ['x', 'x'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
        Resources: {
          Q: queue({
            QueueName: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] },
            Sub: { 'Fn::Sub': ['${AWS::Partition}:${X}:${Q.QueueName}:${!literal}', { X: 'x' }] },
            Select: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] },
            Map: { 'Fn::FindInMap': ['M', 'a', 'b'] },
            If: { 'Fn::If': ['No', 'no', 'yes'] },
            Gone: { Ref: 'AWS::NoValue' },
          }),
        },
      },
    });
    const { Gone: _, ...properties } = template.resources[0]?.properties ?? {};
    expect(properties).toEqual({
      QueueName: 'a-eu-west-1',
      Sub: 'aws:x:a-eu-west-1:${!literal}',
      Select: 'b',
      Map: 'mapped',
      If: 'yes',
    });
    expect('Gone' in (template.resources[0]?.properties ?? {})).toBe(false);
  });

  it('stops at what it does not know, by name', () => {
    expect(() => read({ S: { Resources: { Q: queue({ X: { 'Fn::Cidr': [] } }) } } })).toThrow('Fn::Cidr');
    expect(() => read({ S: { Resources: { Q: queue({ X: { 'Fn::ImportValue': 'missing' } }) } } })).toThrow(
      'the export missing',
    );
    expect(() => read({ S: { Resources: { Q: queue({ X: { 'Fn::GetAtt': ['Q', 'Colour'] } }) } } })).toThrow(
      'Colour of S/Q',
    );
    expect(() => checkCoverage(read({ S: { Resources: { R: { Type: 'AWS::RDS::DBInstance' } } } }))).toThrow(
      'AWS::RDS::DBInstance, of S/R',
    );
  });
});
