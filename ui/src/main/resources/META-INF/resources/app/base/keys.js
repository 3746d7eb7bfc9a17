import { pages, router } from './router.js';

/** How long a `g` waits for its letter. */
const PATIENCE_MS = 1500;

const TEXT = 'input, select, textarea, [contenteditable]';
const PRESSABLE = 'button, a[href], summary, [role="button"]';

/**
 * Listens for the keys that work everywhere.
 *
 * @param {{help: () => void, pause: () => void}} actions
 * @returns {() => void} stops listening
 */
export function listen({ help, pause }) {
  let goUntil = 0;

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]');
    if (busy || target.closest(TEXT)) return;
    const going = event.timeStamp < goUntil;
    goUntil = 0;
    const page = going ? pages.find(({ key }) => key === event.key) : undefined;
    if (page) router.go(page.path);
    else if (event.key === 'g') goUntil = event.timeStamp + PATIENCE_MS;
    else if (event.key === '?') help();
    else if (event.key === '/') search();
    else if (event.key === ' ' && !target.closest(PRESSABLE)) pause();
    else return;
    event.preventDefault();
  };

  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function search() {
  const field = document.querySelector('[data-search]');
  if (field instanceof HTMLInputElement) field.select();
}
