import { get } from '../base/api.js';
import { Store } from '../base/store.js';

const EVERY_MS = 4_000;

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {'UP' | 'DOWN' | 'UNKNOWN'} state
 * @property {string} detail
 */

const NAMES = {
  account: 'account-service',
  transactions: 'transactions-service',
  reactor: 'reactor-service',
  relay: 'Debezium relay',
  kafka: 'Kafka',
  postgres: 'Postgres',
};

/** How the parts of the system are. What cannot be known is unknown, never up. */
class Health extends Store {
  /** @type {Part[]} */
  parts = unknown('not asked yet');
  /** Whether the UI's own backend answers. */
  reachable = true;

  start() {
    this.#ask();
    setInterval(() => document.hidden || this.#ask(), EVERY_MS);
    document.addEventListener('visibilitychange', () => document.hidden || this.#ask());
  }

  /** @param {string} name */
  state(name) {
    return this.parts.find((part) => part.name === name)?.state ?? 'UNKNOWN';
  }

  async #ask() {
    const answer = await get('/api/health-summary');
    this.reachable = answer.ok;
    this.parts = answer.ok ? answer.body.parts : unknown('the UI’s backend does not answer');
    this.changed();
  }
}

/** @param {string} detail @returns {Part[]} */
function unknown(detail) {
  return Object.entries(NAMES).map(([name, title]) => ({ name, title, state: 'UNKNOWN', detail }));
}

export const health = new Health();
