import { html } from 'lit';
import { pause, play } from '../base/icons.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { feed } from '../feed/feed.js';

const WORDS = { connecting: 'Connecting', live: 'Live', away: 'Reconnecting' };

/** The state of the live connection, and the button that pauses what it brings. */
class LiveSwitch extends View {
  constructor() {
    super();
    new Follow(this, feed);
  }

  render() {
    const waiting = feed.waiting ? ` · ${feed.waiting} new` : '';
    return html`
      <button class="quiet live" data-state=${feed.paused ? 'paused' : feed.connection} aria-pressed=${feed.paused} title="Pause or go on (Space)" @click=${() => feed.toggle()}>
        ${feed.paused ? play : pause}<span>${feed.paused ? `Paused${waiting}` : WORDS[feed.connection]}</span>
      </button>
    `;
  }
}

customElements.define('live-switch', LiveSwitch);
