import type { SendProgress } from "../port.js";
import { createUploadReports, isEndToldLate } from "./uploadReports.js";

/** What `send` sends. */
export interface TransportRequest {
  url: string;
  /** Without a `Content-Type` it is the body's own. */
  headers: Record<string, string>;
  body: Blob;
  /** Ends the request. */
  signal?: AbortSignal | undefined;
  /** Bytes that the network has taken. */
  onProgress?: ((progress: SendProgress) => void) | undefined;
  /** Milliseconds without any progress after which the request is given up. Default 60,000. */
  idleTimeout?: number | undefined;
}

/** Any response, whatever its status. */
export interface TransportResponse {
  status: number;
  /** `null` also where the browser may not show it (CORS). */
  header(name: string): string | null;
  body: string;
  url: string;
}

/** No response. `uploaded` says whether the server may have had all of the request. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly reason: "connection" | "timeout" | "aborted";
  readonly uploaded: boolean;

  constructor(reason: TransportError["reason"], uploaded: boolean) {
    super(`${reason} ${uploaded ? "after" : "before"} the request was uploaded`);
    this.reason = reason;
    this.uploaded = uploaded;
  }
}

/** One POST with real upload progress, which fetch does not give. Rejects with a TransportError. */
export function send(request: TransportRequest): Promise<TransportResponse> {
  const { url, headers, body, signal, onProgress, idleTimeout = 60_000 } = request;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new TransportError("aborted", false));
      return;
    }
    const xhr = new XMLHttpRequest();
    let uploaded = false;
    let reported = 0;
    let timer: ReturnType<typeof setTimeout>;
    const reports = createUploadReports(body.size);
    const abort = () => end("aborted");
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end("timeout"), idleTimeout);
    };
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const end = (reason: TransportError["reason"]) => {
      finish();
      if (reason === "aborted" || isEndToldLate()) uploaded ||= reports.mayBeComplete();
      reject(new TransportError(reason, uploaded));
      if (reason !== "connection") xhr.abort();
    };

    xhr.upload.onprogress = ({ loaded }) => {
      alive();
      reports.add(loaded);
      reported = loaded;
      onProgress?.({ sent: loaded, total: body.size });
    };
    xhr.upload.onload = () => {
      uploaded = true;
      alive();
      // The last report may have said so already.
      if (reported < body.size) onProgress?.({ sent: body.size, total: body.size });
    };
    xhr.onprogress = alive;
    xhr.onerror = () => end("connection");
    xhr.onload = () => {
      finish();
      const header = (name: string) => xhr.getResponseHeader(name);
      resolve({ status: xhr.status, header, body: xhr.responseText, url: xhr.responseURL });
    };
    signal?.addEventListener("abort", abort);

    xhr.open("POST", url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    alive();
    xhr.send(body);
  });
}
