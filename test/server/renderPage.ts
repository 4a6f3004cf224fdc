import { renderToString } from "react-dom/server";
import { pages } from "./pages.js";

/** A page's markup as a server gives it, in a time zone that no browser here has. */
export function renderPage(name: string): string {
  const page = pages[name];
  if (!page) throw new Error(`no page ${name}`);
  const { TZ } = process.env;
  process.env.TZ = "Pacific/Auckland";
  try {
    return renderToString(page());
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}
