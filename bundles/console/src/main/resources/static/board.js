// SPDX-License-Identifier: Apache-2.0
// The supervisor's board: follows what happens, and gives cases to people by key and by drag. The waiting light of every page.
import { $, $$, PATIENCE, soon } from './desk.js';
import { keepPicks, pickRow } from './case-list.js';

/** Somebody looks: with the event stream at rest nothing is asked by itself, so that the session can end. */
const awake = () => !document.hidden && $('#live')?.dataset.state === 'on';

async function part(address, id) {
  try {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
  } catch {
    // the live sign says that the server is away
    return null;
  }
}

/** How many calls wait, on every page; it is said aloud when there are too many. */
export function queueLight() {
  const place = $('#queue-light');
  if (!place) return;
  let timer = 0;
  let alert = false;
  const read = soon(async () => {
    const fresh = await part(place.dataset.light, 'queue-light-parts');
    clearTimeout(timer);
    if (!fresh) return;
    place.replaceChildren(...fresh.childNodes);
    const now = fresh.dataset.alert === 'yes';
    const said = $('#queue-alert');
    if (now !== alert) said.textContent = now ? said.dataset.words : '';
    alert = now;
    // a limit of time is reached without any event
    if (Number(fresh.dataset.waiting) > 0) timer = setTimeout(() => awake() && read(), 5000);
  }, 200);
  document.addEventListener('desk:calls', read);
  document.addEventListener('desk:again', read);
  document.addEventListener('visibilitychange', () => awake() && read());
  read();
}

let dragged = [];
/** The case where the focus was, also when its row has been made anew. */
let last = '';

const boxes = () => $$('#row-list [data-pick]');
const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);

const refresh = soon(async () => {
  if (document.hidden || dragged.length > 0) return;
  const fresh = await part($('#bulk').dataset.board, 'board-live');
  if (!fresh || dragged.length > 0) return;
  const held = document.activeElement?.closest('#board-live') ? document.activeElement.id : '';
  keepPicks(() => $('#board-live').replaceWith(fresh));
  if (held) $(`#${CSS.escape(held)}`)?.focus({ preventScroll: true });
}, 1000);

function give(cases, to) {
  for (const box of boxes()) box.checked = cases.includes(box.value);
  const button = document.createElement('button');
  button.name = 'assign';
  button.value = to;
  button.hidden = true;
  $('#bulk').append(button);
  $('#bulk').requestSubmit(button);
}

function drag() {
  let over = null;
  const stand = (place) => {
    if (over === place) return;
    over?.classList.remove('over');
    place?.classList.add('over');
    over = place;
  };
  document.addEventListener('dragstart', (event) => {
    const row = event.target.closest?.('.board-case[draggable="true"]');
    if (!row) return;
    const picks = chosen();
    dragged = picks.includes(row.dataset.case) ? picks : [row.dataset.case];
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.map((id) => `#${id}`).join(' '));
    document.body.classList.add('board-dragging');
  });
  document.addEventListener('dragover', (event) => {
    const place = dragged.length > 0 ? event.target.closest?.('[data-drop]') : null;
    stand(place);
    if (place) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const place = dragged.length > 0 ? event.target.closest?.('[data-drop]') : null;
    if (!place) return;
    event.preventDefault();
    const coming = dragged.filter((id) => !$(`.board-case[data-case="${id}"]`, place));
    if (coming.length > 0) give(coming, place.dataset.drop);
  });
  document.addEventListener('dragend', () => {
    dragged = [];
    stand(null);
    document.body.classList.remove('board-dragging');
  });
}

const plain = (text) => text.normalize('NFKC').toLowerCase();
const shown = () => $$('#board-choice button.menu-item').filter((button) => !button.hidden);

function choose() {
  const choice = $('#board-choice');
  const find = $('[data-board-find]', choice);
  // without a choice the key is for the row where one is
  $('summary', choice).addEventListener('click', (event) => {
    const row = last && $(`.board-case[data-case="${last}"]`);
    if (chosen().length === 0 && row) pickRow(row);
    if (chosen().length === 0) {
      event.preventDefault();
      $('.row-link')?.focus();
    }
  });
  find.addEventListener('input', () => {
    const wanted = plain(find.value.trim());
    for (const button of $$('button.menu-item', choice)) button.hidden = !plain(button.textContent).includes(wanted);
  });
  choice.addEventListener('keydown', (event) => {
    const all = shown();
    const at = all.indexOf(document.activeElement);
    if (event.key === 'Enter' && event.target === find) {
      event.preventDefault();
      all[0]?.click();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      all[Math.min(all.length - 1, at + 1)]?.focus();
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      (at > 0 ? all[at - 1] : find).focus();
    }
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('.board-case');
    if (row) last = row.dataset.case;
  });
}

export function board() {
  if (!$('#bulk[data-board]')) return;
  for (const topic of ['case', 'calls', 'chat', 'again']) document.addEventListener(`desk:${topic}`, refresh);
  // what only time changes
  setInterval(() => awake() && refresh(), 20000);
  document.addEventListener('visibilitychange', () => awake() && refresh());
  if ($('#board-choice')) {
    choose();
    drag();
  }
}
