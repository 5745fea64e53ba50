import { describe, expect, it } from 'vitest';
import { apiNeeds, backgroundFunctions } from '../../infra/functions.ts';
import { ofType } from './template.ts';
import { denials, statements, statementsOf } from './statements.ts';

/** Actions for which AWS knows no narrower resource. */
const resourceless =
  /^(xray:(PutTraceSegments|PutTelemetryRecords|GetSampling(Rules|Targets))|logs:\w+LogDeliver(y|ies)|logs:(PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups))$/;

const tableWrites = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
const actionsOf = (name: string): string[] => statementsOf(name).flatMap(({ actions }) => actions);

describe('every grant', () => {
  it('lists its actions one by one', () => {
    const wild = statements.filter(({ actions }) => actions.some((action) => action.includes('*')));
    expect(wild).toEqual([]);
  });

  it('names what it is on, save where AWS knows no resource', () => {
    const everything = statements.filter(({ resources }) => resources.includes('*'));
    const actions = everything.flatMap((statement) => statement.actions);
    expect(actions.filter((action) => !resourceless.test(action))).toEqual([]);
  });

  it('ends in a star only for the objects of one bucket', () => {
    const starred = statements.filter(({ resources }) => resources.some((on) => on !== '*' && on.includes('*')));
    for (const { actions, resources } of starred) {
      expect(actions.every((action) => action.startsWith('s3:'))).toBe(true);
      expect(resources.every((on) => /(Register|Files).*\/\*$/.test(on))).toBe(true);
    }
  });

  it('is written by us: no managed policy', () => {
    expect(ofType('AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns)).toEqual([]);
  });
});

describe('scanning the table', () => {
  it('is for the maintenance role alone', () => {
    const scanning = statements.filter(({ actions }) => actions.includes('dynamodb:Scan')).map(({ role }) => role);
    expect([...new Set(scanning)]).toEqual([expect.stringMatching(/^maintenancerole/)]);
  });

  it('is not in the hands of whoever has no second factor', () => {
    const role = ofType('AWS::IAM::Role').find(({ id }) => id.startsWith('maintenancerole'));
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    ]);
  });
});

describe('the audit trail', () => {
  it('could be rewritten by the very role that verifies it: now nobody changes or removes an entry', () => {
    const changing = ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
    const able = statements.filter(({ actions }) => actions.some((action) => changing.includes(action)));
    expect(able.some(({ role }) => role.startsWith('maintenancerole'))).toBe(false);
    for (const { role, actions, resources } of able)
      expect(denials).toContainEqual({
        role,
        actions:
          actions.length === 1 ? actions : expect.arrayContaining(actions.filter((one) => changing.includes(one))),
        resources,
        condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] } },
      });
  });
});

describe('a function', () => {
  it('that only answers about the system writes nothing', () => {
    expect(actionsOf('system-api').filter((action) => tableWrites.includes(action))).toEqual([]);
  });

  it('administers staff only if it serves access', () => {
    const administrators = statements.filter(({ actions }) =>
      actions.some((action) => action.startsWith('cognito-idp:')),
    );
    for (const { role } of administrators) expect(role).toMatch(/^accessapirole/);
  });

  it('unwraps secrets only if its row says so', () => {
    const named = [
      ...Object.entries(apiNeeds).map(([capability, needs]) => ({ name: `${capability}-api`, needs })),
      ...backgroundFunctions(),
    ];
    for (const { name, needs } of named) {
      const keys = statementsOf(name)
        .flatMap(({ resources }) => resources)
        .join();
      expect(keys.includes('SecretsKey'), name).toBe(needs.secrets === true);
    }
  });

  it('is told only addresses that it may use', () => {
    const lacking = ofType('AWS::Lambda::Function').flatMap(({ id, Properties }) => {
      const names = Object.keys(Properties.Environment?.Variables ?? {});
      const granted = statements
        .filter(({ role }) => role.startsWith(id.slice(0, -8)))
        .flatMap(({ actions }) => actions);
      const services = {
        TABLE_NAME: 'dynamodb:',
        FILES_BUCKET: 's3:',
        USER_POOL_ID: 'cognito-idp:',
        MAIL_FROM: 'ses:',
      };
      return Object.entries(services)
        .filter(([name, service]) => names.includes(name) !== granted.some((action) => action.startsWith(service)))
        .filter(([name]) => name !== 'FILES_BUCKET' || !names.includes('REGISTER_BUCKET'))
        .filter(([name]) => name !== 'TABLE_NAME' || !/^(project|publish)/.test(id))
        .map(([name]) => `${id} ${name}`);
    });
    expect(lacking).toEqual([]);
  });
});
