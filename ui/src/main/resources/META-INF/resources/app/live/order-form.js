import { html, nothing } from 'lit';
import { Command } from '../base/api.js';
import { cents, money } from '../base/format.js';
import { router } from '../base/router.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';
import './curl-command.js';
import { market } from './market.js';
import { problemNote } from './problem-note.js';

/** @typedef {import('./market.js').MenuItem} MenuItem */

const MAX_QUANTITY = 99;

/** Filled in from the start, so that one press places an order. */
class OrderForm extends View {
  static properties = {
    restaurantId: { state: true },
    quantities: { state: true },
    payer: { state: true },
    sending: { state: true },
    problem: { state: true },
  };

  #command = new Command();

  constructor() {
    super();
    this.restaurantId = '';
    /** @type {Record<string, number> | undefined} by item; nothing while it is left to us */
    this.quantities = undefined;
    /** @type {string | undefined} an account's id, '' for cash; nothing while it is left to us */
    this.payer = undefined;
    this.sending = false;
    /** @type {import('../base/api.js').Problem | undefined} */
    this.problem = undefined;
    new Follow(this, market);
  }

  get #restaurant() {
    return market.restaurant(this.restaurantId) ?? market.restaurants?.[0];
  }

  get #payer() {
    return this.payer ?? market.accounts?.[0]?.id ?? '';
  }

  /** @param {MenuItem} item @param {number} index */
  #quantity(item, index) {
    return this.quantities ? (this.quantities[item.menuItemId] ?? 0) : Number(index < 2);
  }

  get #chosen() {
    const items = this.#restaurant?.menu.menuItems ?? [];
    return items.map((item, index) => ({ ...item, quantity: this.#quantity(item, index) })).filter((item) => item.quantity > 0);
  }

  get #path() {
    return `/api/transactions/restaurants/${this.#restaurant?.id}/orders`;
  }

  get #body() {
    const menuItems = this.#chosen.map(({ menuItemId, quantity }) => ({ menuItemId, quantity }));
    return this.#payer ? { menuItems, accountId: this.#payer } : { menuItems };
  }

  /** @param {SubmitEvent} event */
  async #place(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    const answer = await this.#command.send('POST', this.#path, this.#body);
    this.sending = false;
    this.problem = answer.ok ? undefined : answer.problem;
    const id = answer.ok ? answer.headers.get('location')?.split('/').at(-1) : undefined;
    if (id) {
      feed.resume();
      router.go(router.href({ order: id, event: '' }));
      this.dispatchEvent(new CustomEvent('placed', { bubbles: true }));
    }
  }

  /** @param {string} id @param {number} quantity */
  #set(id, quantity) {
    const all = Object.fromEntries(this.#chosen.map((item) => [item.menuItemId, item.quantity]));
    this.quantities = { ...all, [id]: Math.min(MAX_QUANTITY, Math.max(0, Math.trunc(quantity) || 0)) };
  }

  /** @param {Event & {target: HTMLSelectElement}} event */
  #pick(event) {
    this.restaurantId = event.target.value;
    this.quantities = undefined;
  }

  render() {
    return html`
      <section class="card" aria-labelledby="order-title">
        <h2 id="order-title">Place an order</h2>
        ${market.restaurants === undefined ? html`<p class="muted">Asking transactions-service for its restaurants…</p>` : this.#restaurant ? this.#form() : this.#empty()}
      </section>
    `;
  }

  #empty() {
    return html`
      <p>There are no restaurants yet. <code>./run --reset</code> starts with three; or make one:</p>
      <curl-command
        path="/api/transactions/restaurants"
        .body=${{ id: 'bistro', name: 'Bistro', menu: { menuId: 'lunch', cuisine: 'FRENCH', menuItems: [{ menuItemId: 'soup', name: 'Onion soup', price: '6.50' }] } }}
      ></curl-command>
    `;
  }

  #form() {
    const chosen = this.#chosen;
    const total = chosen.reduce((sum, item) => sum + Number(item.price) * item.quantity, 0);
    return html`
      <form @submit=${this.#place}>
        <label>Restaurant
          <select @change=${this.#pick} .value=${this.#restaurant?.id ?? ''}>
            ${market.restaurants?.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.#restaurant?.id}>${name}</option>`)}
          </select>
        </label>
        <fieldset>
          <legend>Menu</legend>
          <ul class="menu">${this.#restaurant?.menu.menuItems.map((item, index) => this.#item(item, this.#quantity(item, index)))}</ul>
        </fieldset>
        <label>Paid by
          <select @change=${(/** @type {any} */ event) => (this.payer = event.target.value)} .value=${this.#payer}>
            ${market.accounts?.map(({ id, holderName, creditLimit }) => html`<option value=${id} ?selected=${id === this.#payer}>${holderName} · limit ${cents(creditLimit)}</option>`)}
            <option value="" ?selected=${this.#payer === ''}>Cash</option>
          </select>
        </label>
        <p class="total"><span>Total</span><output>${money(total)}</output></p>
        <button class="primary" ?disabled=${chosen.length === 0} aria-busy=${this.sending}>Place a sample order</button>
        ${chosen.length === 0 ? html`<p class="muted">Choose something from the menu first.</p>` : nothing}
        ${problemNote(this.problem)}
      </form>
      <curl-command .path=${this.#path} .body=${this.#body}></curl-command>
    `;
  }

  /** @param {MenuItem} item @param {number} quantity */
  #item({ menuItemId: id, name, price }, quantity) {
    return html`
      <li>
        <label for="q-${id}">${name}</label>
        <span class="price">${money(price)}</span>
        <span class="stepper">
          <button type="button" aria-label="One ${name} less" ?disabled=${quantity === 0} @click=${() => this.#set(id, quantity - 1)}>−</button>
          <input id="q-${id}" type="number" inputmode="numeric" min="0" max=${MAX_QUANTITY} .value=${String(quantity)} @change=${(/** @type {any} */ event) => this.#set(id, event.target.valueAsNumber)} />
          <button type="button" aria-label="One more ${name}" ?disabled=${quantity === MAX_QUANTITY} @click=${() => this.#set(id, quantity + 1)}>+</button>
        </span>
      </li>
    `;
  }
}

customElements.define('order-form', OrderForm);
