import { get } from '../base/api.js';
import { Store } from '../base/store.js';
import { feed } from '../feed/feed.js';
import { health } from '../feed/health.js';

/**
 * @typedef {{menuItemId: string, name: string, price: string | number}} MenuItem
 * @typedef {{id: string, name: string, menu: {menuItems: MenuItem[]}}} Restaurant
 * @typedef {{id: string, holderName: string, creditLimit: number}} Account amounts in cents
 * @typedef {{creditLimit: number, available: number}} Ledger amounts in cents
 * @typedef {import('../base/api.js').Problem} Problem
 */

/** Restaurants, customers and the latest orders, as the services list them. */
class Market extends Store {
  /** @type {Restaurant[] | undefined} nothing while it is not known */
  restaurants;
  /** @type {Account[] | undefined} */
  accounts;
  /** @type {any[] | undefined} */
  orders;
  /** @type {Map<string, Ledger>} */
  ledgers = new Map();
  #seen = '';

  start() {
    this.#load();
    health.addEventListener('change', () => this.#cameBack());
    feed.addEventListener('change', () => this.#follow());
  }

  /** @param {string | undefined} id */
  restaurant(id) {
    return this.restaurants?.find((restaurant) => restaurant.id === id);
  }

  /** @param {string | undefined} id */
  account(id) {
    return this.accounts?.find((account) => account.id === id);
  }

  /** Reads an account's ledger: what is left of the limit, as transactions-service sees it. @param {string} accountId */
  async loadLedger(accountId) {
    const answer = await get(`/api/transactions/ledgers/${accountId}`);
    if (answer.ok) this.ledgers.set(accountId, answer.body);
    this.changed();
  }

  async loadAccounts() {
    const answer = await get('/api/account/accounts?limit=100');
    if (answer.ok) this.accounts = answer.body.items;
    this.changed();
  }

  async #loadOrders() {
    const answer = await get('/api/transactions/orders?limit=50');
    if (answer.ok) this.orders = answer.body.items;
    this.changed();
  }

  async #loadRestaurants() {
    const answer = await get('/api/transactions/restaurants?limit=100');
    if (answer.ok) this.restaurants = answer.body.items;
    this.changed();
  }

  #load() {
    this.loadAccounts();
    this.#loadRestaurants();
    this.#loadOrders();
  }

  /** A service that was away has news, or was empty when it was first asked. */
  #cameBack() {
    const up = health.parts.filter((part) => part.state === 'UP').map((part) => part.name).join();
    if (up !== this.#seen) this.#load();
    this.#seen = up;
  }

  /** Restaurants and accounts that come into being are shown without reloading. */
  #follow() {
    const { latest } = feed;
    if (latest.some((hop) => hop.kind === 'EVENT' && hop.stream?.startsWith('Restaurant/') && hop.type !== 'RestaurantOrderPlacedEvent')) this.#loadRestaurants();
    if (latest.some((hop) => hop.kind === 'OUTBOX' && hop.stream?.startsWith('Account/'))) this.loadAccounts();
    new Set(latest.filter((hop) => hop.kind === 'EVENT' && hop.stream?.startsWith('Ledger/')).map((hop) => hop.stream?.slice(7) ?? ''))
      .forEach((id) => this.ledgers.has(id) && this.loadLedger(id));
  }
}

export const market = new Market();
