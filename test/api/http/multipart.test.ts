import { expect, test } from "vitest";
import { multipartBody } from "../../../src/api/http/multipart.js";

const pdf = new Blob(["\r\n--x\r\n", new Uint8Array([0, 255])]);

/** As a server reads it. */
const read = (body: Blob) => new Response(body).formData();

test("is read by a server as it was meant, files and their bytes included", async () => {
  const body = multipartBody([
    { name: "message", value: 'Hello,\r\n"Inês" 電球\n' },
    { name: "file", file: pdf, fileName: "Räksmörgås 1.pdf", mimeType: "application/pdf" },
    { name: "file", file: new Blob([]), fileName: "empty", mimeType: "text/plain" },
  ]);
  const form = await read(body);
  expect(form.get("message")).toBe('Hello,\r\n"Inês" 電球\n');
  const files = form.getAll("file").filter((one) => one instanceof File);
  expect(files.map(({ name, type, size }) => [name, type, size])).toEqual([
    ["Räksmörgås 1.pdf", "application/pdf", pdf.size],
    ["empty", "text/plain", 0],
  ]);
  expect(await files[0]?.arrayBuffer()).toEqual(await pdf.arrayBuffer());
});

test("a name closes no header and opens no other", async () => {
  const fileName = 'a"; filename="b.exe\r\nX-Evil: 1\n.txt';
  const body = multipartBody([{ name: "file", file: pdf, fileName, mimeType: "text/plain" }]);
  const head = (await body.text()).split("\r\n\r\n")[0] ?? "";
  expect(head.split("\r\n")).toHaveLength(3);
  expect(head).toContain('filename="a%22; filename=%22b.exe%0D%0AX-Evil: 1%0D%0A.txt"');
});
