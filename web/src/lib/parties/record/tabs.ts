import type { Component } from 'svelte';
import type { PartyView } from '#shared/parties/model';
import { can, canSee } from '#lib/auth/session.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

export type TabProps = { partyId: string; archived: boolean; party: PartyView; onchanged: () => void };
type RecordTab = {
  id: string;
  label: () => string;
  /** Whether the reader's job includes it. */
  shown: () => boolean;
  /** Fetched when the tab is opened; the facts are part of the page itself. */
  part?: () => Promise<{ default: Component<TabProps> }>;
};

/** The tabs of a record, in the order of their number keys. */
export const recordTabs: readonly RecordTab[] = [
  { id: 'facts', label: m.parties_record_facts, shown: () => true },
  {
    id: 'contacts',
    label: m.parties_form_contacts,
    shown: () => canSee('contacts'),
    part: () => import('./ContactsTab.svelte'),
  },
  { id: 'card', label: m.parties_record_card, shown: () => canSee('card'), part: () => import('./CardTab.svelte') },
  {
    id: 'persons',
    label: m.parties_record_persons,
    shown: () => canSee('persons'),
    part: () => import('./PersonsTab.svelte'),
  },
  {
    id: 'bank',
    label: m.parties_record_bank,
    shown: () => canSee('bank') && can('bank:read'),
    part: () => import('./BankTab.svelte'),
  },
  {
    id: 'proposals',
    label: m.parties_record_proposals,
    shown: () => canSee('bank') || canSee('customer-credit'),
    part: () => import('./ProposalsTab.svelte'),
  },
  { id: 'files', label: m.parties_record_files, shown: () => true, part: () => import('./FilesTab.svelte') },
  { id: 'notes', label: m.parties_record_notes, shown: () => canSee('notes'), part: () => import('./NotesTab.svelte') },
  {
    id: 'history',
    label: m.parties_record_history,
    shown: () => can('audit:read'),
    part: () => import('./HistoryTab.svelte'),
  },
  {
    id: 'privacy',
    label: m.parties_record_privacy,
    shown: () => can('privacy:admin'),
    part: () => import('./PrivacyTab.svelte'),
  },
];
