import type * as z from 'zod/mini';
import { may, type Caller } from '../access/caller.ts';
import { DomainError } from '../kernel/errors.ts';
import type { changeView } from './contract.ts';
import type { SavedView } from './saved-view.ts';

type Given = z.output<NonNullable<typeof changeView.body>>;

export const mustShare = (caller: Caller): void => {
  if (!may(caller, 'view:share'))
    throw new DomainError('NOT_ALLOWED', 'your job does not include sharing views', { permission: 'view:share' });
};

/** A view of one's own is one's own to change; a shared one is for whoever may share. */
export const mustChangeView = (caller: Caller, view: SavedView): void => {
  if (view.shared) mustShare(caller);
  else if (view.ownerId !== caller.staffId) throw new DomainError('NOT_FOUND', 'there is no such view');
};

type Changing = { caller: Caller; view: SavedView; given: Given; now: Date };

export const decideViewChange = ({ caller, view, given, now }: Changing): SavedView => {
  const { name = view.name, state = view.state, shared = view.shared, version } = given;
  mustChangeView(caller, view);
  if (shared !== view.shared) mustShare(caller);
  // Taken back from everybody, it belongs to who took it back.
  const ownerId = shared ? view.ownerId : caller.staffId;
  return { ...view, name, state, shared, ownerId, version: version + 1, updatedAt: now.toISOString() };
};
