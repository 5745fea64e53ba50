import { changeView, listViews, removeView, saveView } from '#shared/settings/contract';
import type { SavedView, ViewState } from '#shared/settings/saved-view';
import { call } from '#lib/api.ts';
import { currentUser } from '#lib/auth/session.svelte.ts';
import { compareText } from '#lib/format.ts';

let views = $state.raw<readonly SavedView[]>([]);

export const loadViews = async (): Promise<void> => {
  views = (await call(listViews, { query: { list: 'parties' } })).items;
};

export const savedViews = (): SavedView[] => [...views].sort((a, b) => compareText(a.name, b.name));
export const isMine = (view: SavedView): boolean => view.ownerId === currentUser()?.username;

const keepView = (view: SavedView): SavedView => {
  views = [...views.filter(({ id }) => id !== view.id), view];
  return view;
};

export const addView = async (given: { name: string; state: ViewState; shared: boolean }): Promise<SavedView> =>
  keepView(await call(saveView, { body: { ...given, list: 'parties' } }));

type Change = { name?: string; state?: ViewState; shared?: boolean };
export const editView = async ({ id, version }: SavedView, change: Change): Promise<SavedView> =>
  keepView(await call(changeView, { params: { viewId: id }, body: { ...change, version } }));

export const forgetView = async ({ id }: SavedView): Promise<void> => {
  await call(removeView, { params: { viewId: id } });
  views = views.filter((view) => view.id !== id);
};
