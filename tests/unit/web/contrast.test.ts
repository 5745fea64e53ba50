import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('web/src/app.css', 'utf8');

const tokensOf = (selector: string): Map<string, string> => {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
};

const light = tokensOf(':root');
const themes = { light, dark: new Map([...light, ...tokensOf("[data-theme='dark']")]) };

const channel = (hex: string): number => {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of WCAG 2.2. */
const luminance = (colour: string): number =>
  0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));

const contrast = (a: string, b: string): number => {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
};

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover'];
const textOnGrounds = ['ink', 'ink-2', 'accent'].flatMap((text) => grounds.map((ground) => [text, ground]));
const faint = ['canvas', 'surface', 'raised', 'sunken', 'hover'].map((ground) => ['ink-3', ground]);
const tones = ['customer', 'supplier', 'danger', 'warning', 'success', 'accent'];
const toned = tones.flatMap((tone) => [
  [tone, 'surface'],
  [tone, `${tone}-soft`],
  ['ink', `${tone}-soft`],
]);
const filled = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger-fill'],
  ['rail-ink', 'rail'],
  ['rail-ink-2', 'rail'],
  ['rail-on', 'rail-active'],
];
const borders = ['surface', 'canvas', 'raised'].map((ground) => ['line-strong', ground]);

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  const ratio = ([front = '', ground = '']: string[]): number => {
    const [a, b] = [tokens.get(front), tokens.get(ground)];
    expect([a, b], `${front} and ${ground} are tokens`).not.toContain(undefined);
    return contrast(a ?? '#000000', b ?? '#000000');
  };

  it('lets every text be read on every ground it stands on', () => {
    const weak = [...textOnGrounds, ...faint, ...toned, ...filled].filter((pair) => ratio(pair) < 4.5);
    expect(weak.map((pair) => pair.join(' on '))).toEqual([]);
  });

  it('shows where a field begins', () => {
    const weak = borders.filter((pair) => ratio(pair) < 3);
    expect(weak.map((pair) => pair.join(' on '))).toEqual([]);
  });
});
