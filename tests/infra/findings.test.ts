import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { accepted } from '../../infra/acknowledgements.ts';
import { cloudAssembly } from '../../scripts/synth.ts';
import { stackNames, resources } from './template.ts';

type Report = { pluginReports: { pluginName: string; violations: unknown[]; suppressedViolations: unknown[] }[] };
const reportIn = (folder: string): Report =>
  JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;

describe('cdk-nag', () => {
  const { pluginReports } = reportIn(cloudAssembly);

  it('finds nothing that is not acknowledged', () => {
    expect(pluginReports.map(({ pluginName }) => pluginName)).toContain('AwsSolutions');
    expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('needs every acknowledgement that is made, and few', () => {
    const found = JSON.stringify(pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations));
    expect(accepted.filter(({ id }) => !found.includes(id))).toEqual([]);
    expect(accepted.length).toBeLessThanOrEqual(12);
    for (const { reason } of accepted) expect(reason.length).toBeGreaterThan(20);
  });

  it('stops a description with a fault in it', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'keshang-findings-'));
    const app = new App({ outdir });
    new Bucket(new Stack(app, 'Planted'), 'Open');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
    expect(JSON.stringify(reportIn(outdir))).toContain('AwsSolutions-S10');
    rmSync(outdir, { recursive: true });
  });
});

describe('a stack', () => {
  it.each(stackNames)('%s holds at most 400 resources of the 500 that CloudFormation takes', (name) => {
    expect(resources.filter(({ stack }) => stack === name).length).toBeLessThanOrEqual(400);
  });
});
