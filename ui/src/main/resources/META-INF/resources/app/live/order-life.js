/** @import { Hop } from '../feed/hop.js' */
import { fields } from '../feed/hop.js';

/**
 * @typedef {'CREATED' | 'CONFIRMED' | 'REJECTED' | 'PREPARED' | 'COLLECTED' | 'CANCELLED'} Status
 *
 * @typedef {object} OrderLife an order, as far as is known
 * @property {string} id
 * @property {Status} [status]
 * @property {string} [restaurantId]
 * @property {string} [accountId] who pays; nobody when it is paid in cash
 * @property {string | number} [total]
 * @property {{name: string, quantity: number}[]} [menuItems]
 * @property {string} [reason]
 * @property {string} [createdAt]
 * @property {Partial<Record<Status, Hop>>} hops which event brought each status
 */

/** @type {Record<string, Status>} */
const STATUS_OF = {
  OrderCreatedEvent: 'CREATED',
  OrderConfirmedEvent: 'CONFIRMED',
  OrderRejectedEvent: 'REJECTED',
  OrderPreparedEvent: 'PREPARED',
  OrderCollectedEvent: 'COLLECTED',
  OrderCancelledEvent: 'CANCELLED',
};

/** @type {Status[]} */
const ORDER = ['CREATED', 'CONFIRMED', 'PREPARED', 'REJECTED', 'COLLECTED', 'CANCELLED'];

/**
 * Folds the events of an order into what it is now, as the services do.
 *
 * @param {string} id
 * @param {Hop[]} hops of its stream
 * @returns {OrderLife}
 */
export function lifeOf(id, hops) {
  return hops.reduce(evolve, { id, hops: {} });
}

/** @param {OrderLife} order @param {Hop} hop @returns {OrderLife} */
function evolve(order, hop) {
  const status = hop.kind === 'EVENT' && hop.type ? STATUS_OF[hop.type] : undefined;
  if (!status) return order;
  const { restaurantId, accountId, total, menuItems, reason } = fields(hop);
  const told = status === 'CREATED' ? { restaurantId, accountId, total, menuItems, createdAt: hop.at } : { reason };
  return { ...order, ...told, status: later(order.status, status), hops: { ...order.hops, [status]: hop } };
}

/**
 * Puts what the list of orders says beside what the events said; whichever is further along is
 * newer.
 *
 * @param {OrderLife | undefined} live
 * @param {any} listed
 * @returns {OrderLife}
 */
export function merge(live, listed) {
  if (!live) return { ...listed, hops: {} };
  return { ...listed, ...defined(live), status: later(live.status, listed.status) };
}

/** Whether nothing more is expected to happen by itself. @param {OrderLife} order */
export function isSettled(order) {
  return order.status !== undefined && order.status !== 'CREATED' && order.status !== 'CONFIRMED';
}

/** @param {Status | undefined} a @param {Status | undefined} b */
function later(a, b) {
  if (!a || !b) return a ?? b;
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** @param {object} object */
function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
