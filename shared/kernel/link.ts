import * as z from 'zod/mini';

/** An address that a page may link to: the web's own two schemes, never one that runs as a script. */
export const Link = z
  .string()
  .check(z.trim(), z.maxLength(500), z.regex(/^https?:\/\/[^\s]{3,}$/i, 'a link that starts with http:// or https://'));
