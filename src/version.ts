/** Rises whenever the same bytes may give other rows: what was read by an older one is read again. */
export const parserVersion = 1
