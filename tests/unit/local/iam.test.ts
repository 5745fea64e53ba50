import { describe, expect, it } from 'vitest';
import { isAllowed, refusalOf } from '../../../infra/local/iam/decide.ts';
import { parsePolicy } from '../../../infra/local/iam/statements.ts';

const roleWith = (...Statement: object[]) => ({
  name: 'role',
  arn: 'arn',
  statements: parsePolicy({ Statement }, 'here'),
});
const table = 'arn:aws:dynamodb:r:0:table/T';
const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: string, Resource = '*', more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const keys = (...values: string[]) => ({ 'dynamodb:LeadingKeys': values });

describe('What a role allows', () => {
  it('is nothing until it is said', () => {
    expect(isAllowed(roleWith(), { action: 'dynamodb:GetItem', resource: table })).toBe(false);
    expect(isAllowed(roleWith(allow('dynamodb:GetItem', table)), { action: 'dynamodb:GetItem', resource: table })).toBe(
      true,
    );
    expect(
      isAllowed(roleWith(allow('dynamodb:GetItem', table)), {
        action: 'dynamodb:GetItem',
        resource: `${table}/index/gsi1`,
      }),
    ).toBe(false);
  });

  it('follows the wildcards of IAM, actions in any case and resources exactly', () => {
    const role = roleWith(allow('DynamoDB:Get*', 'arn:aws:dynamodb:r:0:table/?'));
    expect(isAllowed(role, { action: 'dynamodb:GetItem', resource: table })).toBe(true);
    expect(isAllowed(role, { action: 'dynamodb:PutItem', resource: table })).toBe(false);
    expect(isAllowed(role, { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:r:0:table/t2' })).toBe(false);
    const dotted = roleWith(allow('s3:GetObject', 'arn:aws:s3:::a.b/*'));
    expect(isAllowed(dotted, { action: 's3:GetObject', resource: 'arn:aws:s3:::axb/k' })).toBe(false);
  });

  it('is taken away by a deny, whatever else allows it', () => {
    const role = roleWith(
      allow('dynamodb:*'),
      deny('dynamodb:PutItem', table, { Condition: { 'ForAnyValue:StringLike': keys('AUDIT#*') } }),
    );
    const put = (key: string) => isAllowed(role, { action: 'dynamodb:PutItem', resource: table, context: keys(key) });
    expect(put('PARTY#1')).toBe(true);
    expect(put('AUDIT#1')).toBe(false);
  });

  it('needs every condition, and all of the keys where all are asked for', () => {
    const role = roleWith(
      allow('dynamodb:BatchGetItem', '*', { Condition: { 'ForAllValues:StringLike': keys('PARTY#*') } }),
    );
    const get = (...values: string[]) =>
      isAllowed(role, { action: 'dynamodb:BatchGetItem', resource: table, context: keys(...values) });
    expect(get('PARTY#1', 'PARTY#2')).toBe(true);
    expect(get('PARTY#1', 'STAFF#2')).toBe(false);
  });

  it('treats a missing fact as AWS does', () => {
    const ask = { action: 'ses:SendEmail', resource: '*' };
    const when = (operator: string) =>
      isAllowed(roleWith(allow('ses:SendEmail', '*', { Condition: { [operator]: { 'ses:FromAddress': 'a' } } })), ask);
    expect(when('StringEquals')).toBe(false);
    expect(when('StringEqualsIfExists')).toBe(true);
    expect(when('StringNotEquals')).toBe(true);
    expect(when('ForAllValues:StringEquals')).toBe(true);
    expect(
      isAllowed(roleWith(allow('ses:SendEmail', '*', { Condition: { Null: { 'ses:FromAddress': 'true' } } })), ask),
    ).toBe(true);
  });

  it('says what was refused, to whom and on what', () => {
    const sentence = refusalOf(roleWith(), 'parties-api', [{ action: 'dynamodb:Scan', resource: table }]);
    expect(sentence).toContain(
      'assumed-role/role/parties-api is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:r:0:table/T',
    );
  });

  it.each([
    [{ ...allow('a:B'), NotAction: 'c:D' }, 'NotAction'],
    [{ ...allow('a:B'), Principal: '*' }, 'Principal'],
    [allow('a:B', '*', { Condition: { DateLessThan: { 'aws:CurrentTime': 'x' } } }), 'DateLessThan'],
    [allow('a:B', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } }), 'aws:PrincipalTag/x'],
  ])('does not guess at an element it does not know: %o', (statement, name) => {
    expect(() => roleWith(statement)).toThrow(name);
  });
});
