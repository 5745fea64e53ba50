import { roles } from '#shared/parties/choices';
import type { RoleFacts } from '#shared/parties/model';
import { canEdit, currentUser } from '#lib/auth/session.svelte.ts';

type Side = (typeof roles)[number];

/** Who works for one side only mostly means that side. */
export const usualRoles = (): Side[] => {
  const own = roles.filter((role) => canEdit(role));
  return own.length === 1 ? own : [];
};

/** What a side begins with: whoever gives a role of theirs keeps it, unless they name another. */
export const usualTerms = (side: Side): RoleFacts => {
  const keeperId = currentUser()?.username;
  return { ...(keeperId && usualRoles().includes(side) ? { keeperId } : {}), terms: { currency: 'CNY' } };
};
