/** Lines are drawn and dropped this many at a time, so that scrolling by one line changes nothing. */
const atOnce = 4;
const usualHeight = 40;
const usualView = 720;

type Sources = {
  count: () => number;
  /** Whether the lines scroll in a frame of their own; without one all are drawn. */
  on: () => boolean;
};

/** Which of many equally high lines are worth drawing: those in sight, and some above and below. */
export class Windowed {
  #top = $state(0);
  #view = $state(usualView);
  #line = $state(usualHeight);
  #frame: HTMLElement | undefined;
  readonly #sources: Sources;

  first = $derived.by(() => {
    const { on } = this.#sources;
    return on() ? Math.max(0, Math.floor(this.#top / this.#line / atOnce - 1) * atOnce) : 0;
  });
  last = $derived.by(() => {
    const { count, on } = this.#sources;
    const below = Math.ceil((this.#top + this.#view) / this.#line / atOnce + 0.5) * atOnce;
    return on() ? Math.min(count(), below) : count();
  });
  above = $derived.by(() => this.first * this.#line);
  below = $derived.by(() => (this.#sources.count() - this.last) * this.#line);

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** An attachment of the frame that scrolls. */
  watch = (frame: HTMLElement): (() => void) => {
    this.#frame = frame;
    const read = (): void => {
      this.#top = frame.scrollTop;
      this.#view = frame.clientHeight;
      const line = frame.querySelector('[data-index]');
      if (line) this.#line = line.getBoundingClientRect().height || usualHeight;
    };
    const resized = new ResizeObserver(read);
    resized.observe(frame);
    frame.addEventListener('scroll', read, { passive: true });
    return () => {
      resized.disconnect();
      frame.removeEventListener('scroll', read);
      this.#frame = undefined;
    };
  };

  /** Scrolls as little as brings a line into sight; `header` covers the top of the frame. */
  reveal(index: number, header: number): void {
    const frame = this.#frame;
    if (!frame || !this.#sources.on()) return;
    const top = index * this.#line;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + this.#line > frame.scrollTop + frame.clientHeight - header) {
      frame.scrollTop = top + this.#line - frame.clientHeight + header;
    }
    this.#top = frame.scrollTop;
  }
}
