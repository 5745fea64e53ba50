/** `npm start`: builds what is missing or changed, then becomes the one-machine host. */
import { dirname, join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { bundleHost } from './lib/bundle-host.ts';
import { synth } from './synth.ts';

const buildFailed = 8;

const built = async (): Promise<string> => {
  try {
    await synth();
    buildWeb();
    const program = await bundleHost();
    // A bundler that still runs would become a child of the host.
    if (process.getActiveResourcesInfo().includes('ProcessWrap')) await (await import('esbuild')).stop();
    return program;
  } catch (error) {
    console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(buildFailed);
  }
};

process.chdir(dirname(import.meta.dirname));
const program = await built();

// Two arenas halve what the workers take. Not `--optimize-for-size`: it overrides the young generation of host and workers
// with 1 MB, and a third of all time went into collecting it. This is read when a process begins, so this one is replaced:
// nothing of the build stays in memory, and Ctrl-C and signals reach the host itself.
const flags = ['--disable-warning=ExperimentalWarning'];
const env = { ...process.env, MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: join('.build', 'compile-cache') };
process.execve?.(process.execPath, [process.execPath, ...flags, program, ...process.argv.slice(2)], env);
console.error('The local host runs on Linux and macOS.');
process.exit(1);
