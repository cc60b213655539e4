// Requests to our own server: with a time limit, and errors that say what the server said.
const LIMIT_MS = 20_000;

/** The server answered, and the answer was no. Anything else (no network, a portal's page) is a plain Error. */
export class Refused extends Error {
  constructor(status, code, message, retryAfter) {
    super(message);
    Object.assign(this, { status, code, retryAfter });
  }
}

const asked = (method, path, body, signal, more) =>
  fetch(path, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    headers: { "X-Fibroplan": "1", ...more, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });

/** The JSON of a response, or what the server said against it. */
async function answered(response) {
  // A captive portal answers 200 with a page of its own: never taken for success.
  if (!response.headers.get("Content-Type")?.includes("application/json")) throw new Error("not our server");
  const answer = await response.json();
  if (response.ok) return answer;
  const after = Number(response.headers.get("Retry-After")) * 1000 || undefined;
  throw new Refused(response.status, answer.code ?? "", answer.message ?? "", after);
}

/** The server's answer to a request; `more`: headers besides. */
export async function call(method, path, body, more) {
  const response = await asked(method, path, body, AbortSignal.timeout(LIMIT_MS), more);
  return response.status === 204 ? null : answered(response);
}

/** A file that the server makes. `signal` stops it. */
export async function fetchFile(path, body, signal) {
  const ours = new AbortController();
  const end = () => ours.abort();
  const limit = setTimeout(end, LIMIT_MS);
  signal.addEventListener("abort", end);
  try {
    const response = await asked("POST", path, body, ours.signal);
    if (response.headers.get("Content-Disposition")?.startsWith("attachment")) return await response.blob();
    await answered(response);
    throw new Error("not a file");
  } finally {
    clearTimeout(limit);
    signal.removeEventListener("abort", end);
  }
}
