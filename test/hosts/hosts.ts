/** A host that is built from the packed package as its bundler does by default. */
export interface Host {
  name: string;
  /** A folder of `fixtures` with its code, and the one whose packages it is built with. */
  code: string;
  packages: "modern" | "older";
  /** The command that builds it, in its folder; a name is one of `node_modules/.bin`. */
  build: readonly [command: string, ...args: string[]];
  /** Sent with each page. Emotion and Next's own scripts cannot be under it. */
  policy?: string;
}

const strictPolicy =
  "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; img-src 'self' blob:";

const vite = { packages: "modern", build: ["vite", "build"] } as const;

export const hosts: readonly Host[] = [
  { name: "vite", code: "vite", ...vite, policy: strictPolicy },
  { name: "vite-react-18", code: "vite", ...vite, packages: "older", policy: strictPolicy },
  { name: "mui", code: "mui", ...vite },
  { name: "tailwind", code: "tailwind", ...vite, policy: strictPolicy },
  { name: "webpack", code: "webpack", packages: "modern", build: ["node", "build.mjs"] },
  { name: "rspack", code: "rspack", packages: "modern", build: ["node", "build.mjs"] },
  { name: "next", code: "next", packages: "modern", build: ["next", "build"] },
];
