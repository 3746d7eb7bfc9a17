/** @import { Hop } from './hop.js' */

const CAPACITY = 12_000;

/** The hops this page knows, found by what they belong to. The oldest make room. */
export class Stories {
  /** @type {Map<string, Hop>} */
  #hops = new Map();
  /** @type {Map<string, Set<Hop>>} */
  #byCorrelation = new Map();
  /** @type {Map<string, Set<Hop>>} */
  #byStream = new Map();

  get size() {
    return this.#hops.size;
  }

  /** Adds a hop; one that is known already changes nothing. @param {Hop} hop */
  add(hop) {
    if (this.#hops.has(hop.id)) return;
    this.#hops.set(hop.id, hop);
    put(this.#byCorrelation, hop.correlationId, hop);
    put(this.#byStream, hop.stream, hop);
    if (this.#hops.size > CAPACITY) this.#forgetOldest();
  }

  /** All steps of a story, by time. @param {string | undefined} correlationId */
  ofCorrelation(correlationId) {
    return sorted(this.#byCorrelation.get(correlationId ?? ''));
  }

  /** All steps of one stream, by version. @param {string} stream */
  ofStream(stream) {
    return sorted(this.#byStream.get(stream));
  }

  /** @param {string} decider @returns {Map<string, Hop[]>} the steps of each of its streams */
  streamsOf(decider) {
    /** @type {Map<string, Hop[]>} */
    const found = new Map();
    for (const [stream, hops] of this.#byStream) {
      if (stream.startsWith(`${decider}/`)) found.set(stream.slice(decider.length + 1), sorted(hops));
    }
    return found;
  }

  /** @param {(hop: Hop) => boolean} wanted */
  filter(wanted) {
    return sorted(new Set([...this.#hops.values()].filter(wanted)));
  }

  #forgetOldest() {
    const [oldest] = this.#hops.values();
    this.#hops.delete(oldest.id);
    take(this.#byCorrelation, oldest.correlationId, oldest);
    take(this.#byStream, oldest.stream, oldest);
  }
}

/** @param {Map<string, Set<Hop>>} index @param {string | undefined} key @param {Hop} hop */
function put(index, key, hop) {
  if (key === undefined) return;
  const hops = index.get(key);
  if (hops) hops.add(hop);
  else index.set(key, new Set([hop]));
}

/** @param {Map<string, Set<Hop>>} index @param {string | undefined} key @param {Hop} hop */
function take(index, key, hop) {
  if (key === undefined) return;
  const hops = index.get(key);
  hops?.delete(hop);
  if (hops?.size === 0) index.delete(key);
}

/** @param {Set<Hop> | undefined} hops */
function sorted(hops) {
  return hops ? [...hops].sort((a, b) => compareTimes(a.at, b.at) || (a.version ?? 0) - (b.version ?? 0)) : [];
}

/** Times come with three to nine digits of a second, so they do not compare as text. @param {string} a @param {string} b */
function compareTimes(a, b) {
  return Date.parse(a) - Date.parse(b);
}
