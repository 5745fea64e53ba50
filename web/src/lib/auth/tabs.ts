import { isObject, number, text } from '#lib/reading.ts';

/**
 * How the tabs of one browser tell one another of the session: each has its own in its sessionStorage,
 * and a tab that was just opened has none (docs/decisions/0014).
 */
type Word =
  | { say: 'asking' }
  | { say: 'answering'; session: unknown; used: number }
  | { say: 'renewed'; session: unknown }
  | { say: 'ended'; who: string | undefined };

const channel = new BroadcastChannel('keshang.session');
const longest = 150;

export const tellTabs = (word: Word): void => channel.postMessage(word);

let used = 0;
for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => (used = Date.now()), true);

/** The session of the tab that was used last, or nothing: every tab has the same short time to answer. */
export const askTabs = (): Promise<unknown> =>
  new Promise((done) => {
    let best: { session: unknown; used: number } | undefined;
    const hear = ({ data }: MessageEvent<unknown>): void => {
      if (!isObject(data) || data['say'] !== 'answering') return;
      const at = number(data, 'used') ?? 0;
      if (!best || at > best.used) best = { session: data['session'], used: at };
    };
    channel.addEventListener('message', hear);
    setTimeout(() => {
      channel.removeEventListener('message', hear);
      done(best?.session);
    }, longest);
    tellTabs({ say: 'asking' });
  });

type Ears = {
  session: () => unknown;
  renewed: (session: unknown) => void;
  ended: (who: string | undefined) => void;
};

export const onTabs = ({ session, renewed, ended }: Ears): void => {
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const said = text(data, 'say');
    if (said === 'asking' && session()) tellTabs({ say: 'answering', session: session(), used });
    if (said === 'renewed' && isObject(data)) renewed(data['session']);
    if (said === 'ended') ended(text(data, 'who'));
  });
};
