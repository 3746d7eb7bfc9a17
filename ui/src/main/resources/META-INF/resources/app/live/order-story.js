import { html, nothing } from 'lit';
import { check, cross, dots } from '../base/icons.js';
import { clock, duration, money, short } from '../base/format.js';
import { View } from '../base/view.js';
import { market } from './market.js';
import { isSettled } from './order-life.js';
import { statusBadge } from './status-badge.js';

/** @typedef {import('./order-life.js').OrderLife} OrderLife */
/** @typedef {import('./order-life.js').Status} Status */

/** The selected order: what it is, and how far it has come. */
class OrderStory extends View {
  static properties = { order: { attribute: false }, state: {} };

  constructor() {
    super();
    /** @type {OrderLife | undefined} */
    this.order = undefined;
    /** @type {'none' | 'asking' | 'missing'} why there is no order */
    this.state = 'none';
  }

  render() {
    return html`<section class="card story" aria-labelledby="story-title">${this.order?.status ? this.#order(this.order) : this.#empty()}</section>`;
  }

  #empty() {
    switch (this.state) {
      case 'asking':
        return html`<h2 id="story-title">Looking for the order…</h2>`;
      case 'missing':
        return html`<h2 id="story-title">This order is not known</h2><p class="muted">Nobody has heard of it, or transactions-service cannot be asked now. Pick one below, or place a new one.</p>`;
      default:
        return html`<h2 id="story-title">No order is selected</h2><p class="muted">Press “Place a sample order”, or pick one below, and its way through the system is shown here.</p>`;
    }
  }

  /** @param {OrderLife} order */
  #order(order) {
    const restaurant = market.restaurant(order.restaurantId);
    const items = order.menuItems?.map((item) => `${item.quantity} × ${item.name}`).join(', ');
    return html`
      <header>
        <h2 id="story-title">Order <code title=${order.id}>${short(order.id)}</code></h2>
        ${statusBadge(order.status)}
        <p class="muted">${restaurant?.name ?? order.restaurantId}${items ? ` · ${items}` : ''} · ${money(order.total ?? 0)} · ${order.accountId ? (market.account(order.accountId)?.holderName ?? 'account') : 'cash'}</p>
      </header>
      <ol class="progress" aria-label="Progress of the order">${this.#milestones(order).map((status) => this.#milestone(order, status))}</ol>
      <p class="visually-hidden" role="status">Order is ${order.status?.toLowerCase()}</p>
    `;
  }

  /** @param {OrderLife} order @returns {Status[]} */
  #milestones({ accountId, status }) {
    if (status === 'REJECTED' || status === 'CANCELLED') return ['CREATED', status];
    /** @type {Status[]} */
    const way = accountId ? ['CREATED', 'CONFIRMED', 'PREPARED'] : ['CREATED', 'PREPARED'];
    return status === 'COLLECTED' ? [...way, status] : way;
  }

  /** @param {OrderLife} order @param {Status} status */
  #milestone(order, status) {
    const hop = order.hops[status];
    const way = this.#milestones(order);
    const reached = hop || way.indexOf(status) <= way.indexOf(/** @type {Status} */ (order.status));
    const next = !reached && !isSettled(order) && way.indexOf(status) === way.indexOf(/** @type {Status} */ (order.status)) + 1;
    const bad = status === 'REJECTED' || status === 'CANCELLED';
    return html`
      <li data-state=${reached ? (bad ? 'failed' : 'lit') : next ? 'waiting' : 'idle'}>
        <span class="stop">${reached ? (bad ? cross : check) : next ? dots : nothing}</span>
        <span class="name">${status.toLowerCase()}</span>
        <small>${this.#when(order, status)}</small>
      </li>
    `;
  }

  /** @param {OrderLife} order @param {Status} status */
  #when(order, status) {
    const hop = order.hops[status];
    const reason = status === 'REJECTED' || status === 'CANCELLED' ? order.reason : undefined;
    if (!hop) return reason ?? (status === order.status ? 'longer ago than is kept here' : '');
    const created = order.hops.CREATED;
    const after = created && created !== hop ? `after ${duration(Date.parse(hop.at) - Date.parse(created.at))}` : clock(hop.at);
    return reason ? `${after}: ${reason}` : after;
  }
}

customElements.define('order-story', OrderStory);
