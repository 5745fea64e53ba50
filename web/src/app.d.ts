import type { PartyView } from '#shared/parties/model';

declare global {
  namespace App {
    interface Error {
      message: string;
      code?: string;
    }
    interface PageData {
      /** The record that the page is about, for what was looked at last. */
      overview?: { party: PartyView };
    }
  }
}

export {};
