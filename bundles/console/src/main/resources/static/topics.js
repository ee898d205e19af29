// SPDX-License-Identifier: Apache-2.0
// What a case is about: typing finds it, Enter ticks it.
import { $, $$ } from './desk.js';

/** As people type: width, case and kana make no difference. */
function plain(text) {
  return text.normalize('NFKC').toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

function fits(line, words) {
  const text = plain(line.dataset.topic);
  return words.every((word) => text.includes(word));
}

function filter(field) {
  const form = field.closest('[data-topics]');
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const line of $$('[data-topic]', form)) {
    const shown = words.length === 0 || fits(line, words);
    line.hidden = !shown;
    if (shown) found += 1;
  }
  const told = $('#topic-found');
  told.textContent = words.length ? told.dataset.found.replace('{0}', found) : '';
}

function enter(event) {
  if (!event.target.matches?.('[data-topic-words]') || event.key !== 'Enter' || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const field = event.target;
  if (!field.value.trim()) return;
  const first = $('[data-topic]:not([hidden]) input', field.closest('[data-topics]'));
  if (!first) return;
  first.checked = !first.checked;
  field.select();
}

/** Without a script there is nothing to type into. */
function begin() {
  const search = $('[data-topic-search]');
  if (!search?.hidden || !$('[data-topic]')) return;
  search.hidden = false;
  $('[data-topic-words]').focus();
}

export function topics() {
  document.addEventListener('input', (event) => {
    if (event.target.matches?.('[data-topic-words]')) filter(event.target);
  });
  document.addEventListener('keydown', enter);
  document.addEventListener('htmx:afterSwap', begin);
  begin();
}

/** Shows the topics that an article suggests; what is being chosen stays. */
export function suggestTopics(html) {
  const panel = $('#topics-panel');
  if (!panel || $('[data-topics]', panel)) return;
  const fresh = $('#topics-panel', new DOMParser().parseFromString(html, 'text/html'));
  if (!fresh) return;
  panel.replaceWith(fresh);
  window.htmx.process(fresh);
}
