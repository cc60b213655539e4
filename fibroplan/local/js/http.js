// Requests to our own server: with a time limit, and errors that say what the server said.
const LIMIT_MS = 20_000;

/** The server answered, and the answer was no. Anything else (no network, a portal's page) is a plain Error. */
export class Refused extends Error {
  constructor(status, code, message, retryAfter) {
    super(message);
    Object.assign(this, { status, code, retryAfter });
  }
}

export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    headers: { "X-Fibroplan": "1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (response.status === 204) return null;
  // A captive portal answers 200 with a page of its own: never taken for success.
  if (!response.headers.get("Content-Type")?.includes("application/json")) throw new Error("not our server");
  const answer = await response.json();
  if (response.ok) return answer;
  const after = Number(response.headers.get("Retry-After")) * 1000 || undefined;
  throw new Refused(response.status, answer.code ?? "", answer.message ?? "", after);
}
