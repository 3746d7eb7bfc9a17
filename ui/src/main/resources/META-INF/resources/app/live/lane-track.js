import { html, nothing } from 'lit';
import { check, dots } from '../base/icons.js';
import { duration } from '../base/format.js';
import { View } from '../base/view.js';

/** @typedef {import('./lanes.js').Step} Step */

/** One lane: its steps as stations on a line, each with its time. */
class LaneTrack extends View {
  static properties = { steps: { attribute: false }, label: {} };

  constructor() {
    super();
    /** @type {Step[]} */
    this.steps = [];
    this.label = '';
  }

  render() {
    return html`<ol class="track" aria-label=${this.label}>${this.steps.map((step) => this.#station(step))}</ol>`;
  }

  /** @param {Step} step */
  #station(step) {
    return html`
      <li data-state=${step.state}>
        <span class="stop">${step.state === 'lit' ? check : step.state === 'waiting' ? dots : nothing}</span>
        <span class="name">${step.name}</span>
        ${step.state === 'lit' ? this.#time(step) : nothing}
        <small>${step.detail}</small>
      </li>
    `;
  }

  /** @param {Step} step */
  #time({ ms, since }) {
    if (ms === undefined) return since ? html`<span class="time unknown">unknown</span>` : nothing;
    return html`<span class="time">${duration(ms)}<span class="since"> ${since}</span></span>`;
  }
}

customElements.define('lane-track', LaneTrack);
