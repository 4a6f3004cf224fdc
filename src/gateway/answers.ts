const securityHeaders = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** An error in the API's own shape: whoever reads it knows that nothing was done. */
export function apiError(
  status: number,
  message: string,
  logRef: string = crypto.randomUUID(),
): Response {
  return new Response(JSON.stringify({ logRef, message, _embedded: { errors: [] }, _links: {} }), {
    status,
    headers: { ...securityHeaders, "Content-Type": "application/vnd.error+json" },
  });
}

/** Deliberately not in the API's shape: clients take it for "may have been done". */
export function unknownOutcome(): Response {
  return new Response(
    "The connection to the API was lost after the request had been sent. It may have been carried out.\n",
    { status: 502, headers: { ...securityHeaders, "Content-Type": "text/plain; charset=utf-8" } },
  );
}

/** A failure of the gateway itself, before or without anything being done by the API. */
export class GatewayFailure extends Error {
  override readonly name = "GatewayFailure";
  readonly status: number;

  constructor(status: number, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.status = status;
  }
}
