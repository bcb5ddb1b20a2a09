// A text/event-stream is read from the body of a fetch, because EventSource cannot POST.

/** @typedef {{event: string, data: string}} ServerEvent */

/**
 * The lines of a stream. CR, LF and CRLF end a line, also when a CRLF is torn between two chunks.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<string, void, void>}
 */
async function* linesOf(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split(done ? /\r\n|\r|\n/ : /\r\n|\r(?!$)|\n/);
      rest = lines.pop() ?? "";
      yield* lines;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {}); // a stream that broke has nothing left to cancel
  }
}

/**
 * The events of a stream; comments, ids and an event that is cut off at the end are dropped.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 */
export async function* eventsOf(body) {
  let event = "message";
  /** @type {string[]} */
  let data = [];
  for await (const line of linesOf(body)) {
    if (line === "") {
      if (data.length) yield { event, data: data.join("\n") };
      event = "message";
      data = [];
      continue;
    }
    const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") event = value ?? "";
    if (field === "data") data.push(value ?? "");
  }
}
