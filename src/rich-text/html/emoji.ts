/**
 * What a picture of an emoji stands for: Gmail, Slack and others draw them so. As its `:name:` where
 * only Slack knows it; "" for any other picture.
 */
export function emojiOf(alt: string, address: string): string {
  if (isEmoji(alt)) return alt;
  if (!/^:[\w:+'-]+:$/.test(alt)) return "";
  // Slack has the characters in the name of the file: `1f44b-1f3fd@2x.png`.
  const codes = /\/([\da-f]{4,5}(?:-[\da-f]{4,5})*)(?:@2x)?\.png$/.exec(address)?.[1];
  const emoji = String.fromCodePoint(
    ...(codes ?? "0").split("-").map((code) => parseInt(code, 16)),
  );
  return isEmoji(emoji) ? emoji : alt;
}

function isEmoji(words: string): boolean {
  return /^\p{Extended_Pictographic}[\p{Emoji_Component}\p{Extended_Pictographic}]{0,12}$/u.test(
    words,
  );
}
