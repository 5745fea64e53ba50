import type * as z from 'zod/mini';
import { checkDuplicates, CreateParty, createParty } from '#shared/parties/contract';
import type { PartyView } from '#shared/parties/model';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import { roles } from '#shared/parties/choices';
import { ApiProblem, call } from '#lib/api.ts';
import { canEdit, currentUser } from '#lib/auth/session.svelte.ts';
import { fieldSentences, sentence } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';
import { filled, problemsIn } from './tidy.ts';

type Body = z.input<typeof CreateParty>;
type Draft = Partial<Body>;
const place = 'keshang.new-party';
const likely = 80;

const restored = (): Draft | undefined => {
  const text = sessionStorage.getItem(place);
  return text ? (JSON.parse(text) as Draft) : undefined;
};

/** Who registers for one side only mostly means that side. */
const usualRoles = (): ('customer' | 'supplier')[] => {
  const own = roles.filter((role) => canEdit(role));
  return own.length === 1 ? own : [];
};

/** Whoever registers for one side keeps it, unless they name another. */
const blank = (): Draft => {
  const own = usualRoles();
  const keeperId = currentUser()?.username;
  const terms = { ...(keeperId ? { keeperId } : {}), terms: { currency: 'CNY' } };
  return {
    kind: 'ordinary-company',
    roles: own,
    identifiers: [{ type: 'uscc', value: '' }],
    addresses: [{ use: 'registered', country: 'CN' }],
    contacts: [{ name: '' }],
    ...Object.fromEntries(own.map((role) => [role, terms])),
  };
};

/** A registration in the making: kept in this tab until it is sent, watched for duplicates while it is typed. */
export class NewParty {
  draft = $state.raw<Draft>(restored() ?? blank());
  wasRestored = sessionStorage.getItem(place) !== null;
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
    sessionStorage.setItem(place, JSON.stringify(draft));
    this.looked = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), 400);
  }

  startAgain(): void {
    sessionStorage.removeItem(place);
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
    // Empty lines go from the form too, so that a problem's place is the place on the page.
    const { customer, supplier, ...draft } = filled(this.draft);
    const has = (role: 'customer' | 'supplier'): boolean => draft.roles?.includes(role) ?? false;
    this.draft = {
      ...draft,
      ...(customer && has('customer') ? { customer } : {}),
      ...(supplier && has('supplier') ? { supplier } : {}),
    };
    const body = { ...this.draft, ...(this.reason.trim() ? { duplicateReason: this.reason.trim() } : {}) };
    this.errors = problemsIn(CreateParty, body);
    if (this.needsReason && !this.reason.trim())
      this.errors = { ...this.errors, duplicateReason: m.parties_form_needs_reason() };
    this.failure = '';
    if (Object.keys(this.errors).length > 0) return undefined;
    this.busy = true;
    try {
      const party = await call(createParty, { body: body as Body }, { idempotencyKey: this.#key });
      sessionStorage.removeItem(place);
      return party;
    } catch (failure) {
      this.failure = sentence(failure);
      this.errors = fieldSentences(failure);
      if (failure instanceof ApiProblem && failure.code === 'POSSIBLE_DUPLICATE') await this.#look();
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
