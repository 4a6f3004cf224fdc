/** Bytes in a buffer of their own, said so that TypeScript before 5.7 reads it too. */
export type Bytes = ReturnType<Uint8Array["slice"]>;
