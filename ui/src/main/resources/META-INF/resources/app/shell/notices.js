import { html } from 'lit';
import { alert } from '../base/icons.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';
import { health } from '../feed/health.js';

/** What stops working with each part, and that nothing is lost. @type {Record<string, string>} */
const MEANS = {
  account: 'Accounts cannot be read or changed. Orders go on: what they need of accounts is in the copy of transactions-service.',
  transactions: 'Orders cannot be placed, and those on their way wait. None is lost.',
  reactor: 'The kitchen stands still. Orders are taken and paid, and prepared when it is back.',
  relay: 'Changes of accounts are stored, and are published when it is back.',
  kafka: 'Nothing travels between the services. What happens is stored, and is published when it is back.',
  postgres: 'Nothing can be stored, so every command is refused until it is back.',
};

/** What is wrong with the system, what it means, and what to do. */
class PageNotices extends View {
  constructor() {
    super();
    new Follow(this, feed, health);
  }

  render() {
    return html`<div role="status">${this.#notices().map((notice) => html`<p class="notice">${alert}<span>${notice}</span></p>`)}</div>`;
  }

  #notices() {
    if (!health.reachable) {
      return [html`<strong>This page’s own backend does not answer.</strong> What is shown is what was last known. <code>./run</code> restarts it; this page goes on by itself.`];
    }
    const down = health.parts.filter((part) => part.state === 'DOWN');
    const notices = down.map((part) => html`<strong>${part.title} ${part.detail}.</strong> ${MEANS[part.name]} <code>./run</code> restarts a process that died; this page goes on by itself.`);
    return feed.gap ? [...notices, html`${feed.gap}. <a href=${location.href} target="_self">Load the page again</a> for what is still there.`] : notices;
  }
}

customElements.define('page-notices', PageNotices);
