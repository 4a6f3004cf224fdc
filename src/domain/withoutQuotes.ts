/** "-----Original Message-----", "On Monday, Ann wrote:", and the same in other languages. */
const header =
  /^\s*(?:-{3,}.{3,60}-{3,}|(?:on|am|le|el|op|il|em|den|w dniu|dnia)\b.{4,160}\b(?:wrote|schrieb|a écrit|escribió|schreef|ha scritto|escreveu|skrev|napisał\(?a?\)?)\b.{0,80}:)\s*$/iu;
/** What every header ends with; for most replies the whole of it need not even be compiled. */
const lastSign = /[-:]$/;
const quoted = /^\s*[>|]/;

const from = /^\s*\*?(?:from|von|de|van|da|od|från|差出人|من)\s*:/iu;
const when =
  /^\s*\*?(?:sent|gesendet|envoyé|enviad[oa](?: el| em)?|verzonden|inviato|wysłano|skickat|送信日時|تم الإرسال)\s*:/iu;

/** Outlook marks nothing: it puts "From: …" over "Sent: …", and below all that it quotes. */
function isOutlookHeader(line: string, next = ""): boolean {
  return line.includes(":") && next.includes(":") && from.test(line) && when.test(next);
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
    if (isOutlookHeader(line, lines[at + 1])) break;
    own.push(line);
  }
  return own.join("\n");
}
