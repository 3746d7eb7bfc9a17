import { html } from 'lit';
import { check, cross, question } from '../base/icons.js';
import { Follow } from '../base/store.js';
import { View } from '../base/view.js';
import { health } from '../feed/health.js';

const ICONS = { UP: check, DOWN: cross, UNKNOWN: question };
const WORDS = { UP: 'up', DOWN: 'down', UNKNOWN: 'unknown' };

/** How each part is at a glance; the button opens what is known about them. */
class HealthChips extends View {
  constructor() {
    super();
    new Follow(this, health);
  }

  render() {
    const up = health.parts.filter((part) => part.state === 'UP').length;
    return html`
      <button class="quiet parts" popovertarget="parts" aria-label="Health: ${up} of ${health.parts.length} parts up">
        <span class="wide">${health.parts.map((part) => this.#chip(part))}</span>
        <span class="narrow" data-state=${up === health.parts.length ? 'UP' : 'DOWN'}>${up === health.parts.length ? check : cross}${up}/${health.parts.length}</span>
      </button>
      <div id="parts" popover class="panel" role="group" aria-label="Health of the parts">
        <dl>${health.parts.map((part) => this.#row(part))}</dl>
      </div>
    `;
  }

  /** @param {import('../feed/health.js').Part} part */
  #chip(part) {
    return html`<span class="chip" data-state=${part.state}>${ICONS[part.state]}${part.name}</span>`;
  }

  /** @param {import('../feed/health.js').Part} part */
  #row(part) {
    return html`
      <div>
        <dt>${part.title}</dt>
        <dd><span class="chip" data-state=${part.state}>${ICONS[part.state]}${WORDS[part.state]}</span> <small>${part.detail}</small></dd>
      </div>
    `;
  }
}

customElements.define('health-chips', HealthChips);
