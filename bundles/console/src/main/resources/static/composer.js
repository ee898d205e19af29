// SPDX-License-Identifier: Apache-2.0
// Writing: tabs, drafts that outlive everything, canned replies, articles.
import { $, $$, csrf, insert, later } from './desk.js';
import { ended } from './live.js';
import { suggestTopics } from './topics.js';

/* tabs */

export function showTab(name, focus = true) {
  const tab = $(`#tab-${name}`);
  if (!tab) return false;
  for (const other of $$('#composer [role=tab]')) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', chosen ? 'true' : 'false');
    other.tabIndex = chosen ? 0 : -1;
    const sheet = $(`#${other.getAttribute('aria-controls')}`);
    if (sheet) sheet.hidden = !chosen;
  }
  if (focus) {
    const sheet = $(`#${tab.getAttribute('aria-controls')}`);
    const field = $('textarea', sheet);
    (field ?? tab).focus();
    // a draft goes on where it ends
    if (field?.selectionEnd === 0) field.setSelectionRange(field.value.length, field.value.length);
    if (name === 'escalation') $('#department')?.focus();
  }
  return true;
}

function tabKeys(event) {
  const tab = event.target.closest?.('#composer [role=tab]');
  if (!tab || !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
  const tabs = $$('#composer [role=tab]');
  const at = tabs.indexOf(tab);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
  const chosen = tabs[(next + tabs.length) % tabs.length];
  showTab(chosen.id.replace('tab-', ''), false);
  chosen.focus();
  event.preventDefault();
}

/* the reply's draft lives on the server */

let unsaved = null;

function tell(state) {
  const line = $('#draft-state');
  if (!line) return;
  line.classList.toggle('danger', state === 'failed' || state === 'kept');
  line.textContent = state ? line.dataset[state] : '';
}

async function save() {
  if (!unsaved) return;
  const { url, text } = unsaved;
  unsaved = null;
  tell('saving');
  try {
    // as htmx asks: an ended session is then an error and not the sign-in page
    const answer = await fetch(url, {
      method: 'POST', body: form(text), headers: { 'HX-Request': 'true' }, keepalive: text.length < 15000,
    });
    if (answer.status === 401) {
      unsaved = { url, text };
      remember(url, text);
      ended();
      tell('kept');
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    forget(url);
    if (!unsaved) tell('saved');
  } catch {
    unsaved ??= { url, text };
    remember(url, text);
    tell('failed');
    retry();
  }
}

/* what the server does not take stays in this tab: after signing in again it is back */

function remember(name, text) {
  try {
    if (text) sessionStorage.setItem(`madoguchi.${name}`, text);
    else forget(name);
  } catch {
    // storage is full or forbidden: the text is still in the field
  }
}

function remembered(name) {
  return sessionStorage.getItem(`madoguchi.${name}`);
}

function forget(name) {
  sessionStorage.removeItem(`madoguchi.${name}`);
}

function form(text) {
  return new URLSearchParams({ _csrf: csrf(), text });
}

const saveSoon = later(save, 700);
const retry = later(save, 4000);

/* the way of the answer: what belongs to it is shown, and what does not is not sent */

function showWay(radio) {
  for (const part of $$('#sheet-reply [data-way]')) {
    part.hidden = !part.dataset.way.split(' ').includes(radio.dataset.wayKey);
  }
  for (const field of $$('#copies-box input')) field.disabled = $('#copies-box').hidden;
  const signature = $('#sheet-reply .signature');
  if (signature) signature.open = false;
  measure($('#reply-text'));
  if (radio.value.startsWith('new ')) $('#way-address')?.focus();
}

/* what a short message costs: 70 units alone, 67 in a part */

function measure(field) {
  const line = $('#message-length');
  if (!line || field?.id !== 'reply-text') return;
  const units = field.value.trim().length;
  const parts = units <= 70 ? 1 : Math.ceil(units / 67);
  line.textContent = line.dataset.words.replace('{0}', units).replace('{1}', parts);
}

function typed(event) {
  const field = event.target;
  measure(field);
  if (field.dataset?.draft) {
    unsaved = { url: field.dataset.draft, text: field.value };
    saveSoon();
  } else if (field.dataset?.keep) {
    remember(keyOf(field), field.value);
  }
  if ((field.dataset?.draft || field.closest?.('.answer-box')) && !field.dataset.inserting) suggest(field);
}

/* notes and questions stay in this tab until they are sent */

function keyOf(field) {
  return field.dataset.draft ?? `${location.pathname}.${field.dataset.keep}`;
}

export function restore(within = document) {
  for (const field of $$('[data-keep], [data-draft]', within)) {
    const kept = remembered(keyOf(field));
    if (!kept || kept === field.value || (field.dataset.keep && field.value !== field.defaultValue)) continue;
    field.value = kept;
    const box = field.closest('details');
    if (box) box.open = true;
    if (field.dataset.draft) {
      unsaved = { url: field.dataset.draft, text: kept };
      saveSoon();
    }
  }
  measure($('#reply-text'));
}

function forgetOf(sheet) {
  for (const field of $$('[data-keep], [data-draft]', sheet)) forget(keyOf(field));
}

/* articles for what is being typed */

/** Where an answer is written: at the desk, in a conversation, in a department's box. */
const answerField = () => $('#reply-text, .answer-box textarea');

/** Where articles for it are asked for. */
const articlesPath = () => $('[data-candidates]')?.getAttribute('hx-post');

const suggest = later((field) => {
  const search = $('#faq-words');
  const path = articlesPath();
  if (!path || !search || search.value) return;
  // the line at the cursor says what is being written about; inserted answers would only find themselves
  const words = field.value.slice(0, field.selectionStart).split('\n').at(-1).trim().slice(-300);
  if (words.length < 8) return;
  window.htmx.ajax('POST', path, {
    target: '#candidates', swap: 'outerHTML', values: { words, _csrf: csrf() },
  });
}, 1500);

export function insertArticle(digit) {
  const button = $(`[data-digit="${digit}"]`);
  if (!button) return false;
  button.click();
  return true;
}

/** How often an article helps an answer is counted; the answer does not wait for it. */
function tellUse(button) {
  const article = button.closest('[data-article]')?.dataset.article;
  const path = articlesPath();
  if (!article || !path) return;
  fetch(`${path}/${article}/used`, {
    method: 'POST', body: new URLSearchParams({ _csrf: csrf() }), headers: { 'HX-Request': 'true' }, keepalive: true,
  }).then(async (answer) => {
    if (answer.status === 200 && articlesPath() === path) suggestTopics(await answer.text());
  }).catch(() => {});
}

/** Who was to get the returned answer gets the mended one, unless somebody takes them off. */
function copyAgain(addresses) {
  const field = $('#copies');
  if (!field || !addresses) return;
  field.value = addresses;
  remember(keyOf(field), addresses);
  $('#copies-box').open = true;
}

function clicks(event) {
  const button = event.target.closest?.('button');
  if (!button) return;
  const field = answerField();
  if (button.dataset.insert && field) {
    showTab('reply', false);
    insert(field, $(`#${button.dataset.insert}`).textContent);
    tellUse(button);
  } else if (button.dataset.cite && field) {
    showTab('reply', false);
    insert(field, button.dataset.cite);
    tellUse(button);
  } else if ('copyReply' in button.dataset) {
    insert($('#suggested-answer'), $('#reply-text').value);
  } else if (button.dataset.rework && field) {
    showTab('reply', false);
    insert(field, $(`#${button.dataset.rework}`).textContent);
    copyAgain(button.dataset.copies);
  } else if (button.getAttribute('role') === 'tab') {
    showTab(button.id.replace('tab-', ''));
  }
}

function chosen(event) {
  if (event.target.matches?.('[data-way-key]')) {
    showWay(event.target);
    return;
  }
  if (!event.target.matches?.('[data-canned]')) return;
  const option = event.target.selectedOptions[0];
  if (option?.dataset.text) insert($('#reply-text'), option.dataset.text);
  event.target.value = '';
}

export function compose() {
  document.addEventListener('input', typed);
  document.addEventListener('change', chosen);
  document.addEventListener('click', clicks);
  document.addEventListener('keydown', tabKeys);
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  // what is submitted is no draft any more
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target.closest?.('#sheet-reply, [data-macros]')) {
      saveSoon.cancel();
      retry.cancel();
    } else if (!event.target.closest?.('#sheet-note')) {
      save();
    }
  });
  // a macro writes below what stands here, and so takes it along; nothing is saved beside it
  document.addEventListener('htmx:configRequest', (event) => {
    const reply = $('#reply-text[data-draft]');
    if (!reply || !event.target.closest?.('[data-macros]')) return;
    event.detail.parameters.draft = reply.value;
    unsaved = null;
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.requestConfig?.elt?.closest?.('[data-macros]') && event.detail.xhr?.status === 0) {
      const reply = $('#reply-text[data-draft]');
      if (reply) unsaved = { url: reply.dataset.draft, text: reply.value };
      saveSoon();
    }
    // the form itself may have left the page with the swap
    const sheet = event.detail.requestConfig?.elt?.closest?.('.sheet, .approval-form, .translate');
    if (!sheet) return;
    if (!event.detail.successful) {
      const reply = $('[data-draft]', sheet);
      if (reply?.value) {
        unsaved = { url: reply.dataset.draft, text: reply.value };
        remember(keyOf(reply), reply.value);
        saveSoon();
      }
      return;
    }
    if (sheet.id === 'sheet-reply') {
      unsaved = null;
      for (const files of $$('input[type=file]')) files.value = '';
    }
    forgetOf(sheet);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[action="/console/sign-out"]')) {
      // the next person at this machine must not find anything
      save();
      sessionStorage.clear();
    } else if (event.target.closest('.answer-box')) {
      // a plain form: the page that follows holds the text if it was refused
      forgetOf(event.target);
    }
  });
  restore();
}
