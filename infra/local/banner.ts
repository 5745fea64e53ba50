import { demoLogins } from './demo-logins.ts';
import type { Host } from './host.ts';

const width = Math.max(...demoLogins.map(({ email }) => email.length));

/** What a person needs to begin, once everything answers. */
export const bannerOf = ({ url, inboxUrl }: Pick<Host, 'url' | 'inboxUrl'>, dataDir: string, keyFile: string): string =>
  [
    '',
    `  客商管理 runs on this machine.   Ctrl-C stops it; the data stay in ${dataDir}`,
    '',
    `  Site    ${url}`,
    `  API     ${url}/api        description: ${url}/api/openapi.json`,
    `  Inbox   ${inboxUrl}        every mail that the system sends`,
    '',
    '  Demo logins, one per job:',
    ...demoLogins.map(({ email, password }) => `    ${email.padEnd(width)}   ${password}`),
    '',
    `  Keep ${keyFile} in your backup, apart from the data: without it no secret field can be read again.`,
    '',
  ].join('\n');
