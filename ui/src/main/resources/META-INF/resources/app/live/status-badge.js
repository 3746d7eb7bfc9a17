import { html } from 'lit';
import { check, cross, dots, question } from '../base/icons.js';

const ICONS = { CREATED: dots, CONFIRMED: check, PREPARED: check, COLLECTED: check, REJECTED: cross, CANCELLED: cross };

/** An order's status, with an icon, as colour alone says nothing to some. @param {import('./order-life.js').Status | undefined} status */
export function statusBadge(status) {
  return status
    ? html`<span class="badge" data-status=${status}>${ICONS[status]}${status.toLowerCase()}</span>`
    : html`<span class="badge">${question}unknown</span>`;
}
