/** "-----Original Message-----", "On Monday, Ann wrote:", and the same in other languages. */
const header =
  /^\s*(?:-{3,}.{3,60}-{3,}|(?:on|am|le|el|op|il|em|den|w dniu|dnia)\b.{4,160}\b(?:wrote|schrieb|a écrit|escribió|schreef|ha scritto|escreveu|skrev|napisał\(?a?\)?)\b.{0,80}:)\s*$/iu;
/** What every header ends with; for most replies the whole of it need not even be compiled. */
const lastSign = /[-:]$/;
const quoted = /^\s*[>|]/;

/** A name at the start of a line of a header, perhaps in bold. */
const headed = (names: string) => new RegExp(`^\\s*\\*{0,2}(?:${names})\\s*:`, "iu");
const from = /* @__PURE__ */ headed("from|von|de|van|da|od|från|差出人|من");
const sent = /* @__PURE__ */ headed(
  "sent|gesendet|envoyé|enviad[oa](?: el| em)?|verzonden|inviato|wysłano|skickat|送信日時|تم الإرسال",
);
const date = /* @__PURE__ */ headed("date|datum|fecha|data|日付|日時|التاريخ");
const subject = /* @__PURE__ */ headed(
  "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|件名|الموضوع",
);

/**
 * Outlook marks nothing: it puts "From: …" over "Sent: …", and below all that it quotes. On a Mac or
 * a phone it says "Date: …", as a traveller may: there a subject must stand with it.
 */
function isOutlookHeader(lines: readonly string[], at: number): boolean {
  if (!from.test(lines[at] ?? "")) return false;
  const below = lines.slice(at + 1, at + 12).filter((line) => line.trim() !== "");
  const names = below.slice(0, 4);
  const has = (name: RegExp) => names.some((line) => name.test(line));
  return has(sent) || (has(date) && has(subject));
}

/** A reply's own lines: what others wrote, quoted below or above, says nothing about this reply. */
export function withoutQuotes(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const own: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (quoted.test(line)) continue;
    if (line.length < 300 && lastSign.test(line.trimEnd()) && header.test(line)) {
      // Where nothing marks the quote, it goes on to the end.
      const next = lines.slice(at + 1).find((one) => one.trim() !== "");
      if (next === undefined || !quoted.test(next)) break;
      continue;
    }
    if (line.includes(":") && isOutlookHeader(lines, at)) break;
    own.push(line);
  }
  return own.join("\n");
}
