import { existsSync } from 'node:fs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const svelteConfig = existsSync('web/svelte.config.js') ? (await import('./web/svelte.config.js')).default : {};

/** `import { z }` puts 455 kB into a bundle, `import * as z from 'zod/mini'` 25. */
const zodMini = "Use `import * as z from 'zod/mini'`: anything else costs every bundle 66 kB and more.";
const fatZod = [
  { selector: 'ImportDeclaration[source.value=/^zod(\\/v4)?$/]', message: zodMini },
  { selector: "ImportDeclaration[source.value=/^zod/] > ImportSpecifier[imported.name='z']", message: zodMini },
];

const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take `now` as an input.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an input.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take it as an input.',
  },
  { selector: "CallExpression[callee.object.name='crypto']", message: 'Take it as an input.' },
];

export default ts.config(
  {
    ignores: [
      'node_modules/**',
      '.build/**',
      '.local/**',
      'cdk.out/**',
      'test-results/**',
      'web/build/**',
      'web/.svelte-kit/**',
      'web/src/lib/paraglide/**',
      '**/data/**/*.js',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `void f()` says that nobody waits; an arrow that returns void reads as what it does.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A default said again is said on purpose: `Endpoint<P, Schema, Schema, Schema>` reads as four places.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // Names are spread by character on purpose (a Chinese character is one; no emoji is part of a name we fold).
      '@typescript-eslint/no-misused-spread': 'off',
      // A constructor, a setting and a route are statements here (CDK, SvelteKit).
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['shared/**/*.ts', 'functions/**/*.ts', 'web/src/**/*.{ts,svelte}'],
    rules: { 'no-restricted-syntax': ['error', ...fatZod] },
  },
  {
    files: ['shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...fatZod, ...impure], 'no-console': 'error' },
  },
  { files: ['functions/**/*.ts'], ignores: ['functions/platform/log.ts'], rules: { 'no-console': 'error' } },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Links are built in lib/routes.ts, which resolves them.
      'svelte/no-navigation-without-resolve': 'off',
      // `$props()` and `{@const}` are destructured once and some of it bound.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived'] }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['web/**'], languageOptions: { globals: { ...globals.browser } } },
  { files: ['**/*.{js,cjs}', 'scripts/**'], languageOptions: { globals: { ...globals.node } } },
  // CloudFront calls `handler` by its name.
  { files: ['infra/site/*.js'], rules: { 'no-unused-vars': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Answers are read as what the test expects of them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
);
