const time = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** @param {string | number | Date} at */
export function clock(at) {
  return time.format(new Date(at));
}

/**
 * Milliseconds as a person reads them. Less than one was measured, but with clocks that tick in
 * milliseconds.
 *
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${(ms / 60_000).toFixed(1)} min`;
}

/** @param {number} cents */
export function cents(cents) {
  return (cents / 100).toFixed(2);
}

/** Money in menus and orders is text with two decimal places. @param {string | number} amount */
export function money(amount) {
  return Number(amount).toFixed(2);
}

/** The end of an id tells ids apart, as their beginning is the time. @param {string} id */
export function short(id) {
  return id.length > 12 ? `…${id.slice(-8)}` : id;
}

/** `OrderCreatedEvent` as words. @param {string} type */
export function words(type) {
  const text = type.replace(/(Event|Command)$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
