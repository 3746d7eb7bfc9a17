import { html, nothing } from 'lit';
import { Command } from '../base/api.js';
import { cents } from '../base/format.js';
import { router } from '../base/router.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';
import './curl-command.js';
import { market } from './market.js';
import { problemNote } from './problem-note.js';

/** Changes a customer's credit limit: a row in account-service, and everywhere else an event. */
class LimitForm extends View {
  static properties = {
    accountId: { state: true },
    limit: { state: true },
    sending: { state: true },
    problem: { state: true },
  };

  #command = new Command();

  constructor() {
    super();
    this.accountId = '';
    /** @type {number | undefined} in cents; nothing while it is left as it is */
    this.limit = undefined;
    this.sending = false;
    /** @type {import('../base/api.js').Problem | undefined} */
    this.problem = undefined;
    new Follow(this, market);
  }

  get #account() {
    return market.account(this.accountId) ?? market.accounts?.[0];
  }

  get #path() {
    return `/api/account/accounts/${this.#account?.id}/credit-limit`;
  }

  get #body() {
    return { creditLimit: this.limit ?? this.#account?.creditLimit ?? 0 };
  }

  willUpdate() {
    const id = this.#account?.id;
    if (id && id !== this.accountId) {
      this.accountId = id;
      market.loadLedger(id);
    }
  }

  /** @param {SubmitEvent} event */
  async #change(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    const answer = await this.#command.send('PUT', this.#path, this.#body);
    this.sending = false;
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) {
      feed.resume();
      this.limit = undefined;
      router.go(router.href({ change: '' }), { replace: true });
      await market.loadAccounts();
      await market.loadLedger(this.accountId);
    }
  }

  /** @param {string} id */
  #pick(id) {
    this.accountId = id;
    this.limit = undefined;
    market.loadLedger(id);
  }

  render() {
    return html`
      <section class="card" aria-labelledby="limit-title">
        <h2 id="limit-title">Change a credit limit</h2>
        ${market.accounts === undefined ? html`<p class="muted">Asking account-service for its customers…</p>` : this.#account ? this.#form(this.#account) : html`<p>There are no customers yet. <code>./run --reset</code> starts with two.</p>`}
      </section>
    `;
  }

  /** @param {import('./market.js').Account} account */
  #form(account) {
    const ledger = market.ledgers.get(account.id);
    return html`
      <form @submit=${this.#change}>
        <div class="pair">
          <label>Customer
            <select @change=${(/** @type {any} */ event) => this.#pick(event.target.value)} .value=${account.id}>
              ${market.accounts?.map(({ id, holderName }) => html`<option value=${id} ?selected=${id === account.id}>${holderName}</option>`)}
            </select>
          </label>
          <label>New limit
            <input type="number" inputmode="decimal" min="0.01" max="1000000" step="0.01" required .value=${((this.limit ?? account.creditLimit) / 100).toFixed(2)} @input=${(/** @type {any} */ event) => (this.limit = Math.round(event.target.valueAsNumber * 100) || 0)} />
          </label>
        </div>
        <p class="muted">Now ${cents(account.creditLimit)}${ledger ? html`; transactions-service’s own copy says ${cents(ledger.creditLimit)}, of which ${cents(ledger.available)} is left` : nothing}.</p>
        <button aria-busy=${this.sending}>Change the limit</button>
        ${problemNote(this.problem)}
      </form>
      <curl-command method="PUT" .path=${this.#path} .body=${this.#body}></curl-command>
    `;
  }
}

customElements.define('limit-form', LimitForm);
