// The browser's ways to the network, turned to the server in the page for what goes to the API.
import { vi } from "vitest";
import type { Server } from "./server.js";

let server: Server | undefined;

/** All that a page asks of the API goes to this one from now on. */
export function connect(to: Server): void {
  server = to;
}

export function replaceNetwork(): void {
  const browserFetch = window.fetch.bind(window);
  vi.spyOn(window, "fetch").mockImplementation(async (input, init) =>
    input instanceof URL && input.pathname.startsWith("/model/") && server
      ? server.get(input.pathname)
      : browserFetch(input, init),
  );
  vi.stubGlobal("XMLHttpRequest", PageRequest);
}

/** Those of a page that goes away. */
export function breakRequests(): void {
  for (const request of requests) request.abort();
  requests.clear();
}
const requests = new Set<PageRequest>();

type Listener = ((event: { loaded: number }) => void) | null;

/** As much of an XMLHttpRequest as a POST needs. */
class PageRequest {
  readonly upload: { onprogress: Listener; onload: (() => void) | null } = {
    onprogress: null,
    onload: null,
  };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onprogress: (() => void) | null = null;
  status = 0;
  responseText = "";
  responseURL = "";
  private readonly sentHeaders = new Map<string, string>();
  private headers: Record<string, string> = {};
  private isOver = false;

  open(_method: string, url: string) {
    this.responseURL = url;
  }
  setRequestHeader(name: string, value: string) {
    this.sentHeaders.set(name, value);
  }
  getResponseHeader(name: string) {
    return this.headers[name] ?? null;
  }
  abort() {
    this.isOver = true;
  }
  send(body: Blob) {
    requests.add(this);
    void server?.send({
      url: this.responseURL,
      key: this.sentHeaders.get("Idempotency-Key") ?? "",
      body,
      // In many steps, as a large one goes.
      uploaded: (isWhole) =>
        isWhole ? this.upload.onload?.() : this.upload.onprogress?.({ loaded: 1 }),
      answer: (status, text, headers) => {
        this.end(() => {
          if (status >= 200) this.upload.onload?.();
          Object.assign(this, { status, responseText: text, headers });
          this.onload?.();
        });
      },
      drop: () => this.end(() => this.onerror?.()),
      isAborted: () => this.isOver,
    });
  }
  private end(tell: () => void) {
    if (this.isOver) return;
    this.isOver = true;
    requests.delete(this);
    tell();
  }
}
