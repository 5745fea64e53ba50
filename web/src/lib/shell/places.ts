import type { Component } from 'svelte';
import BookUser from '@lucide/svelte/icons/book-user';
import FileUp from '@lucide/svelte/icons/file-up';
import Fingerprint from '@lucide/svelte/icons/fingerprint';
import House from '@lucide/svelte/icons/house';
import ListChecks from '@lucide/svelte/icons/list-checks';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import UserCog from '@lucide/svelte/icons/user-cog';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Permission } from '#shared/access/permissions';
import { m } from '#lib/paraglide/messages.js';
import { routes } from '#lib/routes.ts';

/** A place of the navigation, shown to those who may go there. */
export type Place = {
  id: string;
  label: () => string;
  href: string;
  icon: Component;
  permission: Permission;
  /** Pressed one after the other. */
  keys: string;
  group: 'work' | 'setup' | 'self';
};

export const places: readonly Place[] = [
  {
    id: 'home',
    label: m.common_home,
    href: routes.home(),
    icon: House,
    permission: 'signed-in',
    keys: 'g h',
    group: 'work',
  },
  {
    id: 'parties',
    label: m.common_parties,
    href: routes.parties(),
    icon: BookUser,
    permission: 'party:read',
    keys: 'g p',
    group: 'work',
  },
  {
    id: 'imports',
    label: m.common_imports,
    href: routes.imports(),
    icon: FileUp,
    permission: 'import:run',
    keys: 'g i',
    group: 'work',
  },
  {
    id: 'fields',
    label: m.common_custom_fields,
    href: routes.customFields(),
    icon: SlidersHorizontal,
    permission: 'settings:admin',
    keys: 'g f',
    group: 'setup',
  },
  {
    id: 'options',
    label: m.common_option_lists,
    href: routes.optionLists(),
    icon: ListChecks,
    permission: 'settings:admin',
    keys: 'g o',
    group: 'setup',
  },
  {
    id: 'staff',
    label: m.common_staff,
    href: routes.staff(),
    icon: UsersRound,
    permission: 'staff:read',
    keys: 'g s',
    group: 'work',
  },
  {
    id: 'privacy',
    label: m.settings_privacy,
    href: routes.privacy(),
    icon: Fingerprint,
    permission: 'privacy:admin',
    keys: 'g d',
    group: 'setup',
  },
  {
    id: 'me',
    label: m.common_my_settings,
    href: routes.me(),
    icon: UserCog,
    permission: 'signed-in',
    keys: 'g m',
    group: 'self',
  },
];

/** Home is only itself; any other place holds all below it. */
export const isAt = (place: Pick<Place, 'id' | 'href'>, pathname: string): boolean =>
  place.id === 'home' ? pathname === place.href : pathname === place.href || pathname.startsWith(`${place.href}/`);

/** What an address asks for. A page that asks for more than the place above it says so here. */
export const permissionAt = (pathname: string): Permission =>
  pathname === routes.newParty()
    ? 'party:create'
    : (places.find((place) => isAt(place, pathname))?.permission ?? 'signed-in');
