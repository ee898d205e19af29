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

export function later(work, delay) {
  let timer = 0;
  const run = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay, ...args);
  };
  run.cancel = () => clearTimeout(timer);
  return run;
}

/**
 * Work that follows a stream of events: done soon after the first, however many come, never twice at a time, and once more
 * for what came meanwhile.
 */
export function soon(work, delay) {
  let due = false;
  let busy = false;
  const run = async () => {
    due = false;
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
      if (due) setTimeout(run, delay);
    }
  };
  return () => {
    if (due) return;
    due = true;
    if (!busy) setTimeout(run, delay);
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
