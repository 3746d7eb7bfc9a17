import { html } from 'lit';
import { get } from '../base/api.js';
import { router } from '../base/router.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';
import { isRecorded } from '../feed/hop.js';
import './lane-card.js';
import './limit-form.js';
import { market } from './market.js';
import './order-form.js';
import { lifeOf, merge } from './order-life.js';
import './order-story.js';
import './recent-orders.js';

/** @typedef {import('./order-life.js').OrderLife} OrderLife */

/** How many of the latest changes of accounts one can choose from. */
const CHANGES = 6;
/** A step that does not come is given up after a while, so the page looks again by itself. */
const LOOK_AGAIN_MS = 2_000;
const GRACE_MS = 1_000;

/** One order and one change of an account, step by step, as they happen. */
class LivePage extends View {
  static properties = { asked: { state: true } };
  #timer = 0;

  constructor() {
    super();
    /** @type {{id: string, answered: boolean, order?: OrderLife}} an order that only the service may know */
    this.asked = { id: '', answered: false };
    new Follow(this, feed, market, router);
  }

  connectedCallback() {
    super.connectedCallback();
    market.start();
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_AGAIN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** Orders from the list, which is from new to old, between newer and older ones from the stream. */
  #orders() {
    const live = new Map([...feed.stories.streamsOf('Order')].map(([id, hops]) => [id, lifeOf(id, hops)]));
    const listed = (market.orders ?? []).map((order) => merge(live.get(order.id), order));
    listed.forEach((order) => live.delete(order.id));
    const newest = listed.find((order) => order.createdAt)?.createdAt ?? '';
    const others = [...live.values()].filter((order) => order.createdAt).sort((a, b) => time(b) - time(a));
    const newer = others.filter((order) => !newest || time(order) > Date.parse(newest));
    return [...newer, ...listed, ...others.slice(newer.length)];
  }

  /** @param {OrderLife[]} orders @param {string} id */
  #selected(orders, id) {
    const known = orders.find((order) => order.id === id);
    if (known || !id) return known;
    if (this.asked.id !== id) this.#ask(id);
    return this.asked.order;
  }

  /** A new order comes with the stream before a list has it; only after a while is it worth asking. @param {string} id */
  async #ask(id) {
    this.asked = { id, answered: false };
    await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
    if (this.asked.id !== id || feed.stories.ofStream(`Order/${id}`).length > 0) return;
    const answer = await get(`/api/transactions/orders/${encodeURIComponent(id)}`);
    if (this.asked.id === id) this.asked = { id, answered: true, order: answer.ok ? merge(undefined, answer.body) : undefined };
  }

  /** All events of the order's own story, whoever they happened to. @param {string} id */
  #eventsOf(id) {
    const created = feed.stories.ofStream(`Order/${id}`).find((hop) => hop.kind === 'EVENT');
    return feed.stories.ofCorrelation(created?.correlationId).filter((hop) => hop.kind === 'EVENT');
  }

  /** On a small screen the form hides what it sets in motion. */
  #placed() {
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.querySelector('order-story')?.scrollIntoView({ block: 'nearest', behavior: smooth ? 'smooth' : 'auto' });
  }

  render() {
    const id = router.param('order');
    const orders = this.#orders();
    const order = this.#selected(orders, id);
    const changes = feed.stories.filter((hop) => hop.kind === 'OUTBOX' && isRecorded(hop)).slice(-CHANGES);
    const change = changes.find((hop) => hop.eventId === router.param('change')) ?? changes.at(-1);
    const events = id ? this.#eventsOf(id) : [];
    return html`
      <div class="live-page">
        <header class="intro">
          <h1>Live</h1>
          <p>Orders are <strong>event-sourced</strong>. Accounts are rows, <strong>captured</strong> from the database’s log. Place an order or change a credit limit, and each step lights up with its measured time.</p>
        </header>
        <order-form @placed=${this.#placed}></order-form>
        <order-story .order=${order} state=${!id ? 'none' : this.asked.answered ? 'missing' : 'asking'}></order-story>
        <lane-card path="ES" ?forgotten=${Boolean(order)} .events=${events} .story=${feed.stories.ofCorrelation(events[0]?.correlationId)} .now=${Date.now()}></lane-card>
        <limit-form></limit-form>
        <lane-card path="CDC" .events=${changes} .story=${feed.stories.ofCorrelation(change?.correlationId)} .now=${Date.now()}></lane-card>
        <recent-orders .orders=${orders}></recent-orders>
      </div>
    `;
  }
}

/** @param {OrderLife} order */
function time(order) {
  return Date.parse(order.createdAt ?? '');
}

customElements.define('live-page', LivePage);
