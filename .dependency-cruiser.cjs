/** Which way the arrows point: web → shared ← functions, infra → shared, tests → everything. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment:
        'shared is the language of the business. It runs in a browser, a function and a test alike, so it imports nothing but ' +
        'zod and libraries that only compute: code and tax numbers, pinyin, phone numbers, simplified and traditional.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/(zod|stdnum|pinyin-pro|libphonenumber-js|opencc-js)/)' },
    },
    {
      name: 'slices-meet-only-at-their-stores',
      comment:
        'A capability asks another only through its store; a handler that calls a handler hides a rule that belongs in shared.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: {
        path: '^functions/[^/]+/',
        pathNot: ['^functions/($1|platform)/', '^functions/[^/]+/store\\.ts$', '^functions/[^/]+/[a-z-]+-store\\.ts$'],
      },
    },
    {
      name: 'only-stores-touch-the-table',
      comment:
        'Keys, conditions and item shapes are in a store; a handler reads as load, decide, save, answer. ' +
        'It may say `commit(…)` over the writes that stores made, because one transaction spans several stores.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '(^functions/platform/|/store\\.ts$|/[^/]+-store\\.ts$)' },
      to: { path: '(^functions/platform/table/(?!commit\\.ts$)|^node_modules/@aws-sdk/(lib|client)-dynamodb/)' },
    },
    {
      name: 'platform-knows-no-slice',
      comment: 'The wrapper, the keys and the clients serve every capability and know none.',
      severity: 'error',
      from: { path: '^functions/platform/' },
      to: { path: '^functions/(?!platform/)' },
    },
    {
      name: 'web-sees-only-shared',
      comment: 'The browser knows the endpoints and nothing of how they are carried out.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(functions|infra|tests|scripts)/|^node_modules/@aws-sdk/' },
    },
    {
      name: 'infra-does-not-run-business-code',
      comment: 'The description names handlers by path; importing one would run it at synthesis.',
      severity: 'error',
      from: { path: '^infra/', pathNot: '^infra/local/' },
      to: { path: '^(functions|web|tests|scripts)/|^infra/local/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Proof is not part of the product.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three. Types alone may meet.',
      severity: 'error',
      from: { path: '^(shared|functions|infra|scripts)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.svelte-kit|paraglide|build)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.svelte'],
    },
  },
};
