import { keep, kept } from '#lib/kept.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof densities)[number];

const chosenTheme = themes.find((theme) => theme === kept('theme')) ?? 'system';
const chosenDensity = densities.find((density) => density === kept('density')) ?? 'normal';

let theme = $state<Theme>(chosenTheme);
let density = $state<Density>(chosenDensity);

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
let systemDark = $state(systemIsDark.matches);

const paint = (): void => {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  document.documentElement.dataset['density'] = density;
};

systemIsDark.addEventListener('change', (event) => {
  systemDark = event.matches;
  paint();
});

export const isDark = (): boolean => theme === 'dark' || (theme === 'system' && systemDark);
export const currentTheme = (): Theme => theme;
export const currentDensity = (): Density => density;

export const setTheme = (next: Theme): void => {
  theme = next;
  keep('theme', next);
  paint();
};

export const setDensity = (next: Density): void => {
  density = next;
  keep('density', next);
  paint();
};
