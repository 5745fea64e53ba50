import {
  cancelImport,
  checkImport,
  getFaultFile,
  getImport,
  inspectUpload,
  mapImport,
  startImport,
  undoImport,
} from '#shared/imports/contract';
import { runningStates } from '#shared/imports/import-state';
import type { ImportView, Mapping } from '#shared/imports/model';
import { call } from '#lib/api.ts';

const firstLook = 400;
const lookAtMost = 2000;

/** One import as its page follows it: asked again while a workflow runs, so leaving the page and coming back changes nothing. */
export class ImportRun {
  view = $state.raw<ImportView>();
  /** Of the last look; the next one may succeed. */
  failure = $state.raw<unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = firstLook;
  #left = false;
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  get running(): boolean {
    return this.view !== undefined && runningStates.includes(this.view.state);
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.view = await call(getImport, { params: { importId: this.#id } });
      this.failure = undefined;
    } catch (reason) {
      this.failure = reason;
    }
    if (this.#left || !this.running) return;
    this.#timer = setTimeout(() => void this.look(), this.#wait);
    this.#wait = Math.min(lookAtMost, this.#wait * 1.4);
  }

  leave(): void {
    this.#left = true;
    clearTimeout(this.#timer);
  }

  async #move(ask: () => Promise<ImportView>): Promise<void> {
    // The answer of a move leaves out what was found in the file, so the import is looked at again.
    await ask();
    this.#wait = firstLook;
    await this.look();
  }

  #params() {
    return { params: { importId: this.#id } };
  }

  async mapAndCheck(mapping: Mapping): Promise<void> {
    const version = this.view?.version ?? 1;
    await call(mapImport, { ...this.#params(), body: { ...mapping, version } });
    await this.#move(() => call(checkImport, this.#params()));
  }
  check = (): Promise<void> => this.#move(() => call(checkImport, this.#params()));
  load = (): Promise<void> => this.#move(() => call(startImport, this.#params()));
  cancel = (): Promise<void> => this.#move(() => call(cancelImport, this.#params()));
  undo = (): Promise<void> => this.#move(() => call(undoImport, this.#params()));

  /** Goes on where a failed import stopped. */
  resume(): Promise<void> {
    const again = { inspecting: inspectUpload, checking: checkImport, undoing: undoImport };
    const stopped = this.view?.failedIn;
    if (stopped === 'inspecting' || stopped === 'checking' || stopped === 'undoing')
      return this.#move(() => call(again[stopped], this.#params()));
    return this.load();
  }

  async saveFaultFile(): Promise<void> {
    const { url, fileName } = await call(getFaultFile, this.#params());
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
  }
}
