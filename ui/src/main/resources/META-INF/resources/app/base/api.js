/**
 * @typedef {object} Problem an RFC 9457 problem document
 * @property {string} title
 * @property {number} status 0 when there was no answer at all
 * @property {string} detail
 * @property {{field: string, message: string}[]} [errors]
 *
 * @typedef {{ok: true, body: any, headers: Headers}} Success
 * @typedef {{ok: false, problem: Problem}} Failure
 */

/** A new id that sorts by time: a UUID of version 7. Works without a secure context, too. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let millis = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = millis % 256;
    millis = Math.floor(millis / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Calls the backend. Never throws: a failure is a value, as the page has to show it.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Success | Failure>}
 */
async function call(path, options) {
  try {
    const response = await fetch(path, options);
    const text = await response.text();
    const body = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
    return response.ok
      ? { ok: true, body, headers: response.headers }
      : { ok: false, problem: body ?? { title: response.statusText, status: response.status, detail: `Answered ${response.status}` } };
  } catch {
    return { ok: false, problem: { title: 'No answer', status: 0, detail: 'The UI’s own backend does not answer' } };
  }
}

/** @param {string} path */
export function get(path) {
  return call(path, { headers: { Accept: 'application/json' } });
}

/**
 * A command that one form sends. When it is not known whether it was carried out, the same command
 * is sent again under the same key, so that it is done at most once.
 */
export class Command {
  #key = '';
  #sent = '';

  /**
   * @param {'POST' | 'PUT' | 'DELETE'} method
   * @param {string} path
   * @param {object} body
   */
  async send(method, path, body) {
    const text = JSON.stringify(body);
    const sent = path + text;
    if (sent !== this.#sent) this.#key = newId();
    this.#sent = sent;
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': this.#key };
    const answer = await call(path, { method, headers, body: text });
    if (answer.ok || !isUncertain(answer.problem)) this.#sent = '';
    return answer;
  }
}

/** Whether the command may or may not have been carried out. @param {Problem} problem */
export function isUncertain(problem) {
  return problem.status === 0 || problem.status >= 500;
}
