import { html } from 'lit';
import { pages } from '../base/router.js';
import { View } from '../base/view.js';

/** The keys that work everywhere, in a dialog that Escape closes. */
export class KeyHelp extends View {
  show() {
    this.querySelector('dialog')?.showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="keys">
          ${pages.map((page) => html`<div><dt><kbd>g</kbd> <kbd>${page.key}</kbd></dt><dd>Go to ${page.title}</dd></div>`)}
          <div><dt><kbd>/</kbd></dt><dd>Search</dd></div>
          <div><dt><kbd>Space</kbd></dt><dd>Pause the live stream, or go on</dd></div>
          <div><dt><kbd>?</kbd></dt><dd>This help</dd></div>
          <div><dt><kbd>Esc</kbd></dt><dd>Close</dd></div>
        </dl>
        <form method="dialog"><button>Close</button></form>
      </dialog>
    `;
  }
}

customElements.define('key-help', KeyHelp);
