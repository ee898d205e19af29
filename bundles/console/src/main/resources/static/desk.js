// SPDX-License-Identifier: Apache-2.0
// Small things that all parts of the console use.

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export function csrf() {
  return $('meta[name="csrf-token"]')?.content ?? '';
}

export function isTyping(target = document.activeElement) {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])'));
}

/**
 * Follows a part of the page that is replaced as a whole. An event alone does not say so: it comes for whatever is read
 * inside the part, too, while somebody is writing there.
 */
export function whenReplaced(id, then) {
  let known = $(`#${id}`);
  document.addEventListener('htmx:afterSwap', () => {
    const now = $(`#${id}`);
    if (now === known) return;
    known = now;
    if (now) then(now);
  });
}

export function later(work, delay) {
  let timer = 0;
  const run = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay, ...args);
  };
  run.cancel = () => clearTimeout(timer);
  return run;
}

/** Milliseconds; one that hung does not keep a list old for long. */
const LONGEST_REST = 5000;

/**
 * Work that follows a stream of events: done soon after the first, however many come, never twice at a time, and once more
 * for what came meanwhile. It takes half of the time at most: when the server is slow, hundreds of browsers ask it less
 * often instead of making it slower still. A spread, in milliseconds too, keeps hundreds of them from asking at one moment.
 */
export function soon(work, delay, spread = 0) {
  let due = false;
  let busy = false;
  let begun = 0;
  let ended = 0;
  const rest = () => Math.min(LONGEST_REST, ended - begun) - (performance.now() - ended);
  const next = () => setTimeout(run, Math.max(delay + Math.random() * spread, rest()));
  const run = async () => {
    due = false;
    busy = true;
    begun = performance.now();
    try {
      await work();
    } finally {
      ended = performance.now();
      busy = false;
      if (due) next();
    }
  };
  return () => {
    if (due) return;
    due = true;
    if (!busy) next();
  };
}

/** How long a page waits for what it asks for by itself. */
export const PATIENCE = 15000;

/** Puts a text where the cursor was, as if typed: one undo takes it away. */
export function insert(field, text) {
  field.focus();
  field.dataset.inserting = 'yes';
  const before = field.value.slice(0, field.selectionStart);
  const lead = before && !before.endsWith('\n') ? '\n' : '';
  // execCommand is the one way that keeps the browser's undo
  if (!document.execCommand('insertText', false, lead + text)) {
    field.setRangeText(lead + text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  delete field.dataset.inserting;
}

/** A box that narrows a list of the same page: what does not have all of its words is hidden. */
export function filterLists() {
  document.addEventListener('input', (event) => {
    const list = event.target.dataset?.filter && $(`#${event.target.dataset.filter}`);
    if (!list) return;
    const words = event.target.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of $$('[data-filtered]', list)) {
      const text = item.dataset.filtered.normalize('NFKC');
      item.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of $$('[data-filtered-group]', list)) {
      group.hidden = !$('[data-filtered]:not([hidden])', group);
    }
    $('[data-filtered-none]', list).hidden = Boolean($('[data-filtered]:not([hidden])', list));
  });
}

/** Labels that were used before, for what is typed behind the last comma. */
export function completeTags() {
  const fill = later(async (field) => {
    const before = field.value.split(/[、,，;；]/);
    const typed = before.pop().trim();
    try {
      const answer = await fetch(`/console/tag-choices?q=${encodeURIComponent(typed)}`, { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || !field.isConnected) return;
      const list = $(`#${field.getAttribute('list')}`);
      list.innerHTML = await answer.text();
      const kept = before.map((each) => each.trim()).filter(Boolean).map((each) => `${each}、`).join('');
      for (const option of $$('option', list)) option.value = kept + option.value;
    } catch {
      // without choices, whatever is typed is taken all the same
    }
  }, 150);
  for (const happens of ['input', 'focusin']) {
    document.addEventListener(happens, (event) => {
      if (event.target.matches?.('[data-tags]')) fill(event.target);
    });
  }
}
