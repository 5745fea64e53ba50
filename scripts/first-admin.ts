/** Makes the first admin of a new deployment; everybody else is invited in the product. May be run again after a fault. */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { decideStaff, foldedEmail, staffChanges } from '#shared/access/decide-staff';
import { openAccount, setGroups } from '../functions/access/pool.ts';
import { auditOfStaff, holderOfEmail, newStaffWrites, readAdmins } from '../functions/access/store.ts';
import { auditWrite, newChain } from '../functions/platform/audit/chain.ts';
import { commit } from '../functions/platform/table/commit.ts';
import { findCredentials, readOutputs } from './site/outputs.ts';

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    outputs: { type: 'string', default: '.build/outputs.json' },
  },
});
const { email: given, name } = values;
if (!given || !name) throw new Error('say who: --email wang.wei@example.cn --name 王伟');

/** The functions' own code is used, so the operator's shell is made to look like a function's. */
const { Region, TableName, UserPoolId } = readOutputs(values.outputs).KeshangData;
const { accessKeyId, secretAccessKey, sessionToken } = await findCredentials(Region);
Object.assign(process.env, {
  AWS_REGION: Region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
  TABLE_NAME: TableName,
  USER_POOL_ID: UserPoolId,
});

const email = foldedEmail(given);
if (await holderOfEmail(email)) throw new Error(`${email} is on the staff already`);
const admins = await readAdmins();
if (admins.ids.length > 0) throw new Error('there is an admin already: staff are invited in the product');

const now = new Date();
const staffId = await openAccount(email);
const staff = decideStaff({ staffId, email, facts: { name, jobs: ['admin'] }, now });
await setGroups(email, staff.jobs);
const caller = { staffId, name };
const changes = staffChanges(undefined, staff);
const audit = auditWrite({ entity: auditOfStaff(staffId), head: newChain, caller, now, action: 'invited', changes });
await commit([...newStaffWrites(staff, admins), audit]);
console.log(`${name} is admin; the invitation is on its way to ${email}`);
