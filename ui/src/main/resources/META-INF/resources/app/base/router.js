import { Store } from './store.js';

/**
 * @typedef {object} Page
 * @property {string} path where it is
 * @property {string} title
 * @property {string} key the letter that goes there after `g`
 * @property {string} tag its element
 * @property {() => Promise<unknown>} load
 */

/** @type {Page[]} */
export const pages = [
  { path: '/', title: 'Live', key: 'l', tag: 'live-page', load: () => import('../live/live-page.js') },
];

/** The address bar: which page is shown, and the filters and selections in its query. */
class Router extends Store {
  constructor() {
    super();
    addEventListener('popstate', () => this.changed());
    addEventListener('click', (event) => this.#follow(event));
  }

  /** @returns {Page | undefined} */
  get page() {
    return pages.find((page) => page.path === location.pathname);
  }

  /** @param {string} name */
  param(name) {
    return new URLSearchParams(location.search).get(name) ?? '';
  }

  /**
   * The address of this page with other parameters; an empty value takes one away.
   *
   * @param {Record<string, string>} params
   */
  href(params) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(params)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : '');
  }

  /**
   * @param {string} href
   * @param {{replace?: boolean}} [options] whether to leave no entry in the history
   */
  go(href, { replace = false } = {}) {
    if (replace) history.replaceState(null, '', href);
    else history.pushState(null, '', href);
    this.changed();
  }

  /** Links within the app do not load the shell again. @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !plain || event.defaultPrevented || link.target) return;
    const url = new URL(link.href);
    const inApp = url.origin === location.origin && pages.some((page) => page.path === url.pathname);
    if (!inApp || url.hash) return;
    event.preventDefault();
    this.go(url.pathname + url.search);
  }
}

export const router = new Router();
