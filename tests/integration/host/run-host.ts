import { startHost } from '../../../infra/local/host.ts';

/** The host in a process of its own, so that a test can kill it: `run-host.ts <assembly> <data> <site>`. */
const [assembly = '', dataDir = '', site = ''] = process.argv.slice(2);
const host = await startHost({ port: 0, dataDir, assembly, site, complain: (sentence) => console.error(sentence) });
console.log(JSON.stringify({ url: host.url, inboxUrl: host.inboxUrl, gatewayUrl: host.gatewayUrl }));
process.on('SIGTERM', () => void host.stop().finally(() => process.exit(0)));
