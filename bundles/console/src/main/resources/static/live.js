// SPDX-License-Identifier: Apache-2.0
// The event stream: tells the page what has changed, and the person whether it is alive.
import { $ } from './desk.js';

let source;
let broken = false;

function show(state) {
  const live = $('#live');
  if (!live || live.dataset.state === state) return;
  live.dataset.state = state;
  live.classList.toggle('on', state === 'on');
  live.classList.toggle('off', state === 'off');
  $('.live-word', live).textContent = live.dataset[state];
}

export function listen() {
  if (!$('#live') || !window.EventSource) return;
  source = new EventSource('/console/events');
  source.addEventListener('hello', () => {
    show('on');
    // what happened while we were away is not repeated: everything is read again
    if (broken) document.dispatchEvent(new CustomEvent('desk:again'));
    broken = false;
  });
  for (const topic of ['case', 'channel', 'article']) {
    source.addEventListener(topic, (event) => {
      document.dispatchEvent(new CustomEvent(`desk:${topic}`, { detail: JSON.parse(event.data) }));
    });
  }
  source.addEventListener('error', () => {
    broken = true;
    show('off');
    // closed for good: the session has ended; any look at the server leads to the sign-in page
    if (source.readyState === EventSource.CLOSED) setTimeout(retry, 5000);
  });
  addEventListener('pagehide', () => source.close());
}

async function retry() {
  try {
    const answer = await fetch('/console/events', { method: 'GET', headers: { Accept: 'text/event-stream' } });
    answer.body?.cancel();
    if (answer.status === 204 || answer.status === 401) return;
  } catch {
    // the server is away; the next try comes by itself
  }
  listen();
}
