/** The letter of a shortcut: by its place on the keyboard where what that types is not Latin. */
export function shortcutLetter({ key, code }: { key: string; code: string }): string {
  // Upper case with Caps Lock.
  return (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, "")).toLowerCase();
}

/**
 * Whether a key writes a character. With AltGr (`@`, `€`) some browsers name it, others say that Ctrl
 * and Alt are down; on a Mac the Option key, which is Alt, writes them.
 */
export function writesCharacter(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "getModifierState">,
): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (metaKey || !/^.$/su.test(key)) return false;
  // With Alt a Latin letter, a digit or a space is a shortcut of the system's.
  const isPlain = altKey ? !/[a-z\d\s]/i.test(key) : !ctrlKey;
  return isPlain || event.getModifierState("AltGraph");
}
