// SPDX-License-Identifier: Apache-2.0
// The items of a case: each is saved as it is filled in. What the server has not taken yet stays in this tab.
import { $, $$, PATIENCE, csrf, later, whenReplaced } from './desk.js';
import { ended } from './live.js';

const AGAIN = 4000;
const waiting = new Map();

const form = (item) => item.closest('[data-items]');
const url = (item) => `${form(item).dataset.items}/${item.dataset.item}`;

function values(item) {
  return $$('input, select, textarea', item)
    .filter((input) => !['checkbox', 'radio'].includes(input.type) || input.checked)
    .map((input) => input.value);
}

/** What was last told, and of which form: a part that is read anew does not know it. */
let told = { items: '', state: '' };

function tell(item, state) {
  told = { items: form(item).dataset.items, state };
  tellAgain();
}

function tellAgain() {
  const { items, state } = told;
  const line = $('#items-state');
  if (!line || !$$('#items-panel [data-items]').some((form) => form.dataset.items === items)) return;
  line.classList.toggle('danger', state === 'failed' || state === 'kept');
  line.textContent = line.dataset[state] ?? '';
}

function keep(item) {
  item.dataset.unsaved = 'yes';
  try {
    sessionStorage.setItem(`madoguchi.${url(item)}`, JSON.stringify({ version: form(item).dataset.version, values: values(item) }));
  } catch {
    // storage is full or forbidden: it is still in the page
  }
}

function done(item) {
  delete item.dataset.unsaved;
  sessionStorage.removeItem(`madoguchi.${url(item)}`);
}

function problem(item, text) {
  $('[data-problem]', item).textContent = text;
  for (const input of $$('input, select, textarea', item)) {
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
}

function apply(within, ids) {
  for (const item of $$('[data-item]', within)) item.hidden = !ids.includes(item.dataset.item);
}

/** One request at a time for an item: the last word is the person's last. */
async function save(item) {
  if (!item.isConnected || item.dataset.sending) {
    if (item.isConnected) soonAgain(item, 300);
    return;
  }
  const typed = values(item);
  const body = new URLSearchParams({ _csrf: csrf(), version: form(item).dataset.version });
  for (const value of typed) body.append('value', value);
  item.dataset.sending = 'yes';
  tell(item, 'saving');
  try {
    const answer = await fetch(url(item), {
      method: 'POST', body, headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 401) {
      ended();
      tell(item, 'kept');
    } else if (answer.status === 422) {
      problem(item, await answer.text());
      tell(item, '');
    } else if (!answer.ok) {
      throw new Error(String(answer.status));
    } else {
      problem(item, '');
      if (JSON.stringify(values(item)) === JSON.stringify(typed)) done(item);
      apply(form(item), (await answer.text()).split('\n'));
      tell(item, 'saved');
    }
  } catch {
    tell(item, 'failed');
    soonAgain(item, AGAIN);
  } finally {
    delete item.dataset.sending;
  }
}

function soonAgain(item, delay) {
  clearTimeout(waiting.get(item));
  waiting.set(item, setTimeout(() => save(item), delay));
}

function changed(event) {
  const item = event.target.closest?.('[data-items] [data-item]');
  if (!item) return;
  keep(item);
  if (event.type === 'change') soonAgain(item, 0);
  else if (event.target.dataset.typed !== undefined) soonAgain(item, 1200);
}

/* the address by its postal code */

async function place(code) {
  const digits = code.value.normalize('NFKC').replace(/\D/g, '');
  if (digits.length !== 7 || code.dataset.asked === digits) return;
  code.dataset.asked = digits;
  const group = code.closest('[data-address]');
  const rest = $('[data-place]', group);
  const state = $('[data-postal-state]', group);
  try {
    const answer = await fetch(`${code.dataset.postal}?code=${digits}`, { signal: AbortSignal.timeout(PATIENCE) });
    const places = (await answer.text()).split('\n').filter(Boolean);
    if (!answer.ok || code.dataset.asked !== digits) return;
    state.textContent = places.length === 0 ? state.dataset.none : places.length > 1 ? state.dataset.several : '';
    // what somebody typed is not written over
    if (places.length === 0 || (rest.value && rest.value !== rest.dataset.filled)) return;
    rest.value = common(places);
    rest.dataset.filled = rest.value;
    rest.dispatchEvent(new Event('change', { bubbles: true }));
    if (group.contains(document.activeElement)) {
      rest.focus();
      rest.setSelectionRange(rest.value.length, rest.value.length);
    }
  } catch {
    delete code.dataset.asked;
  }
}

function common(places) {
  let length = places[0].length;
  for (const other of places) {
    while (!other.startsWith(places[0].slice(0, length))) length -= 1;
  }
  return places[0].slice(0, length);
}

/** What was typed while the server was away is back, and goes there. */
function restore() {
  for (const item of $$('[data-items] [data-item]')) {
    const kept = sessionStorage.getItem(`madoguchi.${url(item)}`);
    if (!kept || item.dataset.unsaved) continue;
    const { version, values: typed } = JSON.parse(kept);
    if (version !== form(item).dataset.version) continue;
    let at = 0;
    for (const input of $$('input, select, textarea', item)) {
      if (['checkbox', 'radio'].includes(input.type)) input.checked = typed.includes(input.value);
      else input.value = typed[at++] ?? '';
    }
    item.dataset.unsaved = 'yes';
    soonAgain(item, 0);
  }
}

export function toItems() {
  const first = $('#items-panel [data-item]:not([hidden]) :is(input, select, textarea)');
  first?.focus();
  first?.scrollIntoView({ block: 'nearest' });
  return Boolean(first);
}

const restoreSoon = later(restore, 50);

export function items() {
  document.addEventListener('input', changed);
  document.addEventListener('change', changed);
  document.addEventListener('input', (event) => event.target.matches?.('[data-postal]') && place(event.target));
  // Enter in a line goes on to the next one: there is nothing to send
  document.addEventListener('submit', (event) => event.target.matches('[data-items]') && event.preventDefault());
  document.addEventListener('htmx:afterSwap', restoreSoon);
  whenReplaced('items-panel', tellAgain);
  whenReplaced('contact-panel', (panel) => panel.matches('[data-editing]') && $('#contact-name', panel)?.focus());
  addEventListener('online', restoreSoon);
  restore();
}
