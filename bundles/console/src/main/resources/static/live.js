// SPDX-License-Identifier: Apache-2.0
// The event stream: tells the page what has changed, and the person whether it is alive.
import { $ } from './desk.js';

let source;
let broken = false;
/** When the page was made, until the stream has begun. */
let moment = $('#live')?.dataset.moment;

function show(state) {
  const live = $('#live');
  if (!live || live.dataset.state === state) return;
  live.dataset.state = state;
  live.classList.toggle('on', state === 'on');
  live.classList.toggle('off', state !== 'on');
  const word = $('.live-word', live);
  word.textContent = live.dataset[state];
  if (state === 'out') {
    const link = document.createElement('a');
    link.href = location.pathname + location.search;
    link.textContent = live.dataset.out;
    word.replaceChildren(link);
  }
}

/** The session is over: said at the top of the page, and nothing is taken from under the person's hands. */
export function ended() {
  show('out');
}

/** Without a touch for so long nobody is there: the stream ends, so that the session can end as well. */
const IDLE = 60 * 60 * 1000;
let touched = Date.now();

function watchIdleness() {
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'scroll']) {
    addEventListener(kind, () => {
      touched = Date.now();
      if (!source) listen();
    }, { passive: true, capture: true });
  }
  setInterval(() => {
    if (source && Date.now() - touched > IDLE) {
      stop();
      broken = true;
      show('rest');
    }
  }, 60000);
}

function stop() {
  source?.close();
  source = null;
}

export function live() {
  if (!$('#live') || !window.EventSource) return;
  watchIdleness();
  listen();
  addEventListener('pagehide', stop);
}

function listen() {
  source = new EventSource('/console/events');
  source.addEventListener('hello', (event) => {
    show('on');
    // what happened while we were away, or between the making of the page and now, is not repeated: it is read again
    const missed = moment !== JSON.parse(event.data).moment;
    moment = null;
    if (broken || missed) document.dispatchEvent(new CustomEvent('desk:again'));
    broken = false;
  });
  for (const topic of ['case', 'channel', 'article', 'chat', 'call', 'calls', 'mention']) {
    source.addEventListener(topic, (event) => {
      document.dispatchEvent(new CustomEvent(`desk:${topic}`, { detail: JSON.parse(event.data) }));
    });
  }
  source.addEventListener('error', () => {
    broken = true;
    show('off');
    // the browser comes back by itself unless the server has said something else
    if (source?.readyState === EventSource.CLOSED) setTimeout(retry, 3000);
  });
}

async function retry() {
  const answer = await fetch('/console/events', { headers: { Accept: 'text/event-stream' } }).catch(() => null);
  answer?.body?.cancel();
  if (answer?.status === 204) {
    // the session has ended; what is written stays on the page until the person goes to sign in
    show('out');
    return;
  }
  if (source) listen();
}
