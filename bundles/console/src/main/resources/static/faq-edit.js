// SPDX-License-Identifier: Apache-2.0
// The page on which an article is written: nothing that was typed is lost, and what readers will see stands beside it.
import { $, $$, PATIENCE, csrf, later } from './desk.js';
import { draftKey, forgetWhenSaved } from './faq.js';
import { rich } from './rich.js';
import { addressOf } from './rich-dialogs.js';

const form = $('[data-faq-editor]');
const key = draftKey(form.dataset.draft);
const answer = $('#answer');
let dirty = form.dataset.unsaved === 'yes';
let leaving = false;

const folded = (text) => text.normalize('NFKC').toLowerCase();

// ---- what readers see

const look = later(async () => {
  const body = new URLSearchParams({ question: form.elements.question.value, answer: answer.value, id: form.elements.id.value });
  for (const box of $$('input[name=files]:checked', form)) body.append('files', box.value);
  try {
    const reply = await fetch('/console/faq/parts/preview', {
      method: 'POST', body, headers: { 'X-CSRF-Token': csrf(), 'HX-Request': 'true' }, signal: AbortSignal.timeout(PATIENCE),
    });
    if (!reply.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').body;
    for (const img of $$('img[src^="article-file:"]', fresh)) img.src = addressOf(img.getAttribute('src'));
    $('#preview').replaceChildren(...fresh.childNodes);
  } catch {
    // the preview waits; writing goes on
  }
}, 500);

// ---- drafts in this browser

const keep = later(() => {
  const draft = {
    at: new Date().toISOString(),
    fields: [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && typeof value === 'string'),
    names: $$('#related-list label').map((label) => [$('input', label).value, $('span', label).firstChild.textContent.trim()]),
  };
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    $('[data-saved]').textContent = $('[data-saved]').dataset.text;
  } catch {
    // no room in the browser: the warning on leaving remains
  }
}, 800);

function changed() {
  dirty = true;
  $('[data-saved]').textContent = '';
  look();
  keep();
}

function restore({ fields, names }) {
  const values = (name) => fields.filter(([known]) => known === name).map(([, value]) => value);
  for (const name of ['question', 'shortAnswer', 'keywords', 'from', 'until', 'version', 'revision']) {
    form.elements[name].value = values(name)[0] ?? '';
  }
  for (const box of $$('input[name=categories], input[name=owners], input[name=audience], input[name=featured]', form)) {
    box.checked = values(box.name).includes(box.value);
  }
  const labels = values('linkLabel');
  while ($$('.faq-link').length < labels.length) moreLinks();
  $$('input[name=linkLabel]').forEach((field, at) => { field.value = labels[at] ?? ''; });
  $$('input[name=linkAddress]').forEach((field, at) => { field.value = values('linkAddress')[at] ?? ''; });
  for (const id of values('related')) relate(id, names.find(([known]) => known === id)?.[1] ?? `FAQ ${id}`);
  editor.replace(values('answer')[0] ?? '');
  count();
  countTrees();
}

function offerDraft() {
  const stored = localStorage.getItem(key);
  if (!stored) return;
  let draft;
  try {
    draft = JSON.parse(stored);
  } catch {
    localStorage.removeItem(key);
    return;
  }
  const box = $('#draft-found');
  box.hidden = false;
  $('time', box).textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
  $('[data-draft-take]').addEventListener('click', () => {
    restore(draft);
    box.hidden = true;
    editor.focus();
  });
  $('[data-draft-drop]').addEventListener('click', () => {
    localStorage.removeItem(key);
    box.hidden = true;
    form.elements.question.focus();
  });
}

addEventListener('beforeunload', (event) => {
  if (dirty && !leaving) event.preventDefault();
});
form.addEventListener('submit', () => {
  leaving = true;
  forgetWhenSaved(key);
});
addEventListener('pageshow', () => { leaving = false; });

// ---- small helps

function count() {
  $('#short-count').textContent = $('#shortAnswer').value.length;
}

function countTrees() {
  for (const tree of $$('.tree')) $('[data-chosen]', tree).textContent = $$('input:checked', tree).length;
}

function filters() {
  for (const box of $$('[data-filters]')) {
    box.closest('.tree-search').hidden = false;
    box.addEventListener('input', (event) => {
      event.stopPropagation(); // looking for something changes nothing
      const wanted = folded(box.value.trim());
      for (const line of $$(`#${box.dataset.filters} li`)) line.hidden = !folded(line.dataset.text).includes(wanted);
      if (wanted) for (const tree of $$(`#${box.dataset.filters} details`)) tree.open = true;
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
    });
  }
}

function moreLinks() {
  const last = $$('.faq-link').at(-1);
  const next = last.cloneNode(true);
  const number = $$('.faq-link').length;
  for (const field of $$('input', next)) {
    field.value = '';
    field.id = field.id.replace(/\d+$/, number);
    field.previousElementSibling.htmlFor = field.id;
  }
  last.after(next);
  return next;
}

function links() {
  const button = $('[data-more-links]');
  button.hidden = false;
  button.addEventListener('click', () => $('input', moreLinks()).focus());
}

/** Files go at once: a form that comes back does not lose them. */
function files() {
  const field = $('#upload');
  const problem = $('#upload-problem');
  field.addEventListener('change', async () => {
    problem.hidden = true;
    for (const file of [...field.files]) {
      const body = new FormData();
      body.append('upload', file);
      try {
        const reply = await fetch('/console/faq/parts/files', { method: 'POST', body, headers: { 'X-CSRF-Token': csrf(), 'HX-Request': 'true' } });
        const html = await reply.text();
        if (reply.ok) await added(html, file);
        else fail($('p:last-of-type', new DOMParser().parseFromString(html, 'text/html'))?.textContent ?? problem.dataset.failed);
      } catch {
        fail(problem.dataset.failed);
      }
    }
    field.value = '';
    changed();
  });
  const fail = (text) => {
    problem.textContent = text;
    problem.hidden = false;
  };
}

/** What was just kept has no address yet: its picture is shown from here. */
async function added(html, file) {
  $('#file-list').insertAdjacentHTML('beforeend', html);
  const line = $('#file-list').lastElementChild;
  if (!line.dataset.picture) return;
  line.dataset.address = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => done('');
    reader.readAsDataURL(file);
  });
}

function relate(id, question) {
  if ($(`#related-list input[value="${CSS.escape(id)}"]`)) return;
  const line = document.createElement('li');
  line.innerHTML = '<label class="check"><input type="checkbox" name="related" checked> <span></span></label>';
  $('input', line).value = id;
  $('span', line).textContent = question;
  $('#related-list').append(line);
}

function related() {
  const box = $('#related-more');
  const panel = $('#related-found');
  const find = later(async () => {
    const words = box.value.trim();
    if (!words || /^[\d\s,、]+$/.test(words)) {
      panel.hidden = true;
      return;
    }
    try {
      const reply = await fetch(`/console/faq/parts/related?q=${encodeURIComponent(words)}`, { headers: { 'HX-Request': 'true' } });
      if (!reply.ok) return;
      panel.innerHTML = await reply.text();
      panel.hidden = false;
    } catch {
      panel.hidden = true;
    }
  }, 250);
  box.addEventListener('input', find);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
    if (event.key === 'ArrowDown' && !panel.hidden) {
      $('button', panel)?.focus();
      event.preventDefault();
    }
  });
  panel.addEventListener('keydown', (event) => {
    const next = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (next) {
      (document.activeElement[next] ?? box).focus();
      event.preventDefault();
    } else if (event.key === 'Escape') {
      panel.hidden = true;
      box.focus();
    }
  });
  panel.addEventListener('click', (event) => {
    const button = event.target.closest('[data-relate]');
    if (!button) return;
    relate(button.dataset.relate, button.dataset.question);
    box.value = '';
    panel.hidden = true;
    box.focus();
    changed();
  });
}

function searchedWords() {
  for (const button of $$('[data-keyword]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = form.elements.keywords;
      const words = field.value.split(/[、,，]/).map((word) => word.trim()).filter(Boolean);
      if (!words.includes(button.dataset.keyword)) field.value = [...words, button.dataset.keyword].join('、');
      button.disabled = true;
      changed();
    });
  }
}

const editor = rich(answer, $('[data-rich]'), $('[data-tools]'), changed);
$('[data-plain-hint]').hidden = true;
filters();
links();
files();
related();
searchedWords();
form.addEventListener('input', (event) => {
  if (event.target.name === 'categories') countTrees();
  if (event.target.id === 'shortAnswer') count();
  if (event.target.name && event.target.name !== 'upload' && event.target.name !== 'relatedMore') changed();
});
form.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    form.requestSubmit($('button[name=then]', form));
  }
});
if (dirty) {
  keep(); // it came back to be mended
  ($('[aria-invalid=true]:not([hidden])', form) ?? $('.notice[role=alert]'))?.focus?.();
} else {
  offerDraft();
}
