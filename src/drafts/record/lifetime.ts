/** Milliseconds: an unsent reply of a month ago is nobody's any more. */
export const lifetimeMs = 30 * 24 * 60 * 60 * 1000;
