import type { Job } from '#shared/access/jobs';
import { m } from '#lib/paraglide/messages.js';

const names: Record<Job, () => string> = {
  sales: m.access_job_sales,
  purchasing: m.access_job_purchasing,
  finance: m.access_job_finance,
  quality: m.access_job_quality,
  service: m.access_job_service,
  manager: m.access_job_manager,
  auditor: m.access_job_auditor,
  admin: m.access_job_admin,
};

export const jobName = (job: Job): string => names[job]();
