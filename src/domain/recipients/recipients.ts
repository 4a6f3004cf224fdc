/** A person a reply goes to. */
export interface Recipient {
  address: string;
  name?: string;
}

/** Separate people within a line, also in Chinese, Japanese or Arabic. For a character class. */
export const separatorCharacters = ",;，；、،؛";

/** Separates people of a list. */
export const listSeparator = /* @__PURE__ */ (() =>
  new RegExp(`[${separatorCharacters}\\n\\r\\t]`))();

/**
 * `usual`: `ann@x.com`, plus addresses and internationalised ones (`jörg@münchen.de`) included.
 * `unusual`: breaks a rule, but some server takes it: `taro..yamada@docomo.ne.jp`,
 * `printer@intranet`, `ann@my_host.com`. Quoted local parts and address literals are neither, since
 * no helpdesk accepts them.
 */
function addressKind(text: string): "usual" | "unusual" | undefined {
  if (text.length > 254 || listSeparator.test(text)) return undefined;
  if (/[\s\p{C}"():<>[\]\\：＠＜＞（）]/u.test(text)) return undefined;
  const [local = "", domain = "", ...more] = text.split("@");
  const labels = domain.split(".");
  const isAddress =
    more.length === 0 &&
    local.length <= 64 &&
    /[^.]/.test(local) &&
    labels.every(
      (label) => label.length < 64 && /^(?!-)[\p{L}\p{N}\p{M}_-]+(?<!-)$/u.test(label),
    ) &&
    !/^\d+$/.test(labels.at(-1) ?? "");
  if (!isAddress) return undefined;
  const isUsual =
    labels.length > 1 &&
    !domain.includes("_") &&
    !/^\.|\.\.|\.$|[^\p{L}\p{M}\p{N}!#$%&'*+./=?^_`{|}~-]/u.test(local);
  return isUsual ? "usual" : "unusual";
}

/** Whether a reply can be sent there; of an unusual one only the server knows. */
export function isEmailAddress(text: string): boolean {
  return addressKind(text) !== undefined;
}

/** Whether the agent is asked before a reply is sent there. */
export function isUnusualAddress(text: string): boolean {
  return addressKind(text) === "unusual";
}

/** Two spellings of one address: mail servers ignore case, and keyboards differ in composition. */
export function isSameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b);
}

/** Equal for all spellings of one address. */
export function addressKey(address: string): string {
  return address.trim().normalize("NFC").toLowerCase();
}
