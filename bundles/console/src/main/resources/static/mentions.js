// SPDX-License-Identifier: Apache-2.0
// Naming colleagues by @ in an internal note, and the sign in the header for whoever is named.
import { $, PATIENCE, later, soon, whenReplaced } from './desk.js';

async function part(address, id) {
  try {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
  } catch {
    // the live sign says that the server is away
    return null;
  }
}

/** What has not been read yet, in the header of every page. */
function counter() {
  const place = $('#mentions');
  if (!place) return;
  const read = soon(async () => {
    const fresh = await part(place.dataset.mentions, 'mention-counter');
    if (fresh) place.replaceChildren(fresh);
  }, 100);
  document.addEventListener('desk:mention', read);
  document.addEventListener('desk:again', read);
  // a case that was opened is read
  whenReplaced('work', read);
  read();
}

/** The letters behind the last @ before the cursor; null where nobody is being named. */
function typed(field) {
  if (field.selectionStart !== field.selectionEnd) return null;
  const before = field.value.slice(0, field.selectionStart);
  const found = /(?:^|[^A-Za-z0-9._%+-])[@＠]([^\s@＠]{0,20})$/.exec(before);
  return found ? found[1] : null;
}

const list = () => $('#mention-offers');

function close(field) {
  list()?.remove();
  field.removeAttribute('aria-activedescendant');
  field.removeAttribute('aria-controls');
}

function point(field, option) {
  for (const each of list().children) each.setAttribute('aria-selected', String(each === option));
  field.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function take(field, option) {
  const letters = typed(field);
  close(field);
  if (letters === null) return;
  field.setSelectionRange(field.selectionStart - letters.length, field.selectionStart);
  // execCommand is the one way that keeps the browser's undo
  if (!document.execCommand('insertText', false, `${option.dataset.words} `)) {
    field.setRangeText(`${option.dataset.words} `, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

const offer = later(async (field) => {
  const letters = typed(field);
  if (letters === null) {
    close(field);
    return;
  }
  const fresh = await part(`${field.dataset.names}?q=${encodeURIComponent(letters)}`, 'mention-offers');
  if (typed(field) !== letters || document.activeElement !== field || !field.isConnected) return;
  close(field);
  if (!fresh?.children.length) return;
  field.after(fresh);
  field.setAttribute('aria-controls', fresh.id);
  fresh.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role=option]');
    if (option) take(field, option);
  });
  point(field, fresh.firstElementChild);
}, 150);

function keys(event) {
  const field = event.target;
  if (!field.matches?.('[data-names]') || !list() || event.isComposing) return;
  const now = $('[aria-selected=true]', list());
  if (event.key === 'ArrowDown') point(field, now.nextElementSibling ?? list().firstElementChild);
  else if (event.key === 'ArrowUp') point(field, now.previousElementSibling ?? list().lastElementChild);
  else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') take(field, now);
  else if (event.key === 'Escape') close(field);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function mentions() {
  counter();
  document.addEventListener('input', ({ target }) => target.matches?.('[data-names]') && offer(target));
  // a field that was made anew while somebody was typing in it
  document.addEventListener('htmx:afterSettle', () => {
    const field = document.activeElement;
    if (field?.matches?.('[data-names]') && typed(field) !== null) offer(field);
  });
  document.addEventListener('keydown', keys, true);
  document.addEventListener('focusout', ({ target }) => target.matches?.('[data-names]') && close(target));
}
