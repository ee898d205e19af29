// SPDX-License-Identifier: Apache-2.0
// The keyboard: single letters that never act while somebody types, and that can be switched off.
import { $, $$, isTyping } from './desk.js';
import { insertArticle, showTab } from './composer.js';
import { stepRows } from './faq.js';
import { pickHere, pickPage } from './case-list.js';
import { step } from './list.js';
import { wrapUp } from './phone.js';
import { toItems } from './items.js';

const OFF = 'madoguchi.single-keys';

function enabled() {
  return localStorage.getItem(OFF) !== 'off';
}

function press(selector) {
  const target = $(selector);
  if (!target) return false;
  if (isTyping(target)) target.focus();
  else target.click();
  const menu = target.closest('details');
  if (menu?.open) $('.menu-item:not([disabled])', menu)?.focus();
  return true;
}

/** Writing in a conversation has no tabs. */
function toChat() {
  $('#chat-form #reply-text')?.focus();
  return Boolean($('#chat-form'));
}

function toArticles() {
  const first = $('#candidates [data-digit]') ?? $('#faq-words');
  first?.focus();
  first?.scrollIntoView({ block: 'nearest' });
  return Boolean(first);
}

function toCanned() {
  const canned = $$('[data-canned]').find((each) => !each.closest('[hidden]'));
  if (!canned) return false;
  showTab('reply', false);
  canned.focus();
  canned.showPicker?.();
  return true;
}

/** The box that finds a link; the panel may be below what is seen. */
function toLinks() {
  const words = $('#link-words');
  if (!words) return false;
  words.scrollIntoView({ block: 'nearest' });
  words.focus();
  return true;
}

/** The directory's box, or the directory. */
function toDirectory() {
  const box = $('[data-directory]');
  if (!box) return press('.rail [href="/console/directory"]');
  box.select();
  box.focus();
  return true;
}

const LETTERS = {
  j: () => stepRows(1) || (step(1), true),
  k: () => stepRows(-1) || (step(-1), true),
  r: () => showTab('reply') || toChat(),
  n: () => showTab('note'),
  e: () => showTab('escalation') || press('[data-key=e]'),
  a: () => press('[data-key=a]'),
  c: () => press('[data-key=c]'),
  h: () => press('[data-key=h]'),
  m: () => press('[data-key=m]'),
  t: () => press('[data-key=t]'),
  f: toArticles,
  b: () => press('[data-key=b]'),
  l: () => press('[data-key=l]'),
  i: toItems,
  o: () => press('[data-key=o]'),
  u: () => press('[data-key=u]'),
  g: toLinks,
  y: () => press('[data-key=y]'),
  '/': () => toCanned() || press('[data-key=slash]'),
  p: () => press('[data-key=p]'),
  q: () => press('[data-key=q]'),
  d: toDirectory,
  w: () => press('[data-key=w]'),
  s: () => press('[data-key=s]'),
  x: pickHere,
  X: pickPage,
  '?': () => ($('#help')?.showModal(), true),
};

function down(event) {
  if (event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'k' && $('#search')) {
    $('#search').select();
    $('#search').focus();
    event.preventDefault();
    return;
  }
  if (command && event.key === 'Enter') {
    const form = document.activeElement?.closest?.('.sheet-form');
    if (form) {
      form.requestSubmit($('[data-submit]', form));
      event.preventDefault();
    }
    return;
  }
  // Enter in a field that has a button of its own
  if (event.key === 'Enter' && event.target.dataset?.enter) {
    $(`#${event.target.dataset.enter}`).click();
    event.preventDefault();
    return;
  }
  if (event.altKey && !command && /^Digit[1-9]$/.test(event.code)) {
    if (insertArticle(event.code.slice(5))) event.preventDefault();
    return;
  }
  if (event.key === 'Escape') {
    const menu = document.activeElement?.closest?.('details.menu[open]') ?? $('details.menu[open]');
    if (menu) {
      menu.open = false;
      $('summary', menu).focus();
    } else if (isTyping() && !$('dialog[open]')) {
      document.activeElement.blur();
    }
    return;
  }
  if (command || event.altKey || isTyping() || $('dialog[open]') || !enabled()) return;
  if (/^[0-9]$/.test(event.key) && wrapUp(event.key)) {
    event.preventDefault();
    return;
  }
  const act = /^[1-9]$/.test(event.key) ? () => insertArticle(event.key) : LETTERS[event.key];
  if (act?.()) event.preventDefault();
}

export function listenToKeys() {
  document.addEventListener('keydown', down);
  const choice = $('[data-single-keys]');
  if (choice) {
    choice.checked = enabled();
    choice.addEventListener('change', () => localStorage.setItem(OFF, choice.checked ? 'on' : 'off'));
  }
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-help]')) $('#help').showModal();
    for (const menu of $$('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}
