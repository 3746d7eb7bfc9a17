import { html, nothing } from 'lit';
import { listen } from '../base/keys.js';
import { pages, router } from '../base/router.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';
import { health } from '../feed/health.js';
import './health-chips.js';
import './key-help.js';
import './live-switch.js';
import './notices.js';
import './theme-switch.js';

/** What surrounds every page: where one can go, how the system is, and the keys. */
class AppShell extends View {
  /** @type {(() => void) | undefined} */
  #deaf;

  constructor() {
    super();
    new Follow(this, router);
  }

  connectedCallback() {
    super.connectedCallback();
    feed.start();
    health.start();
    this.#deaf = listen({
      help: () => this.#help(),
      pause: () => feed.toggle(),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  #help() {
    /** @type {import('./key-help.js').KeyHelp | null} */ (this.querySelector('key-help'))?.show();
  }

  willUpdate() {
    const page = router.page;
    document.title = page ? `${page.title} · Brigade` : 'Not found · Brigade';
    page?.load();
  }

  render() {
    return html`
      <header class="bar">
        <a class="brand" href="/"><img src="/app/mark.svg" alt="" width="26" height="26" />Brigade</a>
        <nav aria-label="Pages">${pages.map((page) => this.#link(page))}</nav>
        <health-chips></health-chips>
        <live-switch></live-switch>
        <theme-switch></theme-switch>
        <button class="quiet" aria-label="Keys" title="Keys (?)" @click=${this.#help}><kbd>?</kbd></button>
      </header>
      <page-notices></page-notices>
      <main id="main" tabindex="-1">${this.#page()}</main>
      <key-help></key-help>
    `;
  }

  /** @param {import('../base/router.js').Page} page */
  #link(page) {
    return html`<a href=${page.path} aria-current=${page === router.page ? 'page' : nothing}>${page.title}</a>`;
  }

  #page() {
    switch (router.page?.tag) {
      case 'live-page':
        return html`<live-page></live-page>`;
      default:
        return html`<section class="card empty"><h1>Nothing is at this address</h1><p><a href="/">Go to the live page</a></p></section>`;
    }
  }
}

customElements.define('brigade-app', AppShell);
