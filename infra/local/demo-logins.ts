import { createHash } from 'node:crypto';
import { jobs, type Job } from '#shared/access/jobs';
import type { Staff } from './staff/staff.ts';

/** One person for each job, the same on every machine: printed by the banner, used by the token command and the tests. */
export type DemoLogin = { job: Job; email: string; password: string; sub: string; name: string };

/** A UUID that depends on nothing but the job, so that records naming this person survive a new data folder. */
const subOf = (job: string): string => {
  const hex = createHash('sha256').update(`keshang demo login ${job}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const capital = (job: string): string => job.charAt(0).toUpperCase() + job.slice(1);

export const demoLogins: DemoLogin[] = jobs.map((job) => ({
  job,
  email: `${job}@example.com`,
  password: `Demo-2026-${job}!`,
  sub: subOf(job),
  name: `Demo ${capital(job)}`,
}));

/** Makes those that are missing. Somebody who changed their password or was disabled stays as they are. */
export const ensureDemoLogins = async ({ pools }: Staff): Promise<void> => {
  const { services, context, poolIds } = pools;
  for (const poolId of poolIds) {
    const pool = await services.cognito.getUserPool(context, poolId);
    const now = services.clock.get();
    for (const { job, email, password, sub, name } of demoLogins) {
      if (await pool.getUserByUsername(context, sub)) continue;
      const user = {
        Username: sub,
        Password: password,
        Attributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: name },
          { Name: 'sub', Value: sub },
        ],
        Enabled: true,
        UserStatus: 'CONFIRMED',
        UserCreateDate: now,
        UserLastModifiedDate: now,
        RefreshTokens: [],
      };
      await pool.saveUser(context, user);
      const group = await pool.getGroupByGroupName(context, job);
      if (group) await pool.addUserToGroup(context, group, user);
    }
  }
};
