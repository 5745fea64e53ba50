// The package's own declarations do not resolve under `nodenext`: they name their neighbours without an extension.
declare module 'opencc-js/cn2t' {
  export const Converter: (options: { from: string; to: string }) => (text: string) => string;
}
declare module 'opencc-js/t2cn' {
  export const Converter: (options: { from: string; to: string }) => (text: string) => string;
}
