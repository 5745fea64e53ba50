import { tick } from 'svelte';
import { Finding } from './finding.svelte.ts';
import type { FindOptions, Option } from './options.ts';

type Sources = {
  id: string;
  list: () => readonly Option[] | undefined;
  find: () => FindOptions | undefined;
  pick: (option: Option) => void;
};

/** A text field over a list: what is found, which one the arrow keys are on, and the keys themselves. */
export class Picking {
  open = $state(false);
  at = $state(-1);
  readonly finding: Finding;
  readonly listId: string;
  readonly #pick: (option: Option) => void;

  constructor({ id, list, find, pick }: Sources) {
    this.finding = new Finding(list, find);
    this.listId = `${id}-list`;
    this.#pick = pick;
  }

  get found(): Option[] {
    return this.finding.found;
  }

  /** For `aria-activedescendant`: the focus stays in the text. */
  get activeId(): string | undefined {
    return this.open && this.at >= 0 && this.at < this.found.length ? this.optionId(this.at) : undefined;
  }

  optionId(index: number): string {
    return `${this.listId}-${index}`;
  }

  show(typed: string): void {
    this.open = true;
    this.at = typed === '' ? -1 : 0;
    this.finding.look(typed);
  }

  close(): void {
    this.open = false;
    this.at = -1;
  }

  onkeydown = (event: KeyboardEvent): void => {
    // Enter and arrows belong to the input method while it composes pinyin.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.open) this.#move(event.key === 'ArrowDown' ? 1 : -1);
      else this.show('');
    } else if (this.open && event.key === 'Enter') {
      event.preventDefault();
      const option = this.found[this.at];
      if (option && !option.disabled) this.#pick(option);
    } else if (this.open && event.key === 'Escape') {
      // The list closes, and not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  };

  #move(step: number): void {
    const many = this.found.length;
    if (many === 0) return;
    this.at = (Math.max(-1, this.at) + step + many + (this.at < 0 && step < 0 ? 1 : 0)) % many;
    void tick().then(() => document.getElementById(this.optionId(this.at))?.scrollIntoView({ block: 'nearest' }));
  }
}
