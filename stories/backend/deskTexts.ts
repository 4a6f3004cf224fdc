// Texts that the desk's agents have ready, by its own words for everything.

interface DeskText {
  key: string;
  title: string;
  shelf: string;
  labels: readonly string[];
  /** HTML. */
  words: string;
  files: readonly { name: string; type: string; content: string }[];
}

const texts: readonly DeskText[] = [
  {
    key: "return",
    title: "Send the lamp back",
    shelf: "Returns",
    labels: ["lamp", "warranty"],
    words:
      '<p>Hello {{customer.firstName | there}},</p><p>print the label and send the lamp to us; what is covered stands in <a href="https://desk.example/warranty">our warranty</a>.</p>',
    files: [
      { name: "label.pdf", type: "application/pdf", content: "%PDF-1.7 a label" },
      { name: "warranty.txt", type: "text/plain", content: "Two years" },
    ],
  },
  {
    key: "bulb",
    title: "Which bulb fits",
    shelf: "Lamps",
    labels: [],
    words:
      "<p>Hello {{customer.firstName | there}},</p><p>the {{lamp}} takes E14, 40 W at most.</p>",
    files: [],
  },
];

/** Answers what is asked below `/texts`; `undefined` for anything else. */
export function answerTexts({ pathname, searchParams }: URL): Response | undefined {
  const [, area, key, , file] = pathname.split("/");
  if (area !== "texts") return undefined;
  if (key === undefined) {
    const wanted = (searchParams.get("find") ?? "").toLowerCase();
    const found = texts.filter(({ title, shelf, labels }) =>
      [title, shelf, ...labels].some((words) => words.toLowerCase().includes(wanted)),
    );
    return Response.json(found.map(({ words: _words, files: _files, ...row }) => row));
  }
  const text = texts.find((one) => one.key === key);
  if (text === undefined) return undefined;
  if (file === undefined) {
    const files = text.files.map(({ name, type }, at) => ({ name, type, at: `/files/${at}` }));
    return Response.json({ words: text.words, files });
  }
  const content = text.files[Number(file)]?.content;
  return content === undefined ? undefined : new Response(content);
}
