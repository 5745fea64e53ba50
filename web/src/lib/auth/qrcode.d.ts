/** The part of `qrcode` that we use; the package brings no types. */
declare module 'qrcode' {
  type BitMatrix = { size: number; get: (row: number, column: number) => number };
  const qrcode: {
    create: (text: string, options?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' }) => { modules: BitMatrix };
  };
  export default qrcode;
}
