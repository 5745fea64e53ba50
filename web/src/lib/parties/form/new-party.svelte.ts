import type * as z from 'zod/mini';
import { checkDuplicates, CreateParty, createParty } from '#shared/parties/contract';
import type { PartyView } from '#shared/parties/model';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import { ApiProblem, call } from '#lib/api.ts';
import { sentence } from '#lib/errors.ts';
import { filled, problemsIn, problemsOf } from './tidy.ts';

type Body = z.input<typeof CreateParty>;
type Draft = Partial<Body>;
const place = 'keshang.new-party';
const likely = 80;

const restored = (): Draft | undefined => {
  const text = sessionStorage.getItem(place);
  return text ? (JSON.parse(text) as Draft) : undefined;
};

const blank = (): Draft => ({
  kind: 'ordinary-company',
  roles: [],
  addresses: [{ use: 'registered', country: 'CN' }],
  contacts: [{ name: '' }],
});

/** A registration in the making: kept in this tab until it is sent, watched for duplicates while it is typed. */
export class NewParty {
  draft = $state.raw<Draft>(restored() ?? blank());
  wasRestored = sessionStorage.getItem(place) !== null;
  errors = $state.raw<Record<string, string>>({});
  failure = $state('');
  busy = $state(false);
  candidates = $state.raw<readonly DuplicateCandidate[]>([]);
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
    } catch {
      // A half-typed number is refused: the hint waits until it is whole.
    }
  }

  async send(): Promise<PartyView | undefined> {
    if (this.busy) return undefined;
    const body = { ...filled(this.draft), ...(this.reason.trim() ? { duplicateReason: this.reason.trim() } : {}) };
    this.errors = problemsIn(CreateParty, body);
    this.failure = '';
    if (Object.keys(this.errors).length > 0) return undefined;
    this.busy = true;
    try {
      const party = await call(createParty, { body: body as Body }, { idempotencyKey: this.#key });
      sessionStorage.removeItem(place);
      return party;
    } catch (failure) {
      this.failure = sentence(failure);
      this.errors = problemsOf(failure);
      if (failure instanceof ApiProblem && failure.code === 'POSSIBLE_DUPLICATE') await this.#look();
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
