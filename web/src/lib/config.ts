import { field, isObject, listOf, text } from '#lib/reading.ts';

/** One login per job of the demo data; only a one-machine system hands these out. */
export type DemoLogin = { job: string; username: string; password: string; name: string };

export type Config = {
  region: string;
  userPoolId: string;
  clientId: string;
  /** Where the user pool answers; without it, AWS in that region. */
  cognitoEndpoint: string | undefined;
  authFlow: 'SRP' | 'USER_PASSWORD_AUTH';
  /** The system's mailbox page, on one machine. */
  mailUrl: string | undefined;
  demo: DemoLogin[];
};

const demoLogin = (value: unknown): DemoLogin => {
  const username = field(value, 'username');
  return {
    job: field(value, 'job'),
    username,
    password: field(value, 'password'),
    name: text(value, 'name') ?? username,
  };
};

const read = (value: unknown): Config => ({
  region: field(value, 'region'),
  userPoolId: field(value, 'userPoolId'),
  clientId: field(value, 'clientId'),
  cognitoEndpoint: text(value, 'cognitoEndpoint'),
  authFlow: text(value, 'authFlow') === 'USER_PASSWORD_AUTH' ? 'USER_PASSWORD_AUTH' : 'SRP',
  mailUrl: text(value, 'mailUrl'),
  demo: isObject(value) ? listOf(value['demo']).map(demoLogin) : [],
});

let loading: Promise<Config> | undefined;

const load = async (): Promise<Config> => {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);
  return read(await answer.json());
};

/** What this site is connected to, told by the place it runs in and not by the build. */
export const config = (): Promise<Config> => {
  loading ??= load().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
};
