import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Email } from 'aws-ses-v2-local/dist/store.js';
import { parseObject } from '../json.ts';

export type Mailbox = {
  /** Where the library itself listens: its pages for the inbox, its API for the gateway. */
  port: number;
  /** Writes mails that came since the last time. */
  persist: () => void;
  /** A mail of the host itself: the user pool's codes and invitations. */
  deliver: (mail: { from: string; to: string; subject: string; text: string }) => void;
  /** Forgets everything, on disk too. */
  clear: () => void;
  close: () => void;
};

/** A folder for years would make the inbox slow: the newest are shown, the others stay on disk. */
const shownMails = 500;

const fileName = ({ at, messageId }: Email, number: number): string =>
  `${String(at).padStart(12, '0')}-${String(number).padStart(6, '0')}-${messageId.replace(/[^\w-]/g, '')}.json`;

const stored = (folder: string): Email[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .slice(-shownMails)
    .map((name) => parseObject(readFileSync(join(folder, name), 'utf8')) as Email);

const open = async (folder: string): Promise<Mailbox> => {
  mkdirSync(folder, { recursive: true });
  const [library, store] = await Promise.all([import('aws-ses-v2-local'), import('aws-ses-v2-local/dist/store.js')]);
  // A CommonJS package whose default export sits one level down.
  const start = (
    typeof library.default === 'function' ? library.default : (library.default as { default: unknown }).default
  ) as (config: { host: string; port: number }) => Promise<Server>;
  for (const mail of stored(folder)) store.saveEmail(mail);
  const server = await start({ host: '127.0.0.1', port: 0 });
  let written = store.getStoreReadonly().emails.length;
  const address = server.address();

  const persist = (): void => {
    const { emails } = store.getStoreReadonly();
    if (emails.length < written) written = 0;
    for (const [index, mail] of emails.slice(written).entries()) {
      const file = join(folder, fileName(mail, written + index));
      writeFileSync(`${file}.new`, JSON.stringify(mail));
      renameSync(`${file}.new`, file);
    }
    written = emails.length;
  };

  return {
    port: address && typeof address === 'object' ? address.port : 0,
    persist,
    deliver: ({ from, to, subject, text }) => {
      const destination = { to: [to], cc: [], bcc: [] };
      const at = Math.floor(Date.now() / 1_000);
      store.saveEmail({
        messageId: `ses-${randomUUID()}`,
        from,
        replyTo: [],
        destination,
        subject,
        body: { text },
        attachments: [],
        at,
      });
      persist();
    },
    clear: () => {
      store.clearStore();
      written = 0;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type LazyMailbox = { get: () => Promise<Mailbox>; close: () => Promise<void> };

/** Loaded at the first mail or the first look into the inbox: it takes 50 MB. */
export const lazyMailbox = (folder: string): LazyMailbox => {
  let opened: Promise<Mailbox> | undefined;
  return { get: () => (opened ??= open(folder)), close: async () => (await opened)?.close() };
};
