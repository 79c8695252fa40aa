// Asking the program that shows this page.

/** What the program has against a request, or that it is not there: what is wrong, and what to do. */
export class Problem extends Error {
  constructor({ problem, remedy }, status) {
    super([problem, remedy].filter(Boolean).join(" "));
    this.status = status;
  }
}

const GONE = {
  problem: "The program does not answer; it may have been stopped. What you typed is still in this page.",
  remedy: "Start it again with “appendix-parser app”, and open the address that it shows.",
};

/** Ask for something and return the answer. Throws a `Problem`. `mark` says which state of a file the page knows. */
export async function ask(path, { method = "POST", body = null, mark = null } = {}) {
  const isFile = body instanceof Blob;
  const headers = { accept: "application/json", ...(mark == null ? {} : { "if-match": `"${mark}"` }) };
  const content = method === "GET" ? undefined : isFile ? body : JSON.stringify(body);
  let response;
  try {
    response = await fetch(path, { method, headers, body: content });
  } catch {
    throw new Problem(GONE, 0);
  }
  const type = response.headers.get("content-type") ?? "";
  const answer = type.startsWith("application/json") ? await response.json() : { problem: await response.text(), remedy: "" };
  if (!response.ok) throw new Problem(answer, response.status);
  return answer;
}
