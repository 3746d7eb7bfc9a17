import { html, nothing } from 'lit';
import { isUncertain } from '../base/api.js';
import { alert } from '../base/icons.js';

/** Why a command was not carried out. @param {import('../base/api.js').Problem | undefined} problem */
export function problemNote(problem) {
  return html`<div role="alert">${problem ? note(problem) : nothing}</div>`;
}

/** @param {import('../base/api.js').Problem} problem */
function note(problem) {
  const errors = problem.errors?.map((error) => html`<li>${error.field} ${error.message}</li>`);
  return html`<div class="problem">${alert}<div>${errors ? html`<ul>${errors}</ul>` : problem.detail}${isUncertain(problem) ? html`<br /><small>Try again in a moment: it is done at most once.</small>` : nothing}</div></div>`;
}
