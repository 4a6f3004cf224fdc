import { Hono } from "hono";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { errorResponse } from "../errors.js";
import type { Customer } from "../model.js";
import { paginate } from "../page.js";
import { presentCustomer, presentSavedReply, presentUser } from "../present.js";

const PAGE_SIZE = 50;

/** Customers, users, mailboxes and their saved replies: what a composer looks things up in. */
export function directory(emulation: Emulation): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();

  app.get("/customers", (c) => {
    const isWanted = customerQuery(c.req.query("query") ?? "");
    const customers = [...emulation.store.customers.values()].filter(isWanted);
    const page = paginate(customers, c.req.url, PAGE_SIZE);
    if (page instanceof Response) return page;
    const { items, ...rest } = page;
    return c.json({ _embedded: { customers: items.map(presentCustomer) }, ...rest });
  });

  app.get("/users", (c) => {
    const page = paginate([...emulation.store.users.values()], c.req.url, PAGE_SIZE);
    if (page instanceof Response) return page;
    const { items, ...rest } = page;
    return c.json({ _embedded: { users: items.map(presentUser) }, ...rest });
  });

  app.get("/mailboxes/:id{[0-9]+}", (c) => {
    const mailbox = emulation.store.mailboxes.get(Number(c.req.param("id")));
    return mailbox === undefined ? errorResponse(404, "Mailbox not found") : c.json(mailbox);
  });

  // A bare array, unlike every other list, and whole.
  app.get("/mailboxes/:id{[0-9]+}/saved-replies", (c) => {
    const mailboxId = Number(c.req.param("id"));
    if (!emulation.store.mailboxes.has(mailboxId)) return errorResponse(404, "Mailbox not found");
    const all = [...emulation.store.savedReplies.values()];
    return c.json(all.filter((one) => one.mailboxId === mailboxId).map(presentSavedReply));
  });

  app.get("/mailboxes/:id{[0-9]+}/saved-replies/:replyId{[0-9]+}", (c) => {
    const reply = emulation.store.savedReplies.get(Number(c.req.param("replyId")));
    if (reply?.mailboxId !== Number(c.req.param("id"))) {
      return errorResponse(404, "Saved reply not found");
    }
    return c.json({ id: reply.id, name: reply.name, text: reply.text, chatText: "" });
  });

  return app;
}

/** Every word of the query must occur in a name or an address; `(email:"…")` looks at addresses only. */
function customerQuery(query: string): (customer: Customer) => boolean {
  const byEmail = /^\(?email:"?([^")]*)"?\)?$/i.exec(query.trim())?.[1];
  const words = (byEmail ?? query).toLowerCase().split(/\s+/).filter(Boolean);
  return ({ firstName, lastName, emails }) => {
    const addresses = emails.map(({ value }) => value);
    const names = byEmail === undefined ? [firstName ?? "", lastName ?? ""] : [];
    const text = [...names, ...addresses].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
