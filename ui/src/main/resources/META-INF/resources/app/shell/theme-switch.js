import { html } from 'lit';
import { theme as icons } from '../base/icons.js';
import { View } from '../base/view.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
const THEMES = ['auto', 'light', 'dark'];

/** Goes round: as the system has it, light, dark. */
class ThemeSwitch extends View {
  static properties = { theme: { state: true } };

  constructor() {
    super();
    /** @type {Theme} */
    this.theme = THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? 'auto';
  }

  #next() {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
    if (this.theme === 'auto') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem('theme');
    } else {
      document.documentElement.dataset.theme = this.theme;
      localStorage.setItem('theme', this.theme);
    }
  }

  render() {
    return html`<button class="quiet" aria-label="Theme: ${this.theme}" title="Theme: ${this.theme}" @click=${this.#next}>${icons[this.theme]}</button>`;
  }
}

customElements.define('theme-switch', ThemeSwitch);
