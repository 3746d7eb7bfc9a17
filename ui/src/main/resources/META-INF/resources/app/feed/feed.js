/** @import { Hop } from './hop.js' */
import { Store } from '../base/store.js';
import { Stories } from './stories.js';

/** A tab that nobody looks at lets its connection go: browsers allow only six to one server. */
const HIDDEN_MS = 20_000;
const RETRY_MS = 2_000;

/**
 * The live stream. While it is paused, what comes is held back and counted.
 *
 * @typedef {'connecting' | 'live' | 'away'} Connection
 */
class Feed extends Store {
  stories = new Stories();
  /** @type {Connection} */
  connection = 'connecting';
  paused = false;
  /** What the server said it had dropped, as words for a person; empty when nothing is missing. */
  gap = '';
  /** The hops that came with the last change. @type {Hop[]} */
  latest = [];

  /** @type {Hop[]} */
  #held = [];
  /** @type {EventSource | undefined} */
  #source;
  #cursor = '';
  #scheduled = false;
  #hiddenTimer = 0;
  #retryTimer = 0;

  /** How many events wait for the pause to end. */
  get waiting() {
    return this.paused ? new Set(this.#held.map((hop) => hop.eventId ?? hop.id)).size : 0;
  }

  start() {
    this.#open();
    document.addEventListener('visibilitychange', () => this.#visibilityChanged());
  }

  toggle() {
    this.paused = !this.paused;
    this.#flush();
  }

  /** Ends a pause: who sets something in motion wants to see it move. */
  resume() {
    if (this.paused) this.toggle();
  }

  #open() {
    clearTimeout(this.#retryTimer);
    const source = new EventSource(`/api/live${this.#cursor ? `?after=${this.#cursor}` : ''}`);
    source.addEventListener('open', () => this.#connected('live'));
    source.addEventListener('hop', (event) => this.#received(event));
    source.addEventListener('gap', (event) => this.#missed(event));
    source.addEventListener('error', () => this.#lost(source));
    this.#source = source;
  }

  #close() {
    this.#source?.close();
    this.#source = undefined;
  }

  /** @param {MessageEvent<string>} event */
  #received(event) {
    this.#cursor = event.lastEventId;
    this.#held.push(JSON.parse(event.data));
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => this.#flush(), 40);
  }

  /** @param {MessageEvent<string>} event */
  #missed(event) {
    this.#cursor = event.lastEventId;
    const { reason, dropped } = JSON.parse(event.data);
    this.gap = reason === 'RESTARTED' ? '' : `${dropped} steps are missing here: this page was away for too long`;
    this.changed();
  }

  /** The browser connects again by itself unless it was told an error. @param {EventSource} source */
  #lost(source) {
    this.#connected('away');
    if (source.readyState === EventSource.CLOSED && source === this.#source) {
      this.#retryTimer = setTimeout(() => this.#open(), RETRY_MS);
    }
  }

  /** @param {Connection} connection */
  #connected(connection) {
    if (this.connection === connection) return;
    this.connection = connection;
    this.changed();
  }

  #flush() {
    this.#scheduled = false;
    this.latest = [];
    if (!this.paused) {
      this.latest = this.#held;
      this.#held = [];
      this.latest.forEach((hop) => this.stories.add(hop));
    }
    this.changed();
    this.latest = [];
  }

  #visibilityChanged() {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(() => this.#close(), HIDDEN_MS);
    else if (!this.#source) this.#open();
  }
}

export const feed = new Feed();
