// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the console to work.
import { toast } from '/assets/web/web.js';
import { $, $$, PATIENCE, completeTags, filterLists, soon } from './desk.js';
import { ended, live } from './live.js';
import { keepList } from './list.js';
import { compose } from './composer.js';
import { openCase } from './case.js';
import { board, queueLight } from './board.js';
import { caseList } from './case-list.js';
import { chat } from './chat.js';
import { faq } from './faq.js';
import { listenToKeys } from './keys.js';
import { search } from './search.js';
import { phone } from './phone.js';
import { items } from './items.js';
import { topics } from './topics.js';
import { directory } from './directory.js';
import { printing } from './print.js';
import { mentions } from './mentions.js';

function themes() {
  const now = () => localStorage.getItem('madoguchi.theme') ?? 'auto';
  const show = () => {
    for (const button of $$('[data-theme-choice]')) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === now()));
    }
  };
  document.addEventListener('click', (event) => {
    const choice = event.target.closest?.('[data-theme-choice]')?.dataset.themeChoice;
    if (!choice) return;
    if (choice === 'auto') {
      localStorage.removeItem('madoguchi.theme');
      document.documentElement.dataset.theme = 'auto';
    } else {
      localStorage.setItem('madoguchi.theme', choice);
      document.documentElement.dataset.theme = choice;
    }
    show();
  });
  show();
}

/** Pages that show states of channels follow them; a button that somebody is about to press stays under their hands. */
function livePages() {
  const part = $('[data-live]');
  if (!part) return;
  const refresh = soon(async () => {
    const held = document.activeElement;
    if (part.contains(held) && !held.id) return;
    try {
      const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = $(`#${part.id}`, page);
      if (!fresh || (part.contains(document.activeElement) && !$(`#${CSS.escape(held.id)}`, fresh))) return;
      const open = $$('details[open]', part).map((each) => each.closest('[id]')?.id);
      part.replaceChildren(...fresh.childNodes);
      for (const id of open) $(`#${CSS.escape(id ?? '')} details`, part)?.setAttribute('open', '');
      if (held.id && !held.isConnected) $(`#${CSS.escape(held.id)}`, part)?.focus();
      window.htmx?.process(part);
    } catch {
      // the live sign says that the server is away
    }
  }, 500);
  document.addEventListener(`desk:${part.dataset.live}`, refresh);
  document.addEventListener('desk:again', refresh);
}

/** The address changes without a new page: come back to where the person is now. */
function languages() {
  document.addEventListener('submit', (event) => {
    const next = event.target.matches('[action="/console/language"]') && event.target.elements.next;
    if (next && document.body.dataset.signedIn === 'yes') next.value = location.pathname + location.search;
  }, true);
}

/** What the page asks for by itself must not lead away from it. */
function quietRequests() {
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    const path = event.detail.pathInfo?.requestPath ?? '';
    if (event.detail.xhr.status === 401 && /\/(live|articles)$/.test(path)) {
      event.preventDefault();
      ended();
    }
  });
}

/** Somebody needs help, and those who can help see it wherever they are. */
function callsForHelp() {
  const words = $('meta[name="words"]')?.dataset.helpNeeded;
  if (!words) return;
  document.addEventListener('desk:case', ({ detail }) => {
    if (detail.kind !== 'HARASSMENT_REPORTED') return;
    const link = document.createElement('a');
    link.href = `/console/cases/${detail.id}`;
    link.textContent = words.replace('{0}', `#${detail.id}`);
    toast('', 'warning').append(link);
  });
}

function failures() {
  const words = $('meta[name="words"]')?.dataset ?? {};
  document.addEventListener('htmx:responseError', (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) return;
    toast(status === 403 ? words.denied : status === 404 ? words.missing : words.failed, 'error');
  });
}


themes();
languages();
quietRequests();
failures();
callsForHelp();
search();
keepList();
compose();
filterLists();
completeTags();
openCase();
caseList();
board();
queueLight();
listenToKeys();
livePages();
faq();
chat();
phone();
topics();
items();
directory();
printing();
mentions();
live();
