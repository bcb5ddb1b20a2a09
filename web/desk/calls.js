// Asks the routes of the desk; what goes wrong comes back as a Trouble in the words of the service.

const BASE = "/api/v1/desk";
let token = "";
let lost = { title: "", detail: "" };

/** A request that was not met: what to tell, and the status (0: nothing came back). */
export class Trouble extends Error {
  /** @param {number} status @param {string} title @param {string} detail */
  constructor(status, title, detail) {
    super(detail);
    Object.assign(this, { status, title, detail });
  }
}

/** @param {string} given the token that goes with each change @param {{title: string, detail: string}} words where nothing comes back */
export function prepare(given, words) {
  token = given;
  lost = words;
}

/** @param {string} path below /api/v1/desk */
export function get(path) {
  return call("GET", path);
}

/**
 * @param {"POST"|"PUT"|"PATCH"|"DELETE"} method
 * @param {string} path below /api/v1/desk
 * @param {unknown} [body] sent as JSON; a Blob as it is
 * @param {{etag?: string, headers?: Record<string, string>}} [given]
 */
export function send(method, path, body, given = {}) {
  const raw = body instanceof Blob;
  const headers = {
    "X-Koubo-Token": token,
    ...(body === undefined || raw ? {} : { "Content-Type": "application/json" }),
    ...(given.etag ? { "If-Match": given.etag } : {}),
    ...given.headers,
  };
  return call(method, path, raw || body === undefined ? body : JSON.stringify(body), headers);
}

/** @returns {Record<string, string>} for requests that a module makes itself */
export function ownHeaders() {
  return { "X-Koubo-Token": token };
}

async function call(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(BASE + path, { method, body, headers, credentials: "same-origin" });
  } catch {
    throw new Trouble(0, lost.title, lost.detail);
  }
  if (response.status === 401) {
    location.assign(`/desk/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const told = isJson ? await response.json() : null;
  if (!response.ok) {
    throw new Trouble(response.status, told?.title ?? lost.title, told?.detail ?? lost.detail);
  }
  return told && typeof told === "object" && !Array.isArray(told) && response.headers.get("ETag")
    ? { ...told, etag: response.headers.get("ETag") }
    : told;
}
