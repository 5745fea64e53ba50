import { listOptionLists } from '#shared/settings/contract';
import type { OptionList, OptionListId } from '#shared/settings/option-lists';
import { call } from '#lib/api.ts';
import { language } from '#lib/locale.svelte.ts';

let lists = $state.raw<readonly OptionList[]>([]);
let asking: Promise<void> | undefined;

/** Asked for once, by the first form that suggests anything; without them a field takes free text as ever. */
export const loadSuggestions = (): void => {
  asking ??= call(listOptionLists).then(
    ({ items }) => void (lists = items),
    () => void (asking = undefined),
  );
};

/** What the firm usually writes in a free field, in the reader's language. */
export const suggestions = (id: OptionListId): string[] =>
  (lists.find((list) => list.id === id)?.options ?? [])
    .filter(({ retired }) => !retired)
    .map(({ label }) => label[language()])
    .filter((label, at, all) => all.indexOf(label) === at);
