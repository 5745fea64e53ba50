import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelsOf, type ChoiceList } from '#shared/imports/choice-labels';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');

describe('the glossary', () => {
  it.each<ChoiceList>([
    'partyKinds',
    'roles',
    'roleStates',
    'timeSeriesClasses',
    'transactionClasses',
    'positionClasses',
    'ownerships',
    'legalForms',
    'sizes',
    'channelClasses',
    'placeClasses',
  ])('has the Chinese word of every one of the %s as the spreadsheets write it', (list) => {
    const words = Object.values(labelsOf(list)).map(([zh = '']) => zh);
    expect(words.filter((word) => !glossary.includes(word))).toEqual([]);
  });

  it('gives each English term once', () => {
    const terms = [...glossary.matchAll(/^\| ([a-z][^|]*?) \| [^|]*[\u4e00-\u9fff]/gm)].map(([, term]) => term);
    expect(terms.length).toBeGreaterThan(90);
    expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
  });
});
