/** What all routes send, beside the files. */
export const conversationId = 123;
export const text = "Please find the scans below.";
const customer = { id: 123 };

/** The reply as the API wants it, with files in strings of base64: what people write. */
export function jsonOf(attachments: { fileName: string; mimeType: string; data: string }[]) {
  return JSON.stringify({ customer, text, attachments });
}

export const url = `/v2/conversations/${conversationId}/reply`;

/** The usual POST of a string; resolves on 201. */
export async function postString(body: string): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const { status } = await fetch(url, { method: "POST", headers, body });
  if (status !== 201) throw new Error(`The server answered ${status}`);
}
