// SPDX-License-Identifier: Apache-2.0
// Keeps the list of cases current without moving anything under the cursor.
import { $, $$, PATIENCE, soon, whenReplaced } from './desk.js';
import { keepPicks } from './case-list.js';

let fresh = null;

const refresh = soon(async () => {
  const rows = $('#rows');
  if (!rows) return;
  if (document.hidden) {
    document.addEventListener('visibilitychange', () => refresh(), { once: true });
    return;
  }
  const asked = rows.dataset.query;
  let answer;
  try {
    answer = await fetch(`${rows.dataset.parts ?? '/console/inbox/rows'}?${asked}`, {
      headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return;
  }
  if (!answer.ok || $('#rows')?.dataset.query !== asked) return;
  const parts = new DOMParser().parseFromString(await answer.text(), 'text/html');
  merge(parts);
}, 100, 250);

function merge(parts) {
  const views = $('#views', parts);
  for (const now of $$('.view', views)) {
    const mine = $$('#views .view').find((view) => view.getAttribute('href') === now.getAttribute('href'));
    const count = mine && $('.count', mine);
    if (count && count.textContent !== $('.count', now).textContent) {
      count.replaceWith($('.count', now).cloneNode(true));
    }
  }
  const list = $('#row-list');
  const coming = $$('.case-row', parts);
  const known = new Map($$('.case-row', list).map((row) => [row.dataset.case, row]));
  fresh = $('#rows', parts);
  const total = $('.case-total');
  if (total) total.textContent = total.dataset.words.replace('{0}', fresh.dataset.total);
  if (known.size === 0) {
    if (coming.length > 0) reveal(false);
    return;
  }
  let news = 0;
  const here = new Set();
  for (const row of coming) {
    here.add(row.dataset.case);
    const old = known.get(row.dataset.case);
    if (!old) news += 1;
    else update(old, row);
  }
  for (const [id, row] of known) {
    row.classList.toggle('gone', !here.has(id));
    if (!here.has(id) && !$('.gone-mark', row)) {
      const sign = document.createElement('span');
      sign.className = 'gone-mark';
      sign.textContent = $('#news').dataset.gone;
      ($('.row-meta', row) ?? $('.column-subject', row)).append(sign);
    }
  }
  const button = $('#news');
  button.hidden = news === 0;
  button.textContent = news === 1 ? button.dataset.one : button.dataset.many.replace('{0}', news);
}

/** The row keeps its place and its link; only what it says changes. */
function update(old, row) {
  if (old.matches('tr')) {
    updateLine(old, row);
    return;
  }
  const link = $('.row-link', old);
  const now = $('.row-link', row);
  if (link.innerHTML === now.innerHTML) return;
  const news = $('time', link)?.dateTime !== $('time', now)?.dateTime;
  link.innerHTML = now.innerHTML;
  old.classList.toggle('attention', row.classList.contains('attention'));
  if (news && link.getAttribute('aria-current') !== 'true') old.classList.add('changed');
}

function updateLine(old, row) {
  const now = $$('td:not(.pick)', row);
  const cells = $$('td:not(.pick)', old);
  if (now.length !== cells.length) return;
  cells.forEach((cell, at) => {
    if (cell.innerHTML === now[at].innerHTML) return;
    const held = cell.contains(document.activeElement);
    if (!held) cell.innerHTML = now[at].innerHTML;
  });
  const moment = (line) => $('time[data-age]', line)?.dateTime;
  if (moment(old) !== moment(row)) old.classList.add('changed');
  old.classList.toggle('attention', row.classList.contains('attention'));
}

/** Shows the newest state of the list, because the person asked for it. */
function reveal(focus = true) {
  if (!fresh) return;
  const open = $('.row-link[aria-current="true"]')?.closest('.case-row')?.dataset.case;
  keepPicks(() => $('#rows').replaceWith(fresh));
  window.htmx?.process(fresh);
  fresh = null;
  mark(open);
  $('#news').hidden = true;
  if (focus) $('.row-link')?.focus();
}

function mark(id) {
  for (const link of $$('.row-link')) {
    if (link.closest('.case-row').dataset.case === id) {
      link.setAttribute('aria-current', 'true');
      link.closest('.case-row').classList.remove('changed');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

/** An hour later the list must not say that something came just now. */
function age() {
  const words = $('#news').dataset;
  for (const time of $$('#row-list time[data-age]')) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000));
    const text = minutes < 1 ? words.ageNow
      : minutes < 60 ? words.ageMinutes.replace('{0}', minutes)
        : minutes < 1440 ? words.ageHours.replace('{0}', Math.floor(minutes / 60))
          : words.ageDays.replace('{0}', Math.floor(minutes / 1440));
    if (time.textContent !== text) time.textContent = text;
  }
}

export function keepList() {
  if (!$('#rows')) return;
  setInterval(age, 20000);
  document.addEventListener('desk:case', refresh);
  document.addEventListener('desk:again', refresh);
  $('#news')?.addEventListener('click', () => reveal());
  whenReplaced('work', (work) => {
    if (!work.dataset.case) return;
    mark(work.dataset.case);
    refresh();
  });
}

/** Moves the focus along the rows. */
export function step(direction) {
  const links = $$('.row-link').filter((link) => link.offsetParent !== null);
  if (links.length === 0) return;
  let at = links.indexOf(document.activeElement);
  if (at < 0) at = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = at < 0 ? (direction > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + direction));
  links[next].focus();
}
