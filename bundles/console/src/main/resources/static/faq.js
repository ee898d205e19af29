// SPDX-License-Identifier: Apache-2.0
// The pages of the FAQ: the keyboard in the list, and drafts that are not needed any more.
import { $, $$ } from './desk.js';

const SENT = 'madoguchi.faq.sent';

export const draftKey = (name) => `madoguchi.faq.draft.${name}`;

/** The next page tells whether the text has arrived. */
export function forgetWhenSaved(key) {
  sessionStorage.setItem(SENT, key);
}

/** Whoever changes a day means the days. */
function spans() {
  for (const day of $$('[data-dates]')) {
    day.addEventListener('input', () => { day.form.elements.span.value = 'DATES'; });
  }
}

export function faq() {
  spans();
  const sent = sessionStorage.getItem(SENT);
  if (!sent) return;
  sessionStorage.removeItem(SENT);
  const saved = !$('[data-faq-editor]') && /^article-/.test(new URLSearchParams(location.search).get('done') ?? '');
  if (saved) localStorage.removeItem(sent);
}

/** Moves along the rows of a table whose links are marked; false when there is none. */
export function stepRows(direction) {
  const rows = $$('[data-row]');
  if (rows.length === 0) return false;
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + direction))].focus();
  return true;
}
