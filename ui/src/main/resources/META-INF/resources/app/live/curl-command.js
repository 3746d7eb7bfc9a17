import { html } from 'lit';
import { View } from '../base/view.js';

/** The same call as a shell command, to take away. */
class CurlCommand extends View {
  static properties = { method: {}, path: {}, body: { attribute: false }, copied: { state: true } };

  constructor() {
    super();
    this.method = 'POST';
    this.path = '';
    this.body = {};
    this.copied = false;
  }

  get #text() {
    const json = JSON.stringify(this.body).replaceAll("'", "'\\''");
    return `curl -X ${this.method} ${location.origin}${this.path} \\\n  -H 'Content-Type: application/json' \\\n  -d '${json}'`;
  }

  async #copy() {
    await navigator.clipboard?.writeText(this.#text);
    this.copied = true;
    setTimeout(() => (this.copied = false), 2_000);
  }

  render() {
    return html`
      <details class="curl">
        <summary>The same with curl</summary>
        <pre tabindex="0" role="group" aria-label="Command for a shell"><code>${this.#text}</code></pre>
        <button type="button" class="quiet" @click=${this.#copy}><span role="status">${this.copied ? 'Copied' : 'Copy'}</span></button>
      </details>
    `;
  }
}

customElements.define('curl-command', CurlCommand);
