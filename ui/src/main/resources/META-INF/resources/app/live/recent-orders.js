import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock, money, short } from '../base/format.js';
import { router } from '../base/router.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { market } from './market.js';
import { statusBadge } from './status-badge.js';

/** @typedef {import('./order-life.js').OrderLife} OrderLife */

const SHOWN = 50;

/** The latest orders. While somebody has scrolled into them, new ones wait and are counted. */
class RecentOrders extends View {
  static properties = { orders: { attribute: false }, scrolled: { state: true } };

  constructor() {
    super();
    /** @type {OrderLife[]} the newest first */
    this.orders = [];
    this.scrolled = false;
    /** @type {Set<string> | undefined} what was there when the scrolling began */
    this.held = undefined;
    new Follow(this, router, market);
  }

  /** @param {Event & {target: HTMLElement}} event */
  #scroll(event) {
    this.scrolled = event.target.scrollTop > 4;
    this.held = this.scrolled ? (this.held ?? new Set(this.orders.map((order) => order.id))) : undefined;
  }

  #toTop() {
    this.querySelector('.rows')?.scrollTo({ top: 0 });
  }

  /** @param {OrderLife} order */
  #matches(order) {
    const text = [order.id, market.restaurant(order.restaurantId)?.name ?? order.restaurantId, this.#payer(order), order.status].join(' ').toLowerCase();
    return text.includes(router.param('q').toLowerCase());
  }

  /** @param {OrderLife} order */
  #payer({ accountId }) {
    return accountId ? (market.account(accountId)?.holderName ?? short(accountId)) : 'cash';
  }

  render() {
    const shown = this.held ? this.orders.filter((order) => this.held?.has(order.id)) : this.orders;
    const waiting = this.orders.length - shown.length;
    const found = shown.filter((order) => this.#matches(order)).slice(0, SHOWN);
    return html`
      <section class="card recent" aria-labelledby="recent-title">
        <header>
          <h2 id="recent-title">Recent orders</h2>
          <span role="status">${waiting > 0 ? html`<button class="fresh" @click=${this.#toTop}>${waiting} new</button>` : nothing}</span>
          <input type="search" data-search aria-label="Search orders" placeholder="Search  /" .value=${router.param('q')} @input=${(/** @type {any} */ event) => router.go(router.href({ q: event.target.value }), { replace: true })} />
        </header>
        ${found.length ? this.#table(found) : this.#empty()}
      </section>
    `;
  }

  #empty() {
    if (this.orders.length) return html`<p class="muted">No order has “${router.param('q')}” in it. <a href=${router.href({ q: '' })}>Show all</a></p>`;
    return html`<p class="muted">There are no orders yet. Place the first one, and it is shown here.</p>`;
  }

  /** @param {OrderLife[]} orders */
  #table(orders) {
    return html`
      <div class="rows" tabindex="0" role="group" aria-label="Orders, from new to old" @scroll=${this.#scroll}>
        <table>
          <thead><tr><th>Order</th><th>Time</th><th>Restaurant</th><th>Paid by</th><th class="number">Total</th><th>Status</th></tr></thead>
          <tbody>${repeat(orders, (order) => order.id, (order) => this.#row(order))}</tbody>
        </table>
      </div>
    `;
  }

  /** @param {OrderLife} order */
  #row(order) {
    const selected = order.id === router.param('order');
    return html`
      <tr aria-current=${selected ? 'true' : nothing}>
        <td><a href=${router.href({ order: order.id, event: '' })}><code>${short(order.id)}</code></a></td>
        <td class="time">${order.createdAt ? clock(order.createdAt) : ''}</td>
        <td>${market.restaurant(order.restaurantId)?.name ?? order.restaurantId}</td>
        <td>${this.#payer(order)}</td>
        <td class="number">${order.total === undefined ? '' : money(order.total)}</td>
        <td>${statusBadge(order.status)}</td>
      </tr>
    `;
  }
}

customElements.define('recent-orders', RecentOrders);
