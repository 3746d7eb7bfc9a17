/** @import { Hop } from '../feed/hop.js' */
import { html, nothing } from 'lit';
import { cents, clock, duration, words } from '../base/format.js';
import { events as eventsIcon, log as logIcon } from '../base/icons.js';
import { router } from '../base/router.js';
import { View } from '../base/view.js';
import { fields, idIn } from '../feed/hop.js';
import './lane-track.js';
import { commandOf, stepsOf } from './lanes.js';
import { market } from './market.js';

const LANES = {
  ES: { title: 'Event sourcing', icon: eventsIcon, who: 'restaurants, orders and ledgers of transactions-service', param: 'event', empty: 'Place an order, and each step of its first event lights up here.' },
  CDC: { title: 'Change data capture', icon: logIcon, who: 'accounts and payments of account-service', param: 'change', empty: 'Change a credit limit, and each step lights up here.' },
};

/** One pattern: the events of a story to choose from, and the way of the chosen one. */
class LaneCard extends View {
  static properties = { path: {}, events: { attribute: false }, story: { attribute: false }, now: { attribute: false }, forgotten: { type: Boolean } };

  constructor() {
    super();
    /** @type {'ES' | 'CDC'} */
    this.path = 'ES';
    /** @type {Hop[]} the events to choose from, the oldest first */
    this.events = [];
    /** @type {Hop[]} everything with the chosen event's correlation id */
    this.story = [];
    this.now = 0;
    /** Whether there were events, but longer ago than is kept here. */
    this.forgotten = false;
  }

  get #selected() {
    const asked = this.events.find((hop) => hop.eventId === router.param(LANES[this.path].param));
    return asked ?? (this.path === 'ES' ? this.events.find((hop) => hop.type === 'OrderCreatedEvent') : this.events.at(-1));
  }

  render() {
    const lane = LANES[this.path];
    const selected = this.#selected;
    return html`
      <section class="card lane" data-path=${this.path} aria-labelledby="lane-${this.path}">
        <header>
          <h2 id="lane-${this.path}">${lane.icon}${lane.title}</h2>
          <p class="muted">${selected ? this.#caption(selected) : lane.who}</p>
        </header>
        <lane-track label="Steps of ${lane.title}" .steps=${stepsOf(this.path, selected, this.story, this.now)}></lane-track>
        ${this.events.length ? this.#choice(selected) : html`<p class="muted hint">${this.forgotten ? 'The steps of this order are longer ago than is kept here.' : lane.empty}</p>`}
        ${selected?.payload ? html`<details class="payload"><summary>What the event says</summary><pre tabindex="0" role="group" aria-label="The event’s JSON">${JSON.stringify(fields(selected), null, 2)}</pre></details>` : nothing}
      </section>
    `;
  }

  /** @param {Hop} event */
  #caption(event) {
    const reaction = this.story.find((hop) => (hop.kind === 'REACTION' || hop.kind === 'PROJECTION') && hop.causationId === event.eventId);
    const command = commandOf(event, this.story);
    const whole = reaction && command ? Date.parse(reaction.at) - Date.parse(command.at) : undefined;
    return html`${describe(event)}, by ${event.service}${whole !== undefined && whole >= 0 ? html`: <strong>${duration(whole)}</strong> from command to reaction` : nothing}`;
  }

  /** @param {Hop | undefined} selected */
  #choice(selected) {
    const [first] = this.events;
    return html`
      <ol class="events" aria-label="Events in order">
        ${this.events.map((hop) => html`
          <li><a href=${router.href({ [LANES[this.path].param]: hop.eventId ?? '' })} aria-current=${hop === selected ? 'true' : nothing}>${describe(hop)} <small>${this.#when(first, hop)}</small></a></li>
        `)}
      </ol>
    `;
  }

  /** Within one story the distance counts, between stories the time. @param {Hop} first @param {Hop} hop */
  #when(first, hop) {
    const ms = Date.parse(hop.at) - Date.parse(first.at);
    if (this.path === 'CDC') return clock(hop.at);
    return ms < 1 ? '' : `+${duration(ms)}`;
  }
}

/** @param {Hop} hop */
function describe(hop) {
  const { newCreditLimit } = fields(hop);
  const who = market.account(idIn(hop, 'Account'))?.holderName;
  return words(hop.type ?? '') + (newCreditLimit === undefined ? '' : ` to ${cents(newCreditLimit)}`) + (who ? ` · ${who}` : '');
}

customElements.define('lane-card', LaneCard);
