import * as z from 'zod/mini';

/** One login per job of the demo data; only a one-machine system hands these out. */
const DemoLogin = z.object({
  job: z.string(),
  username: z.string(),
  password: z.string(),
  name: z.optional(z.string()),
});
export type DemoLogin = z.infer<typeof DemoLogin>;

const Config = z.object({
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
  /** Where the user pool answers; without it, AWS in that region. */
  cognitoEndpoint: z.optional(z.string()),
  authFlow: z.enum(['SRP', 'USER_PASSWORD_AUTH']),
  /** The system's mailbox page, on one machine. */
  mailUrl: z.optional(z.string()),
  demo: z.optional(z.array(DemoLogin)),
});
export type Config = z.infer<typeof Config>;

let loading: Promise<Config> | undefined;

const load = async (): Promise<Config> => {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);
  return Config.parse(await answer.json());
};

/** What this site is connected to, told by the place it runs in and not by the build. */
export const config = (): Promise<Config> => {
  loading ??= load().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
};
