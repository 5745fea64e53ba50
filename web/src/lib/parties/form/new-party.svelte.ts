import type * as z from 'zod/mini';
import { checkDuplicates, CreateParty, createParty } from '#shared/parties/contract';
import type { PartyView } from '#shared/parties/model';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import { ApiProblem, call } from '#lib/api.ts';
import { canEdit, currentUser } from '#lib/auth/session.svelte.ts';
import { fieldSentences, sentence } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';
import { draftPlace } from '#lib/drafts.ts';
import { filled, placed, problemsIn } from './tidy.ts';
import { usualRoles, usualTerms } from './usual.ts';

type Body = z.input<typeof CreateParty>;
type Draft = Partial<Body>;
const likely = 80;
const place = (): string => draftPlace('new-party', currentUser()?.username);

/** What this person began; of the roles only those they may still give. */
const restored = (): Draft | undefined => {
  const text = sessionStorage.getItem(place());
  if (!text) return undefined;
  const draft = JSON.parse(text) as Draft;
  return { ...draft, roles: (draft.roles ?? []).filter((role) => canEdit(role)) };
};

const blank = (): Draft => {
  const own = usualRoles();
  return {
    kind: 'ordinary-company',
    roles: own,
    identifiers: [{ type: 'uscc', value: '' }],
    addresses: [{ use: 'registered', country: 'CN' }],
    contacts: [{ name: '' }],
    ...Object.fromEntries(own.map((role) => [role, usualTerms(role)])),
  };
};

/** A registration in the making: kept in this tab until it is sent, watched for duplicates while it is typed. */
export class NewParty {
  draft = $state.raw<Draft>(restored() ?? blank());
  wasRestored = sessionStorage.getItem(place()) !== null;
  errors = $state.raw<Record<string, string>>({});
  failure = $state('');
  busy = $state(false);
  candidates = $state.raw<readonly DuplicateCandidate[]>([]);
  /** Whether the draft as it stands was compared with the register. */
  looked = $state(false);
  reason = $state('');
  /** One key a form: a second click is the same registration. */
  readonly #key = crypto.randomUUID();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  get needsReason(): boolean {
    return this.candidates.some(({ score }) => score >= likely);
  }

  change(draft: Draft): void {
    this.draft = draft;
    sessionStorage.setItem(place(), JSON.stringify(draft));
    this.looked = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), 400);
  }

  /** Begins with a role: its usual terms come with it. */
  choose(roles: ('customer' | 'supplier')[]): void {
    const terms = roles.map((role) => [role, this.draft[role] ?? usualTerms(role)]);
    this.change({ ...this.draft, roles, ...Object.fromEntries(terms) });
  }

  startAgain(): void {
    sessionStorage.removeItem(place());
    this.draft = blank();
    this.candidates = [];
    this.errors = {};
  }

  async #look(): Promise<void> {
    const { legalName, shortName, englishName, identifiers, phones, emails } = filled(this.draft);
    if (!legalName && !identifiers?.length && !phones?.length) return;
    this.#asking?.abort();
    this.#asking = new AbortController();
    const body = filled({ legalName, shortName, englishName, identifiers, phones, emails });
    try {
      this.candidates = (await call(checkDuplicates, { body }, { signal: this.#asking.signal })).items;
      this.looked = true;
    } catch {
      // A half-typed number is refused: the hint waits until it is whole.
    }
  }

  async send(): Promise<PartyView | undefined> {
    if (this.busy) return undefined;
    const { customer, supplier, ...draft } = filled(this.draft);
    const has = (role: 'customer' | 'supplier'): boolean => draft.roles?.includes(role) ?? false;
    const body = {
      ...draft,
      ...(customer && has('customer') ? { customer } : {}),
      ...(supplier && has('supplier') ? { supplier } : {}),
      ...(this.reason.trim() ? { duplicateReason: this.reason.trim() } : {}),
    };
    this.errors = placed(this.draft, problemsIn(CreateParty, body));
    if (this.needsReason && !this.reason.trim())
      this.errors = { ...this.errors, duplicateReason: m.parties_form_needs_reason() };
    this.failure = '';
    if (Object.keys(this.errors).length > 0) return undefined;
    this.busy = true;
    try {
      const party = await call(createParty, { body: body as Body }, { idempotencyKey: this.#key });
      sessionStorage.removeItem(place());
      return party;
    } catch (failure) {
      this.failure = sentence(failure);
      this.errors = placed(this.draft, fieldSentences(failure));
      if (failure instanceof ApiProblem && failure.code === 'POSSIBLE_DUPLICATE') await this.#look();
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
