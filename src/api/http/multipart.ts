import { newUuid } from "../../domain/uuid.js";

/** One field of a form. `mimeType` is what its sender says of a file. */
export type MultipartField =
  | { name: string; value: string }
  | { name: string; file: Blob; fileName: string; mimeType: string };

/**
 * A body of `multipart/form-data` for `send`, which takes the boundary from its `type`. The files are
 * read while they go out; of a `FormData` nobody knows beforehand how long it is.
 */
export function multipartBody(fields: readonly MultipartField[]): Blob {
  const boundary = newUuid();
  const parts = fields.flatMap((field): BlobPart[] => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(field.name)}"`;
    return "value" in field
      ? [`${head}\r\n\r\n`, field.value, "\r\n"]
      : [
          `${head}; filename="${quoted(field.fileName)}"\r\nContent-Type: ${field.mimeType}\r\n\r\n`,
          field.file,
          "\r\n",
        ];
  });
  const type = `multipart/form-data; boundary=${boundary}`;
  return new Blob([...parts, `--${boundary}--\r\n`], { type });
}

/** As browsers do it: https://html.spec.whatwg.org/#multipart-form-data */
function quoted(name: string): string {
  return name.replace(/\r\n?|\n/g, "%0D%0A").replaceAll('"', "%22");
}
