const ofWhom: Record<string, string> = {
  customer: "Customer’s",
  user: "Agent’s",
  agent: "Agent’s",
  mailbox: "Mailbox’s",
  conversation: "Conversation’s",
};

/** A variable in words: "Customer’s first name" for `customer.firstName`; a host's own as they call it. */
export function variableLabel(name: string): string {
  const [who = "", what, ...more] = name.split(".");
  const owner = Object.hasOwn(ofWhom, who.toLowerCase()) ? ofWhom[who.toLowerCase()] : undefined;
  if (owner === undefined || !what || more.length > 0) {
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  const words = what.replace(/(\p{Ll})(?=\p{Lu})|[_-]+/gu, "$1 ").toLowerCase();
  return `${owner} ${words}`;
}
