/**
 * One step of one story, as the backend's stream sends it. What is not known is not there.
 *
 * @typedef {object} Hop
 * @property {string} id
 * @property {'COMMAND' | 'REJECTED' | 'EVENT' | 'OUTBOX' | 'WAL' | 'TOPIC' | 'REACTION' | 'PROJECTION' | 'DEADLETTER'} kind
 * @property {'ES' | 'CDC'} [path]
 * @property {string} [service]
 * @property {string} [stream] `Decider/id`
 * @property {number} [version]
 * @property {string} [type]
 * @property {string} [eventId]
 * @property {string} [correlationId]
 * @property {string} [causationId]
 * @property {string} [commandId]
 * @property {string} [topic]
 * @property {number} [partition]
 * @property {number} [offset]
 * @property {number} [attempt]
 * @property {string} at
 * @property {number} [durationMs] since the step named by `since`; a command's, until its answer
 * @property {string} [since]
 * @property {number} [deliveryMs]
 * @property {'OK' | 'REFUSED' | 'FAILED' | 'DUPLICATE'} status
 * @property {string} [detail]
 * @property {string} [payload] JSON as text
 */

/** Whether the hop says that an event came to be. @param {Hop} hop */
export function isRecorded(hop) {
  return hop.kind === 'EVENT' || hop.kind === 'OUTBOX';
}

/** The event's own fields. @param {Hop} hop @returns {Record<string, any>} */
export function fields(hop) {
  try {
    return hop.payload ? JSON.parse(hop.payload) : {};
  } catch {
    return {};
  }
}

/** The id in `Decider/id`, if the stream is of that decider. @param {Hop} hop @param {string} decider */
export function idIn(hop, decider) {
  return hop.stream?.startsWith(`${decider}/`) ? hop.stream.slice(decider.length + 1) : undefined;
}
