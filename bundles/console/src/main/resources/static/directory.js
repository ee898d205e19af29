// SPDX-License-Identifier: Apache-2.0
// The staff directory: what is typed is looked up at once, in its page and where a case is handed to a department.
import { $, $$, PATIENCE, later } from './desk.js';

async function part(address, words, id) {
  const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, {
    headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE),
  });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id) : null;
}

/** Puts what was found in its place, unless something else has been typed meanwhile, or it is not wanted any more. */
async function look(field, address, id, wanted = () => true) {
  if (!field) return;
  const asked = field.value;
  try {
    const found = await part(address, asked, id);
    if (found && field.value === asked && wanted()) document.getElementById(id)?.replaceWith(found);
  } catch {
    // the live sign says that the server is away
  }
}

/** Up and down between the box and what was found. */
function step(event, box, stops) {
  if (event.isComposing || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const all = [box, ...stops];
  const at = all.indexOf(document.activeElement);
  if (at < 0) return;
  all[Math.min(all.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  event.preventDefault();
}

/** The only department that answers for the topics is chosen, unless somebody has typed another one. */
function preselect(event) {
  const field = $('[data-departments]');
  if (!field || event.target.id !== 'responsible') return;
  const before = field.dataset.preselected;
  field.dataset.preselected = event.target.dataset.preselect;
  if (!field.value || field.value === before) field.value = field.dataset.preselected;
}

export function directory() {
  document.addEventListener('htmx:oobAfterSwap', preselect);
  const search = later(() => {
    const box = $('[data-directory]');
    if (!box) return;
    history.replaceState(null, '', box.value ? `?q=${encodeURIComponent(box.value)}` : location.pathname);
    look(box, '/console/directory', 'directory-found');
  }, 80);
  const choices = later(() => {
    const field = $('[data-departments]');
    // a list that comes when somebody has gone on would move what they are about to press
    look(field, field?.dataset.departments, 'department-found', () => document.activeElement === field);
  }, 80);
  document.addEventListener('input', (event) => {
    if (event.target.matches('[data-directory]')) search();
    if (event.target.matches('[data-departments]') && !event.target.dataset.chosen) choices();
  });
  document.addEventListener('keydown', (event) => {
    const box = $('[data-directory]');
    if (box && event.target.closest?.('.directory')) step(event, box, $$('#directory-found .found-name'));
    const field = $('[data-departments]');
    if (field && event.target.closest?.('#sheet-escalation')) step(event, field, $$('#sheet-escalation [data-department]'));
  });
  document.addEventListener('click', (event) => {
    const chosen = event.target.closest?.('[data-department]');
    const field = $('[data-departments]');
    if (!chosen || !field) return;
    field.value = chosen.dataset.department;
    $('#department-found').replaceChildren();
    // who keeps what is typed is told of it
    field.dataset.chosen = 'yes';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    delete field.dataset.chosen;
    $('#question-text')?.focus();
  });
}
