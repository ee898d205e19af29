// SPDX-License-Identifier: Apache-2.0
// Conversations: the figures in the rail on every page; on their own page the list, the open room and writing in it.
import { $, $$, PATIENCE, csrf, isTyping, soon, whenReplaced } from './desk.js';
import { restore } from './composer.js';
import { ended } from './live.js';

const form = (fields = {}) => new URLSearchParams({ _csrf: csrf(), ...fields });

function ask(path, options = {}) {
  return fetch(path, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE), ...options });
}

/* the rail: how many wait, and whether something of one's own is unread */

let beats = 0;

const figures = soon(async () => {
  try {
    const answer = await ask('/console/chat/figures', { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const now = await answer.json();
    const count = now.waiting + now.unread;
    const sign = $('#rail-chat');
    sign.hidden = count === 0;
    sign.textContent = count;
    alive(now);
  } catch {
    // the live sign says that the server is away
  }
}, 700);

/** While somebody takes conversations, each open page says so, also from the background. */
function alive({ accepting, mine, patience }) {
  clearInterval(beats);
  if (!accepting && mine === 0) return;
  const beat = () => ask('/console/chat/beat', { method: 'POST', body: form(), keepalive: true }).catch(() => {});
  beat();
  beats = setInterval(beat, Math.min(patience / 4, 20) * 1000);
}

/* the list */

const list = soon(async () => {
  const side = $('#chat-side');
  if (!side) return;
  try {
    const answer = await ask(`/console/chat/list?open=${$('#work').dataset.room ?? ''}`);
    if (!answer.ok) return;
    const focused = document.activeElement?.closest?.('.chat-row')?.dataset.room;
    const place = $('#chat-rows').scrollTop;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    $('#chat-list').replaceWith($('#chat-list', fresh));
    window.htmx.process($('#chat-list'));
    $('#chat-rows').scrollTop = place;
    if (focused) $(`.chat-row[data-room="${focused}"] .row-link`)?.focus();
    readOpen();
    tick();
  } catch {
    // the live sign says that the server is away
  }
}, 400);

/** Waiting times go on by themselves. */
function tick() {
  for (const time of $$('.chat-row time[data-since]')) {
    const row = time.closest('.chat-row');
    if (!$('.state-waiting_approval', row)) continue;
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    time.textContent = time.textContent.replace(/\d+:\d\d/, words);
    row.classList.toggle('late', seconds > 120);
  }
}

/** Something was said in a room that is not before the person's eyes. */
function mark(room) {
  const count = $(`.chat-row[data-room="${room}"] .chat-unread`);
  if (!count) return list();
  count.dataset.unread = Number(count.dataset.unread) + 1;
  count.textContent = count.dataset.unread;
  count.hidden = false;
  count.closest('.chat-row').classList.add('attention');
  figures();
  return undefined;
}

/* the open room */

function toEnd() {
  const log = $('#chat-log');
  if (log) log.scrollTop = log.scrollHeight;
}

/** What is before the person's eyes is not unread, whatever the list has known when it was asked. */
function readOpen() {
  const work = $('#work');
  if (work?.dataset.mine !== 'yes' || document.hidden) return false;
  const count = $(`.chat-row[data-room="${work.dataset.room}"] .chat-unread`);
  if (count) {
    count.dataset.unread = 0;
    count.hidden = true;
    count.closest('.chat-row').classList.remove('attention');
  }
  return true;
}

const seen = soon(async () => {
  if (!readOpen()) return;
  const work = $('#work');
  await ask(`${work.dataset.path}/read`, { method: 'POST', body: form() }).catch(() => {});
  figures();
}, 300);

const news = soon(async () => {
  const work = $('#work');
  const log = $('#chat-log');
  if (!work?.dataset.room || !log) return;
  const last = Math.max(0, ...$$('[data-number]', log).map((line) => Number(line.dataset.number)));
  try {
    const answer = await ask(`${work.dataset.path}/news?after=${last}`);
    if (answer.status === 401) return ended();
    if (!answer.ok || $('#chat-log') !== log) return;
    const fresh = $('#chat-news', new DOMParser().parseFromString(await answer.text(), 'text/html'));
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    for (const line of [...fresh.children]) {
      if (line.dataset.client) $(`.chat-pending[data-client="${line.dataset.client}"]`, log)?.remove();
      log.insertBefore(line, $('.chat-pending', log));
    }
    if (atEnd) toEnd();
    if (fresh.dataset.state !== work.dataset.state) reopen(work);
    else seen();
  } catch {
    // the live sign says that the server is away; what is missed comes with the next news
  }
  return undefined;
}, 50);

/** What can be done with the room has changed; what is being written stays, it is kept in the tab. */
async function reopen(work) {
  // the answer to what was asked for here brings it; without its form the answer would find no place
  if ($('.htmx-request', work)) return;
  const typing = isTyping();
  await window.htmx.ajax('GET', work.dataset.path, { target: '#work', swap: 'outerHTML' });
  if (typing) $('#reply-text')?.focus();
}

/* writing */

const unsent = [];
let sending = false;

function say(event) {
  event.preventDefault();
  const field = $('#reply-text');
  const text = field.value.trim();
  if (!text) return;
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  unsent.push({ key, text, path: $('#work').dataset.path });
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const line = document.createElement('div');
  line.className = 'chat-line chat-ours chat-pending';
  line.dataset.client = key;
  const words = document.createElement('p');
  words.className = 'chat-text';
  words.textContent = text;
  line.append(words);
  $('#chat-log').append(line);
  toEnd();
  send();
}

/** In their order, again until each is stored: the key keeps a repetition from being said twice. */
async function send() {
  if (sending) return;
  sending = true;
  const state = () => $('#chat-state');
  try {
    while (unsent.length) {
      const [next] = unsent;
      const answer = await ask(`${next.path}/messages`, { method: 'POST', body: form({ key: next.key, text: next.text }) });
      if (answer.status === 401) {
        ended();
        throw new Error('signed out');
      }
      if (answer.status === 422) refuse(next, await answer.text());
      else if (!answer.ok) throw new Error(String(answer.status));
      unsent.shift();
      if (state() && answer.ok) state().textContent = '';
    }
    news();
  } catch {
    if (state()) state().textContent = $('#reply-text').dataset.failed;
    setTimeout(send, 3000);
  } finally {
    sending = false;
  }
}

function refuse(message, why) {
  $(`.chat-pending[data-client="${message.key}"]`)?.remove();
  const field = $('#reply-text');
  if (field) field.value = [message.text, field.value].filter(Boolean).join('\n');
  if ($('#chat-state')) $('#chat-state').textContent = why;
  news();
}

function enter(event) {
  // Enter that ends a conversion is not meant for us (229: Safari says so late)
  if (event.target.id !== 'reply-text' || !event.target.closest('#chat-form')) return;
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
  if (event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  $('#chat-form').requestSubmit();
}

export function chat() {
  if (!$('[data-chat-figures]')) return;
  figures();
  const own = Boolean($('#chat-side'));
  document.addEventListener('desk:chat', (event) => {
    const { id, kind } = event.detail;
    if (id === $('#work')?.dataset.room) news();
    else if (kind === 'SAID' && own) mark(id);
    if (kind === 'MOVED' || !own) {
      figures();
      list();
    }
  });
  document.addEventListener('desk:again', () => {
    figures();
    list();
    news();
  });
  if (!own) return;
  setInterval(tick, 1000);
  tick();
  toEnd();
  seen();
  document.addEventListener('visibilitychange', () => document.hidden || seen());
  document.addEventListener('keydown', enter);
  document.addEventListener('submit', (event) => event.target.id === 'chat-form' && say(event));
  addEventListener('beforeunload', (event) => unsent.length && event.preventDefault());
  whenReplaced('work', (work) => {
    if (!work.dataset.room) return;
    work.closest('.desk')?.classList.replace('list-first', 'case-first');
    document.title = work.dataset.title;
    restore(work);
    toEnd();
    for (const link of $$('.chat-row .row-link')) {
      const here = link.closest('.chat-row').dataset.room === work.dataset.room;
      if (here) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    ($('#composer-problem') ?? $('#reply-text') ?? $('#case-title'))?.focus({ preventScroll: true });
    seen();
    list();
  });
}
