/** The staff items of the eight demo logins: one person a job, the same on every machine. */
import { installation } from '#shared/access/installation';
import { jobs, type Job } from '#shared/access/jobs';
import { decideStaff, staffChanges } from '#shared/access/decide-staff';
import { auditOfStaff, findStaff, newStaffWrites } from '../../functions/access/store.ts';
import { auditWrite, newChain } from '../../functions/platform/audit/chain.ts';
import { commit, type Write } from '../../functions/platform/table/commit.ts';

export type DemoLogin = { sub: string; email: string; job: Job };

/** Chinese and English, so that either screen shows a name its reader can say. */
export const demoNames: Record<Job, string> = {
  sales: '王芳 Wang Fang',
  purchasing: '李强 Li Qiang',
  finance: '陈静 Chen Jing',
  quality: '赵磊 Zhao Lei',
  service: '周敏 Zhou Min',
  manager: '刘洋 Liu Yang',
  auditor: '吴昊 Wu Hao',
  admin: '林涛 Lin Tao',
};

/** One transaction's writes a person: staff item, e-mail guard, audit entry, and for the admin who administers. */
export const demoStaffWrites = (logins: readonly DemoLogin[], now: Date): Write[][] =>
  jobs.flatMap((job) => {
    const login = logins.find((one) => one.job === job);
    if (!login) return [];
    const { sub: staffId, email } = login;
    const staff = decideStaff({ staffId, email, facts: { name: demoNames[job], jobs: [job] }, now });
    const entity = auditOfStaff(staffId);
    const audit = auditWrite({
      entity,
      head: newChain,
      caller: installation,
      now,
      action: 'invited',
      changes: staffChanges(undefined, staff),
    });
    return [[...newStaffWrites(staff, { ids: [], version: 0 }), audit]];
  });

/** Makes those that are missing, in the table that the environment names. Whoever was changed or deactivated stays so. */
export const ensureDemoStaff = async (logins: readonly DemoLogin[], now: Date): Promise<void> => {
  for (const login of logins) {
    if (await findStaff(login.sub)) continue;
    for (const writes of demoStaffWrites([login], now)) await commit(writes);
  }
};
