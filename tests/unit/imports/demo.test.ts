import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { labelsOf } from '#shared/imports/choice-labels';
import { Mapping } from '#shared/imports/model';
import { draftOfRow, type RowPlan } from '#shared/imports/row-draft';
import { partyOfRow } from '#shared/imports/row-party';
import { suggestMapping } from '#shared/imports/suggest-mapping';
import { importTargets } from '#shared/imports/target';
import { jobs } from '#shared/access/jobs';
import { aCaller } from '../../fixtures/staff.ts';

const manager = aCaller('manager');
const targets = importTargets(manager, [], (list) => Object.keys(labelsOf(list)));

const read = (file: string, leftOut: string[] = []) => {
  const [headers = [], ...rows]: string[][] = parse(readFileSync(`data/demo/${file}`), { bom: true });
  const columns = suggestMapping({ headers, targets }).map(({ field }, column) =>
    leftOut.includes(headers[column] ?? '') ? null : field,
  );
  const people = new Map(jobs.map((job) => [`${job}@example.com`, { staffId: job, active: true, jobs: [job] }]));
  const plan: RowPlan = { headers, mapping: Mapping.parse({ columns, nullAsEmpty: true }), people, customFields: [] };
  const faults = rows.flatMap((cells) => partyOfRow(plan, draftOfRow(plan, cells), cells, manager).faults);
  return { columns, headers, faults };
};

describe('the demo’s spreadsheets', () => {
  it('of the trading firm are understood column by column, and no row is faulty', () => {
    const { columns, headers, faults } = read('hengtai-parties.csv');
    // Persons are secret and come in by no spreadsheet.
    expect(headers.filter((_, column) => columns[column] === null)).toEqual(['法定代表人']);
    expect(faults).toEqual([]);
  });

  it.each([
    ['northwind-customers.csv', ['fax']],
    ['northwind-suppliers.csv', ['fax', 'homePage']],
  ])('%s is understood as it is, save what has no field', (file, leftOut) => {
    const { columns, headers, faults } = read(file, leftOut);
    expect(headers.filter((_, column) => columns[column] === null)).toEqual(leftOut);
    expect(faults).toEqual([]);
  });
});
