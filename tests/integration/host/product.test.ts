import { beforeAll, describe, expect, it } from 'vitest';
import { tablesOf } from '../../../infra/local/engine/tables.ts';
import { readFunctions } from '../../../infra/local/functions/description.ts';
import { readBehaviours } from '../../../infra/local/http/distribution.ts';
import { readRoutes } from '../../../infra/local/http/routes.ts';
import { isAllowed } from '../../../infra/local/iam/decide.ts';
import { readRoles } from '../../../infra/local/iam/roles.ts';
import { projectPaths } from '../../../infra/local/paths.ts';
import { readSchedules } from '../../../infra/local/schedules/read.ts';
import { readConsumers } from '../../../infra/local/streams/consumers.ts';
import { checkCoverage, run, withoutLocalMeaning } from '../../../infra/local/template/coverage.ts';
import { readTemplate, type Template } from '../../../infra/local/template/template.ts';
import { readMachines } from '../../../infra/local/workflows/machines.ts';

/** The product's own template, read as the host reads it. `npm test` synthesises it first. */
describe('The product’s template on one machine', () => {
  let template: Template;
  beforeAll(() => void (template = readTemplate(projectPaths().assembly, 'http://127.0.0.1:1')));

  it('has no resource that is neither run nor said to mean nothing here', () => {
    expect(() => checkCoverage(template)).not.toThrow();
    for (const [type, reason] of Object.entries(withoutLocalMeaning)) {
      expect(run.has(type)).toBe(false);
      expect(reason.length).toBeGreaterThan(10);
    }
  });

  it('is understood in every part: functions, roles, routes, readers, clock, workflows and pages', () => {
    const roles = readRoles(template);
    const functions = readFunctions(template);
    const knows = (arn: string) => functions.some((one) => one.arn === arn);
    expect(functions.every(({ roleArn }) => roles.has(roleArn))).toBe(true);
    expect(readRoutes(template).routes.every(({ functionArn }) => knows(functionArn))).toBe(true);
    expect(readConsumers(template, tablesOf(template), functions, roles).length).toBeLessThanOrEqual(2);
    expect(
      readSchedules(template, roles, (arn) => (knows(arn) ? 'lambda:InvokeFunction' : 'states:StartExecution')).length,
    ).toBeGreaterThan(0);
    expect(readMachines(template, roles, knows).length).toBeGreaterThan(0);
    expect(readBehaviours(template).map(({ origin }) => origin)).toEqual(['api', 'site']);
  });

  it('serves health and the description openly, and nothing else', () => {
    const open = readRoutes(template).routes.filter(({ authoriser }) => !authoriser);
    expect(open.map(({ key }) => key).sort()).toEqual(['GET /api/health', 'GET /api/openapi.json']);
  });

  it('lets no function scan the table', () => {
    const [table] = tablesOf(template);
    for (const { roleArn } of readFunctions(template)) {
      const role = readRoles(template).get(roleArn);
      expect(role && isAllowed(role, { action: 'dynamodb:Scan', resource: table?.arn ?? '' })).toBe(false);
    }
  });

  it('lets no role change or remove an entry of the audit trail, though some do so elsewhere', () => {
    const [table] = tablesOf(template);
    const allowed = (action: string, key: string): string[] =>
      [...readRoles(template).values()]
        .filter((role) =>
          isAllowed(role, { action, resource: table?.arn ?? '', context: { 'dynamodb:LeadingKeys': [key] } }),
        )
        .map(({ name }) => name);
    for (const action of ['dynamodb:UpdateItem', 'dynamodb:DeleteItem']) {
      expect(allowed(action, 'PARTY#pty_1').length).toBeGreaterThan(0);
      expect(allowed(action, 'AUDIT#PARTY#pty_1')).toEqual([]);
    }
    expect(allowed('dynamodb:PutItem', 'AUDIT#PARTY#pty_1').length).toBeGreaterThan(0);
  });
});
