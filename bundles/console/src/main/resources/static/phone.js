// SPDX-License-Identifier: Apache-2.0
// The telephone in the top bar: the own state, the own call, and a call that rings. What arrives never takes the keyboard
// from where the person is typing.
import { toast } from '/assets/web/web.js';
import { $, $$, csrf, isTyping, soon } from './desk.js';

/** The server's clock minus ours. */
let ahead = 0;

function tick() {
  const now = Date.now() + ahead;
  for (const clock of $$('.clock[data-since]')) {
    const seconds = Math.max(0, Math.floor((now - Number(clock.dataset.since)) / 1000));
    const two = (value) => String(value).padStart(2, '0');
    const text = seconds >= 3600
      ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
      : `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    if (clock.textContent !== text) clock.textContent = text;
  }
}

/** A person is in a menu or dialog of the bar: it must not be replaced under their hands. */
function busy(bar, state) {
  const open = $('dialog[open], details[open]', bar);
  return open !== null && $('#phone-parts', bar)?.dataset.state === state;
}

function show(html) {
  const bar = $('#phone');
  const parts = new DOMParser().parseFromString(html, 'text/html').querySelector('#phone-parts');
  if (!bar || !parts) return;
  ahead = Number(parts.dataset.now) - Date.now();
  if (parts.dataset.problem) toast(parts.dataset.problem, 'error');
  if (busy(bar, parts.dataset.state) && parts.dataset.rings === $('#phone-parts', bar).dataset.rings) return;
  const wasInside = bar.contains(document.activeElement) && !isTyping();
  bar.replaceChildren(parts);
  if (wasInside) $('summary, a, button', bar)?.focus({ preventScroll: true });
  tick();
}

async function read() {
  const bar = $('#phone');
  try {
    const answer = await fetch(bar.dataset.bar, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(10000) });
    if (answer.ok) show(await answer.text());
  } catch {
    // the live sign says that the server is away
  }
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.set(button.name, button.value);
  body.set('_csrf', csrf());
  for (const each of $$('button', form)) each.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST', body, headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(15000),
    });
    const html = await answer.text();
    const consulting = answer.ok && form.matches('[action$="/transfer"]') && body.get('kind') === 'attended';
    if (!consulting) for (const open of $$('#phone dialog[open], #phone details[open]')) open.removeAttribute('open');
    show(html);
    const dialog = consulting ? $('#transfer') : null;
    dialog?.classList.add('asking');
    // asked for from the directory, where it is not open yet
    if (dialog && !dialog.open) dialog.showModal();
  } catch {
    toast(document.body.dataset.offlineText, 'error');
  } finally {
    for (const each of $$('button', form)) each.disabled = false;
  }
}

/** Whom the call may go to, by what is typed so far. */
async function find(field) {
  // the bar may have been made anew meanwhile
  if (!field) return;
  const asked = field.value;
  try {
    const answer = await fetch(`${field.dataset.targets}?q=${encodeURIComponent(asked)}`, { signal: AbortSignal.timeout(10000) });
    const found = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html').querySelector('#transfer-found');
    if (found && field.value === asked) $('#transfer-found')?.replaceWith(found);
  } catch {
    // a number can still be typed
  }
}

function choose(target) {
  const field = $('#transfer-target');
  field.value = target;
  $('#transfer-found').replaceChildren();
  field.focus();
}

/** The wrap-up's choices by one digit, while its menu is open. */
export function wrapUp(digit) {
  const choice = $(`#phone .wrap-up[open] [data-digit-choice="${digit}"]`);
  choice?.click();
  return Boolean(choice);
}

/** The extension is asked for once for each machine. */
function remember() {
  const field = $('[data-remember]');
  if (!field) return;
  if (!field.value) field.value = localStorage.getItem(field.dataset.remember) ?? '';
  field.form.addEventListener('submit', () => localStorage.setItem(field.dataset.remember, field.value));
}

export function phone() {
  remember();
  tick();
  setInterval(tick, 1000);
  if (!$('#phone')) return;
  const refresh = soon(read, 0);
  refresh();
  document.addEventListener('desk:call', refresh);
  document.addEventListener('desk:again', refresh);
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-phone-form]')) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  const search = soon(() => find($('#transfer-target')), 150);
  document.addEventListener('input', (event) => {
    if (event.target.matches('[data-targets]')) search();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-open-transfer]')) {
      $('#transfer').showModal();
      $('#transfer-target').focus();
    }
    const found = event.target.closest?.('[data-target]');
    if (found) choose(found.dataset.target);
  });
}
