/** Rows of one piece: small enough for a step of seconds, many enough that a step is worth its transition. */
export const rowsAChunk = 500;
