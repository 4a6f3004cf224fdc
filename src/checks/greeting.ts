import { withoutQuotes } from "./withoutQuotes.js";

/** How a reply begins that calls somebody by name, in the languages of `forgottenAttachment`. */
const greetings =
  "hi|hiya|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|grüß gott|moin|servus|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|chères?|chers?|hola|buenos días|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|olá|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|caro?s?|cara|ciao|salve|buongiorno|buonasera|gentile|hoi|beste|geachte|goede(?:morgen|middag|navond)|(?:cześć|witaj|drog[ia]|szanown[ya]|dzień dobry)|hej|hejsan|hei|god (?:morgon|dag)|kära?|käre|bästa|عزيزي|عزيزتي|السيدة?|الأستاذة?|مرحب(?:ا|ًا|اً)|أهل(?:ا|ًا|اً)";

const opening = /* @__PURE__ */ (() =>
  new RegExp(`^[\\s¡]*(?:${greetings})([ ,،]+)(.{1,80})`, "iu"))();
/** In Japanese the name comes first, perhaps after a greeting. */
const openingJapanese =
  /^\s*(?:[^\n]{0,40}(?:会社|法人)[^\n]{0,40}\n)?(?:(?:こんにちは|おはようございます|お世話になっております)[、。\s]*)?([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー 　]{1,12}?)[ 　]?(?:様|さま|さん|殿|先生)(?=[\s、。,!！：:]|$)/u;
/** Begins with a capital, as names do where letters have any. */
const name = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'-]+$/u;
const polish = /^(?:cze|wit|dro|sza|dzi|hej)/iu;

const setOf = (words: string) => new Set(words.split(" "));

/** Stand before a name; their full stop ends no sentence. */
const titles =
  "mr mrs ms mx miss dr prof sr sra srta sig sigra dott dottor dottssa herr frau hr fr m mme mlle monsieur madame señor señora senhor senhora signor signora heer mevrouw dhr mevr mw pan pani panie herrn ing mag mgr doctor doktor docteur dottore professor professore professeur profesor avvocato avv maître mademoiselle don doña fru";
const beforeNames = /* @__PURE__ */ (() =>
  setOf(
    `${titles} again there dear my lieber liebe liebes nochmal wieder igen weer السيد السيدة الأستاذ الأستاذة`,
  ))();
const titleWithStop = /* @__PURE__ */ (() =>
  new RegExp(`(?<!\\p{L})(${titles.replaceAll(" ", "|")})\\.(?:ra\\b|ssa\\b)?`, "giu"))();
const particles = /* @__PURE__ */ setOf(
  "von van de da do dos der den di del della la le el al bin ten ter zu af",
);
const joins = /* @__PURE__ */ setOf("and & und et y e en i och og or oder ou o eller of lub");

/** Whom a greeting names that is no person: groups, roles, companies, and the world. */
const nobody = /* @__PURE__ */ setOf(
  "all everyone everybody there folks guys people both sir sirs madam mesdames messieurs name zusammen alle allerseits alles damen herren tous toutes ami amis todos todas tutti allemaal iedereen allihopa alla wszyscy wszystkim sales staff group crew community family hiring it co zespole zespół senhores señores signori gmbh ag kg ug ltd limited inc llc llp plc corp sa sas sarl srl spa sl slu lda bv nv ab oy as sp world welt monde mundo mondo wereld świecie världen värld moin buenas hej بك بكم وسهلا جميعا من شكرا بالعالم بالجميع مجددا كيف صديقي",
);

/** The same by how they begin: "Kundin", "Kundenservice", "Clientes". */
const roles = /* @__PURE__ */ (() =>
  /^(?:team|équip|equip|squadra|support|soport|suport|servi|customer|[ck]lien|kund|klant|member|miembr|user|usuari|depart|office|uffici|market|account|billing|compan|firm|legal|admin|editor|parent|resident|tenant|landlord|seller|buyer|vendor|owner|manager|student|subscriber|reader|colleag|koll?eg|coll?eg|compañer|friend|amig|amic|partner|guest|applicant|eltern|mitglied|medlem|freund|vän|przyjac|buchhalt|verwalt|vertrieb|einkauf|abteil|nachbar|vecin|mieter|leser|lezer|bewoner|państw|dział|ragazz|besteller)/iu)();

/** Begin what follows a name without a comma, and never are one. */
const starters = /* @__PURE__ */ setOf(
  "on at in if when since because after before while could can would will do did have has let may any nothing everything thank thanks thx i i'm i've i'll we we're we've we'll it it's you you're your please hope hoping just sorry how this that here's great good nice as for following to the yes no sure absolutely apologies welcome unfortunately ihr ihre vielen danke besten ich wir anbei leider gerne ja nein merci je j'ai nous votre vous suite gracias muchas te su he hemos soy obrigado obrigada segue agradeço grazie ti sono bedankt dank hartelijk ik wij uw we dziękuję dziękujemy proszę tack jag vi det",
);

/** After it, a name is the agent's own: "Hi Maria here from Fernhill". */
const speakers = /* @__PURE__ */ setOf("here speaking hier ici aquí aqui qui här tutaj al");

/** Short for, where the short form is not how the long one begins. */
const nicknames =
  /* @__PURE__ */ "bob robert bill william mike michael mick michael tom thomas tony anthony tony antonio liz elizabeth beth elizabeth betty elizabeth kate catherine cathy katherine jim james jack john steve stephen dick richard rick richard ted edward ted theodore ned edward becky rebecca peggy margaret maggie margaret meg margaret jeff geoffrey chuck charles harry henry hank henry sasha alexander sandy alexandra pepe jose paco francisco kasi katarzyna gosi malgorzata asi joanna ani anna kuba jakub ole olaf lotta charlotte toni anton hans johannes gigi luigi beppe giuseppe nando fernando ze jose chico francisco".split(
    " ",
  );

/** Somebody the reply goes to, as far as they are known. */
export interface Addressee {
  name?: string | undefined;
  email?: string | undefined;
}

/**
 * The name that the reply greets and that none of these has: "Maria" for "Hi Maria" to Ann Lee.
 * `undefined` where it fits, where nobody is named, or where the names are not known.
 */
export function strangerGreeted(
  text: string,
  customer: Addressee,
  copies: readonly Addressee[],
): string | undefined {
  if (!customer.name) return undefined;
  const own = withoutQuotes(text).normalize("NFC").replaceAll("’", "'");
  const names = namesGreeted(own);
  const [first] = names;
  // Another script's way to write a name tells nothing.
  if (first === undefined || scriptOf(first) !== scriptOf(customer.name)) return undefined;
  const known = [customer, ...copies].flatMap(wordsOf);
  const isPolish = polish.test(own.trimStart());
  return names.some((word) => known.some((one) => isSamePerson(fold(word), one, isPolish)))
    ? undefined
    : names.join(" ");
}

/** Whether each word of a name is one by which one of them may be called. */
export function isCalled(called: string, people: readonly Addressee[]): boolean {
  const known = people.flatMap(wordsOf);
  return wordsOf({ name: called }).every((word) =>
    known.some((one) => isSamePerson(word, one, false)),
  );
}

/** The names that stand where a greeting has them; none where anything else stands there. */
function namesGreeted(text: string): string[] {
  const japanese = openingJapanese.exec(text)?.[1]?.trim();
  if (japanese !== undefined)
    return /お客|皆|担当|得意|関係者|各位|会社|^(?:奥|神|王|お.)$/.test(japanese) ? [] : [japanese];
  const greeting = opening.exec(text);
  // Before the other patterns are compiled, for which a press would wait 3 ms.
  if (!greeting) return [];
  const [, between = "", line = ""] = greeting;
  const phrase = /^[^,.!?:;…—–(|/،]*/u.exec(line.replace(titleWithStop, "$1 "))?.[0] ?? "";
  const isSentence = /[,،]/.test(between);
  const end = line.replace(titleWithStop, "$1 ").charAt(phrase.length);
  // "Hello, Great!": after a comma only a second one, or the end of the line, closes a name.
  if (isSentence && !/^[,،]?$/.test(end)) return [];
  const words = phrase.trim().split(/\s+/);
  const names: string[] = [];
  let isTitled = false;
  let isAfterJoin = false;
  for (const [at, word] of words.entries()) {
    const folded = word.toLowerCase();
    const isParticle = (isTitled || names.length > 0) && at + 1 < words.length;
    if (/^[-~]+$/.test(word)) break;
    if (names.length === 0 && beforeNames.has(folded)) isTitled = true;
    else if (speakers.has(folded)) return [];
    else if (nobody.has(folded) || roles.test(word)) return isAfterJoin ? names : [];
    else if (starters.has(folded)) return isSentence ? [] : names;
    else if (joins.has(folded) && names.length > 0) isAfterJoin = true;
    else if (name.test(word)) names.push(word);
    else if (!beforeNames.has(folded) && !(isParticle && particles.has(folded))) return [];
  }
  // Letters without capitals do not tell a name from a sentence, but for its length and "the".
  const [first = ""] = names;
  if (first.startsWith("ال")) return [];
  return names.length > (isAfterJoin ? 6 : 4) ? [] : names;
}

function isSamePerson(greeted: string, known: string, isPolish: boolean): boolean {
  if (known.startsWith(greeted) || (known.length > 1 && greeted.startsWith(known))) return true;
  const isShort = nicknames.some(
    (nick, at) =>
      at % 2 === 0 && greeted.startsWith(nick) && known.startsWith(nicknames[at + 1] ?? ""),
  );
  if (isShort) return true;
  // "Kate", "Jenny", "Danny".
  const stem = greeted.replace(/(\p{L})\1?(?:ie|[yei])$/u, "$1");
  if (stem.length > 2 && known.startsWith(stem)) return true;
  // Polish calls Marek "Marku", and Anna "Anno" or "Aniu".
  const isVocative = isPolish && /[uoe]$/.test(greeted);
  return isVocative && commonStart(greeted, known) >= Math.max(2, greeted.length - 3);
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** A name's words, and an address's: "Dear Acme" is what ann@acme.example may be called. */
function wordsOf({ name: full = "", email = "" }: Addressee): string[] {
  const split = (text: string) => text.split(/[^\p{L}\p{M}]+/u).map(fold);
  const ofAddress = split(email.replace(/\.[^.@]*$/, "")).filter((word) => word.length > 2);
  return [...split(full).filter((word) => word !== ""), ...ofAddress];
}

/** Without case, accents, and ways to write them: "José" is "jose", "Müller" and "Mueller" one. */
function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/æ/g, "a")
    .replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1");
}

function scriptOf(text: string): string {
  if (/\p{sc=Latin}/u.test(text)) return "Latin";
  if (/\p{sc=Han}/u.test(text)) return "Han";
  return /\p{sc=Arabic}/u.test(text) ? "Arabic" : "other";
}
