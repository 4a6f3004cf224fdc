/** A request body that can be read again from its first byte, since a 401 asks for the request twice. */
export interface Recording {
  /** Reads on only as fast as the reader does, so that a slow API slows the browser down. */
  open(): ReadableStream<Uint8Array>;
  /** Reads to the end. @throws {BodyTooLarge}, or what broke the reading. */
  complete(): Promise<void>;
  /** What has been read so far. */
  blob(): Blob;
  /** Reads what nobody wants: an answer before that would reach a browser as a broken connection. */
  discard(): Promise<void>;
  readonly isTooLarge: boolean;
}

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

export function record(body: ReadableStream<Uint8Array<ArrayBuffer>>, maxBytes: number): Recording {
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let pulling: Promise<boolean> | undefined;

  const readOne = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (done) return false;
    size += value.byteLength;
    if (size > maxBytes) {
      chunks.length = 0;
      throw new BodyTooLarge(`The request body is larger than ${maxBytes} bytes`);
    }
    chunks.push(value);
    return true;
  };
  /** One read at a time, whoever asks; false at the end. */
  const pull = (): Promise<boolean> => {
    pulling ??= readOne().finally(() => {
      pulling = undefined;
    });
    return pulling;
  };

  return {
    get isTooLarge() {
      return size > maxBytes;
    },
    open() {
      let next = 0;
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            if (next === chunks.length && !(await pull())) return controller.close();
            const chunk = chunks[next];
            next += 1;
            if (chunk !== undefined) controller.enqueue(chunk);
          },
        },
        { highWaterMark: 0 },
      );
    },
    async complete() {
      while (await pull());
    },
    blob: () => new Blob(chunks),
    async discard() {
      chunks.length = 0;
      try {
        for (let read = await reader.read(); !read.done; read = await reader.read());
      } catch {
        // The browser has left: there is nothing more to read.
      }
    },
  };
}
