import type { Plugin } from 'esbuild';

/**
 * The SDK carries SHA-256 in JavaScript for where there is no native one. Node always has it, and the SDK asks for it first, so the
 * other is code that never runs.
 */
export const nativeHashes: Plugin = {
  name: 'native-hashes',
  setup: (build) => {
    build.onLoad({ filter: /@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/ }, () => ({
      loader: 'js',
      contents: 'export class Sha256Js { constructor() { throw new Error("only native hashes are in this bundle"); } }',
    }));
  },
};
