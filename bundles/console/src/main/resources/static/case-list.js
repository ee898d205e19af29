// SPDX-License-Identifier: Apache-2.0
// The list of cases as a table: choosing rows, the order of columns, addresses without empty parts.
import { $, $$ } from './desk.js';

let last = null;

const boxes = () => $$('#row-list [data-pick]');

/** Says how many are chosen; the bar stands back while there is nothing to act on. */
function count() {
  const bar = $('#bulk-bar');
  if (!bar) return;
  const all = boxes();
  const chosen = all.filter((box) => box.checked);
  const words = $('.bulk-count', bar);
  words.dataset.hint ??= words.textContent;
  words.textContent = chosen.length === 0 ? words.dataset.hint : words.dataset.picked.replace('{0}', chosen.length);
  bar.classList.toggle('idle', chosen.length === 0);
  for (const box of all) box.closest('.case-row').classList.toggle('picked', box.checked);
  const whole = $('[data-pick-all]');
  if (whole) {
    whole.checked = all.length > 0 && chosen.length === all.length;
    whole.indeterminate = chosen.length > 0 && chosen.length < all.length;
  }
}

function pickAll(wanted) {
  for (const box of boxes()) box.checked = wanted;
  count();
}

/** With Shift everything between this row and the one before. */
function pickTo(box, range) {
  const all = boxes();
  const from = all.indexOf(last);
  if (range && from >= 0) {
    const to = all.indexOf(box);
    for (const each of all.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = box.checked;
  }
  last = box;
  count();
}

/** x: the row that has the focus. */
export function pickHere() {
  const box = $('[data-pick]', document.activeElement?.closest?.('.case-row') ?? document.createElement('p'));
  if (!box) return false;
  box.checked = !box.checked;
  pickTo(box, false);
  return true;
}

/** This row and no other way about it. */
export function pickRow(row) {
  const box = $('[data-pick]', row);
  if (!box) return;
  box.checked = true;
  pickTo(box, false);
}

/** Shift x: all of the page, or none of it. */
export function pickPage() {
  const all = boxes();
  if (all.length === 0) return false;
  pickAll(!all.every((box) => box.checked));
  return true;
}

/** What is chosen stays chosen when the rows are made anew. */
export function keepPicks(change) {
  const chosen = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  change();
  for (const box of boxes()) box.checked = chosen.has(box.value);
  last = null;
  count();
}

function moveColumn(button) {
  const row = button.closest('li');
  const other = button.dataset.move === '-1' ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (button.dataset.move === '-1') other.before(row);
  else other.after(row);
  button.focus();
}

/** A file comes and the page stays: the menu has done its work, and another file may be wanted at once. */
function closeAfterExport(form) {
  setTimeout(() => {
    form.closest('details').open = false;
    delete form.dataset.sent;
  }, 0);
}

/** The fields for what an item holds offer what can be chosen there, or a calendar; and the next item may be chosen. */
function offerValues(choice) {
  const line = choice.closest('[data-item-wish]');
  const item = choice.selectedOptions[0];
  for (const field of $$('input', line)) {
    field.type = item.dataset.type ?? 'search';
    field.value = '';
  }
  $('[data-item-value]', line).setAttribute('list', `item-values-${item.value}`);
  $('[data-item-until]', line).hidden = !item.dataset.spans;
  const next = line.nextElementSibling;
  if (item.value && next?.matches('[data-item-wish]')) next.hidden = false;
}

export function caseList() {
  if (!$('#bulk')) return;
  document.addEventListener('click', (event) => {
    const box = event.target.closest?.('[data-pick]');
    if (box) pickTo(box, event.shiftKey);
    if (event.target.matches?.('[data-pick-all]')) pickAll(event.target.checked);
    if (event.target.closest?.('[data-pick-none]')) pickAll(false);
    const move = event.target.closest?.('[data-move]');
    if (move) moveColumn(move);
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-item-choice]')) offerValues(event.target);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-filter]')) {
      for (const field of event.target.elements) field.disabled = field.disabled || (field.name && field.value === '');
    }
    if (event.target.matches('[data-export]')) closeAfterExport(event.target);
  });
  // on the way back the browser gives the empty fields as they were left
  addEventListener('pageshow', () => {
    for (const field of $$('[data-filter] :disabled')) field.disabled = false;
    count();
  });
  // where there is little room the views begin folded, and the fields too: what narrows is said below them
  const fold = $('[data-fold]');
  if (fold && matchMedia('(max-width: 1023.98px)').matches) fold.open = false;
  const more = $('.more-fields');
  if (more && matchMedia('(max-width: 719.98px)').matches) more.open = false;
  // somebody may have been quicker than this script
  if ($('[data-pick-all]')?.checked) pickAll(true);
  else count();
}
