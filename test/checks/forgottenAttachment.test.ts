import { describe, expect, test, vi } from "vitest";
import { mentionsAttachment } from "../../src/checks/forgottenAttachment.js";
import { textConcerns } from "../../src/checks/textConcerns.js";
import { blankValues } from "../../src/domain/fields.js";
import { htmlToPlain } from "../../src/domain/text/htmlToPlain.js";

describe("a reply that You mention an attachment", () => {
  test.each([
    ["English", "Please find the invoice attached."],
    ["English", "I've enclosed the form."],
    ["English", "See the files below"],
    ["German", "Anbei die Rechnung."],
    ["German", "Sie finden sie im Anhang."],
    ["German", "die beigefügten Unterlagen"],
    ["French", "Vous trouverez ci-jointe la facture"],
    ["French", "voir la pièce jointe"],
    ["Spanish", "Le envío la factura adjunta."],
    ["Portuguese", "Segue em anexo a fatura"],
    ["Dutch", "Zie de bijlage."],
    ["Italian", "In allegato la fattura"],
    ["Polish", "Faktura w załączniku"],
    ["Swedish", "Fakturan är bifogad"],
    ["Japanese", "請求書を添付しました。"],
    ["Arabic", "تجدون الفاتورة في المرفقات"],
    ["English", "I’m attaching the label. PFA the log too."],
    ["English", "Attaching the log from this morning."],
    ["English", "Hi Ann, attaching the log that I promised to send."],
    ["English", "Attaching it to this email."],
    ["English", "The log is attached to your ticket."],
    ["English", "Attached to this email is your receipt."],
    ["German", "Ich hänge Ihnen die Rechnung an."],
    ["German", "In der Anlage erhalten Sie das Angebot."],
    ["French", "Nous joignons le contrat."],
    ["French", "Le document ci\u2011joint"],
    ["French", "Voir le fichier joint."],
    ["Spanish", "Adjunté el archivo."],
    ["Portuguese", "Anexamos o comprovante."],
    ["Dutch", "Bijgaand treft u de factuur aan."],
    ["Dutch", "Ik voeg de factuur bij."],
    ["Italian", "Le alleghiamo il documento."],
    ["Polish", "Faktura w załączeniu."],
    ["Swedish", "Se bilagan."],
    ["Japanese", "ファイルをご覧ください。"],
    ["Arabic", "نرفق لكم الفاتورة."],
    ["Arabic", "تجد طيه الفاتورة."],
    ["Arabic", "ارفق لكم الفاتورة."],
    ["German", "Ich habe die Rechnung angefügt."],
    ["French", "Veuillez trouver la facture jointe."],
    ["French", "Le contrat est en annexe."],
    ["Polish", "W dołączonym pliku jest faktura."],
    ["Swedish", "Fakturan har bifogats."],
    ["Japanese", "別添の資料をお読みください。"],
    ["Arabic with vowel signs", "مُرفق الفاتورة"],
    ["capitals", "SEE ATTACHED"],
    ["a decomposed accent", "la pie\u0300ce jointe"],
  ])("in %s: %s", (_language, text) => {
    expect(mentionsAttachment(text)).toBe(true);
  });

  test.each([
    "Hello Ann, the part is on its way.",
    "I am unattached to that idea.",
    "I was attacked by a goose, and I am quite attached to it.",
    "The handle is attached to the lid.",
    "Before attaching the hose, close the tap.",
    "Attaching the hose to the tap takes a minute.",
    "The screws for attaching the lid are on their way.",
    "Try re-attaching the cable.",
    "Thanks, I received your attachment.",
    "Ich hänge sehr an dieser Mühle.",
    "El director adjunto le llamará.",
    "Vous pouvez nous joindre par téléphone.",
    "المرافق مغلقة",
    "> Please find the invoice attached.\nThank you, it arrived.",
    "",
  ])("and one that does not: %j", (text) => {
    expect(mentionsAttachment(text)).toBe(false);
  });

  test("does not hear what HTML quotes", () => {
    const html = (value: string) => mentionsAttachment(htmlToPlain(value));
    const quote = "<blockquote><p>It broke.</p><p>Photo attached.<br>Ann</p></blockquote>";
    expect(html(`<p>Thank you, Ann</p>${quote}`)).toBe(false);
    expect(html(`${quote}<p>Thank you. The label is attached.</p>`)).toBe(true);
  });

  test("takes further words of the host's, as they are", () => {
    expect(mentionsAttachment("Se vedlegg (1)")).toBe(false);
    expect(mentionsAttachment("Se vedlegg (1)", ["vedlegg*"])).toBe(true);
    expect(mentionsAttachment("nothing", ["(", "", " "])).toBe(false);
  });
});

test("compiles no pattern for a text without any of the words, and else those of the words it has", () => {
  const compiled: string[] = [];
  const construct = (target: typeof RegExp, given: [string, string]) => {
    compiled.push(given[0]);
    return new target(...given);
  };
  vi.stubGlobal("RegExp", new Proxy(RegExp, { construct }));
  try {
    expect(mentionsAttachment("Hi Ann, your order is on its way, with a spare lid.")).toBe(false);
    expect(compiled).toEqual([]);
    expect(mentionsAttachment("Hi Ann, the invoice is attached.")).toBe(true);
    expect(compiled.join("").length).toBeLessThan(200);
  } finally {
    vi.unstubAllGlobals();
  }
});

test("a picture in the text is what it speaks of, one in a quote is not", () => {
  const asked = (html: string) => {
    const value = `<p>See the screenshot attached.</p>${html}`;
    const values = { ...blankValues(), text: { format: "html" as const, value } };
    return textConcerns(values, [], {}, []).map(({ code }) => code);
  };
  const img = '<p><img src="https://example.com/a.png" alt=""></p>';
  expect(asked(img)).toEqual([]);
  expect(asked("")).toEqual(["no-attachment"]);
  expect(asked(`<blockquote>${img}</blockquote>`)).toEqual(["no-attachment"]);
});
