import { z } from "zod";

/** The API's shapes as its documentation gives them, apart from the code that produces them. */
const person = z.object({
  id: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  email: z.string(),
});

const author = person.extend({ type: z.enum(["user", "customer"]) });

const seconds = z.iso.datetime({ precision: 0 });

export const conversation = z.object({
  id: z.number(),
  number: z.number(),
  threads: z.number(),
  type: z.literal("email"),
  status: z.enum(["active", "pending", "closed", "spam"]),
  state: z.literal("published"),
  subject: z.string(),
  preview: z.string(),
  mailboxId: z.number(),
  assignee: author.nullable(),
  createdBy: author,
  createdAt: seconds,
  userUpdatedAt: seconds,
  customerWaitingSince: z.object({ time: seconds }).nullable(),
  tags: z.array(z.object({ id: z.number(), color: z.string(), tag: z.string() })),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  primaryCustomer: person,
  _links: z.object({ self: z.object({ href: z.url() }) }),
});

export const thread = z.object({
  id: z.number(),
  type: z.enum(["customer", "message", "note"]),
  status: z.enum(["active", "pending", "closed", "spam"]),
  state: z.enum(["published", "draft", "underreview", "hidden"]),
  body: z.string(),
  createdAt: seconds,
  customer: person,
  createdBy: author,
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  _embedded: z.object({
    attachments: z.array(
      z.object({ id: z.number(), filename: z.string(), mimeType: z.string(), size: z.number() }),
    ),
  }),
});

const page = z.object({
  size: z.number(),
  totalElements: z.number(),
  totalPages: z.number(),
  number: z.number(),
});

export const conversations = z.object({
  _embedded: z.object({ conversations: z.array(conversation) }),
  page,
});
export const threads = z.object({ _embedded: z.object({ threads: z.array(thread) }), page });

export const customers = z.object({
  _embedded: z.object({
    customers: z.array(
      z.object({
        id: z.number(),
        firstName: z.string().nullable(),
        lastName: z.string().nullable(),
        _embedded: z.object({
          emails: z.array(z.object({ id: z.number(), value: z.string(), type: z.string() })),
        }),
      }),
    ),
  }),
  page,
});

export const users = z.object({
  _embedded: z.object({
    users: z.array(
      z.object({
        id: z.number(),
        firstName: z.string(),
        lastName: z.string(),
        email: z.string(),
        role: z.string(),
      }),
    ),
  }),
  page,
});

export const savedReplies = z.array(
  z.strictObject({
    id: z.number(),
    name: z.string().min(1),
    preview: z.string().min(1),
    chatPreview: z.string(),
  }),
);

export const savedReply = z.strictObject({
  id: z.number(),
  name: z.string(),
  text: z.string().min(1),
  chatText: z.string(),
});

export const attachmentData = z.object({ data: z.string() });

export const error = z.object({
  logRef: z.string().min(1),
  message: z.string().min(1),
  _embedded: z.object({
    errors: z.array(
      z.object({
        path: z.string(),
        message: z.string(),
        rejectedValue: z.unknown().optional(),
        source: z.string(),
      }),
    ),
  }),
  _links: z.object({ about: z.object({ href: z.url() }) }),
});

export const token = z.object({
  token_type: z.literal("bearer"),
  access_token: z.string().min(1),
  expires_in: z.number(),
});

export const requests = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()),
    headers: z.record(z.string(), z.string()),
    body: z.unknown().optional(),
    status: z.number().nullable(),
  }),
);
