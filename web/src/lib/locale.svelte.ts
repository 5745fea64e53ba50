import { keep, kept } from '#lib/kept.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Each language in its own words, never translated. */
export const localeNames: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };

const isLocale = (word: string | null): word is Locale => locales.some((locale) => locale === word);

const first = (): Locale => {
  const chosen = kept('locale');
  if (isLocale(chosen)) return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
};

let current = $state<Locale>(first());

/** Messages ask this inside templates (vite-messages.ts), so that every word is redrawn at once, without a reload. */
export const language = (): Locale => current;

export const setLanguage = (next: Locale): void => {
  current = next;
  keep('locale', next);
  document.documentElement.lang = next;
};
