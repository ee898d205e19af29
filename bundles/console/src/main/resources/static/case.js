// SPDX-License-Identifier: Apache-2.0
// The open case: follows what others do to it, never touches what is being typed.
import { $, $$, isTyping, soon, whenReplaced } from './desk.js';
import { restore } from './composer.js';

const PARTS = '#timeline, #case-head, #contact-panel, #related-panel, #topics-panel, #tags-panel, #items-panel, #details-panel';

/** Signs of something half done, wherever the cursor is. */
const BEGUN = '#case-head details[open], #contact-panel[data-editing], #related-panel[data-editing], #topics-panel [data-topics], #items-panel [data-unsaved], #details-panel details[open]';

/** Somebody has begun something in this part, which would be replaced. */
function begunIn(part) {
  const here = part.contains(document.activeElement);
  return (here && (isTyping() || part.id === 'items-panel'))
    || $$('textarea', part).some((field) => part.id === 'timeline' && field.value.trim() !== field.defaultValue.trim())
    || part.matches(BEGUN) || $(BEGUN, part) !== null;
}

const busy = () => $$(PARTS).some(begunIn);

/** A part was left as it is. */
let kept = false;

/** What was read may come after somebody has begun: that part stays, and the page says that there is more. */
function keepWhatIsBegun() {
  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target } = event.detail;
    if (!target.matches(PARTS)) return;
    if (acting()) {
      // what was read before the act: its answer brings all, and looks for the form that it was sent from
      event.detail.shouldSwap = false;
    } else if (begunIn(target)) {
      event.detail.shouldSwap = false;
      kept = true;
    }
  });
}

async function read() {
  const work = $('#work');
  if (!work?.dataset.case) return;
  const timeline = $('#timeline');
  const atEnd = timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < 60;
  const place = timeline.scrollTop;
  kept = false;
  try {
    await window.htmx.ajax('GET', `${work.dataset.path}/live?${work.dataset.list}`, { target: '#work', swap: 'none' });
  } catch {
    // the live sign says that the server is away
    return;
  }
  const now = $('#timeline');
  if (now) now.scrollTop = atEnd ? now.scrollHeight : place;
  const stale = $('#stale');
  if (stale) stale.hidden = !kept;
}

/** An act on the case is under way: its answer brings the whole case. */
const acting = () => $('#work')?.inert ?? false;

/** One act at a time, for its answer replaces the page that the next one would be sent from. */
function oneAtATime() {
  const isAct = ({ target, requestConfig }) => target?.id === 'work' && requestConfig.verb !== 'get';
  let focused = null;
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (!isAct(event.detail)) return;
    focused = document.activeElement;
    event.detail.target.inert = true;
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (!isAct(event.detail)) return;
    if (acting()) {
      // it failed: the person goes on where they were
      $('#work').inert = false;
      focused?.focus?.({ preventScroll: true });
    }
    follow();
  });
}

const follow = soon(async () => {
  if (acting()) return;
  if (document.hidden) {
    document.addEventListener('visibilitychange', () => follow(), { once: true });
  } else if (busy()) {
    $('#stale').hidden = false;
  } else {
    await read();
  }
}, 400);

function toEnd() {
  const timeline = $('#timeline');
  if (timeline) timeline.scrollTop = timeline.scrollHeight;
}

export function openCase() {
  toEnd();
  keepWhatIsBegun();
  oneAtATime();
  document.addEventListener('desk:case', (event) => {
    if (event.detail.id === $('#work')?.dataset.case) follow();
  });
  // the own call, wherever it is shown; somebody else's while it runs here
  document.addEventListener('desk:call', () => {
    if ($('#work')?.dataset.case) follow();
  });
  document.addEventListener('desk:calls', () => {
    if ($('#timeline .call[data-runs]')) follow();
  });
  document.addEventListener('desk:again', () => follow());
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-refresh]')) read();
  });
  whenReplaced('work', (work) => {
    if (!work.dataset.case) return;
    // below 1280 px list and case take turns
    work.closest('.desk')?.classList.replace('list-first', 'case-first');
    document.title = work.dataset.title;
    restore(work);
    toEnd();
    const problem = $('#composer-problem');
    (problem ?? $('#case-title'))?.focus({ preventScroll: true });
  });
}
