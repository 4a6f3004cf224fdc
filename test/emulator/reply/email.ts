/** Names outside ASCII are allowed on both sides, as in `jörg@münchen.example`. */
const EMAIL =
  /^[^\s@<>()[\],;:\\"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]$/u;

/** Dots where the RFC has none, underscores in a domain, the names of a local network. */
const UNUSUAL = /^(?!\.+@)[^\s@<>()[\],;:\\"]+@[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u;

/** Whether a server takes it; some take what breaks the RFC, since such addresses exist. */
export function isEmail(text: string, unusual: "accept" | "refuse" = "refuse"): boolean {
  if (text.length > 254) return false;
  if (unusual === "accept" && UNUSUAL.test(text)) return true;
  return EMAIL.test(text) && !/^\.|\.\.|\.@/.test(text);
}
