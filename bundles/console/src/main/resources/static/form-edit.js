// SPDX-License-Identifier: Apache-2.0
// The form beside the editor follows what is typed, and conditions offer what the items above offer now. Without this a
// button does both.
import { $, $$, PATIENCE, soon } from './desk.js';

const editor = $('[data-form-editor]');

/** What was tried in the preview goes on into the next one. */
function carry(from, to) {
  for (const input of $$('input, select, textarea', to)) {
    const old = $$(`[name="${CSS.escape(input.name)}"]`, from)
      .find((each) => each.type === input.type && (!['radio', 'checkbox'].includes(each.type) || each.value === input.value));
    if (!old || ['hidden', 'file'].includes(input.type)) continue;
    if (['radio', 'checkbox'].includes(input.type)) input.checked = old.checked;
    else input.value = old.value;
  }
  $('form', to)?.dispatchEvent(new Event('change'));
}

/** The new page waits behind the old one until it can be seen. */
function show(html) {
  const old = $('[data-preview]');
  if (html === old.srcdoc) return Promise.resolve();
  const next = old.cloneNode();
  next.classList.add('form-preview-next');
  next.srcdoc = html;
  old.after(next);
  return new Promise((shown) => {
    next.addEventListener('load', () => {
      carry(old.contentDocument, next.contentDocument);
      next.contentWindow.scrollTo(0, old.contentWindow.scrollY);
      next.classList.remove('form-preview-next');
      old.remove();
      shown();
    }, { once: true });
  });
}

const refresh = soon(async () => {
  const sent = new URLSearchParams(new FormData(editor));
  sent.set('act', 'preview');
  try {
    const answer = await fetch(editor.action, { method: 'POST', body: sent, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of $$('[data-fresh]', page)) {
      const old = document.getElementById(part.id);
      if (old && !old.contains(document.activeElement)) old.replaceWith(part);
    }
    await show($('[data-preview]', page).srcdoc);
  } catch {
    // the live sign says that the server is away; the next letter tries again
  }
}, 400);

if ($('[data-preview]')) {
  editor.addEventListener('input', refresh);
  $('[data-refresh]').hidden = true;
}
