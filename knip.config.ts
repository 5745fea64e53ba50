import type { KnipConfig } from 'knip';

/** The scripts of a component, and what its markup loads when it is needed: `{#await import('./Palette.svelte')}`. */
const importsOf = (component: string): string => {
  const scripts = [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  const markup = component.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
  return [...scripts, ...(markup.match(/\bimport\('[^']+'\)/g) ?? [])].join(';\n');
};

export default {
  entry: [
    'functions/*/api.ts',
    'functions/{projections,events,register,schedules,imports}/*.ts',
    'functions/parties/tick.ts',
    'infra/app.ts',
    'infra/site/rewrite-path.js',
    'infra/local/{main,worker}.ts',
    'infra/local/**/*worker*.{ts,js,mjs,cjs}',
    'scripts/*.{ts,mjs}',
    'scripts/demo/*.ts',
    'scripts/bundle/*.ts',
    'tests/**/*.test.ts',
    'tests/**/global-setup.ts',
    'tests/integration/host/run-host.ts',
    'tests/**/fixture/**/*.ts',
    'tests/e2e/**/*.ts',
    'web/src/routes/**/*.{ts,svelte}',
    'web/src/{hooks,service-worker}*.ts',
    'web/src/app.css',
    'web/vite.config.ts',
  ],
  project: ['{shared,functions,infra,scripts,tests}/**/*.{ts,js}', 'web/src/**/*.{ts,svelte}'],
  paths: {
    '#lib/*': ['./web/src/lib/*'],
    '#shared/*': ['./shared/*'],
  },
  ignore: ['**/data/**', 'web/src/lib/paraglide/**', 'web/src/**/*.d.ts'],
  ignoreDependencies: [
    'aws-cdk',
    'prettier-plugin-tailwindcss',
    'tailwindcss',
    '@inlang/plugin-message-format',
    '@inlang/paraglide-js',
    'svelte-check',
  ],
  ignoreExportsUsedInFile: true,
  include: ['files', 'dependencies', 'exports', 'unlisted'],
  compilers: { svelte: importsOf },
} satisfies KnipConfig;
