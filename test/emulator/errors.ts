export interface FieldError {
  path: string;
  message: string;
  rejectedValue?: unknown;
}

export interface ErrorOptions {
  errors?: readonly FieldError[];
  source?: "JSON" | "QUERY";
  headers?: Record<string, string>;
}

const ABOUT = { href: "https://developer.helpscout.com/mailbox-api/overview/errors/" };

export function errorBody(message: string, { errors = [], source = "JSON" }: ErrorOptions = {}) {
  return {
    logRef: crypto.randomUUID(),
    message,
    _embedded: { errors: errors.map((error) => ({ ...error, source })) },
    _links: { about: ABOUT },
  };
}

export function errorResponse(
  status: number,
  message: string,
  options: ErrorOptions = {},
): Response {
  return new Response(JSON.stringify(errorBody(message, options)), {
    status,
    headers: { "Content-Type": "application/vnd.error+json", ...options.headers },
  });
}

/** The one error without the usual body. */
export const RATE_LIMIT_BODY = JSON.stringify({ message: "API rate limit exceeded" });

export function rateLimited(headers: Record<string, string>): Response {
  return new Response(RATE_LIMIT_BODY, {
    status: 429,
    headers: { "Content-Type": "application/json", ...headers },
  });
}
