// SPDX-License-Identifier: Apache-2.0
// Pictures of categories come from the public site's own sheet: what it has can be chosen, by name without scripts.
import { $, $$ } from './desk.js';

const SHEET = '/assets/portal/icons.svg';

function picture(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${SHEET}#${name}`);
  svg.append(use);
  return svg;
}

function choose(choices, field) {
  for (const button of $$('button', choices)) button.setAttribute('aria-pressed', String(button.dataset.name === field.value));
}

function button(name, words) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'icon-choice';
  made.dataset.name = name;
  made.title = words;
  made.setAttribute('aria-label', words);
  made.append(name ? picture(name) : '—');
  return made;
}

const sheet = await fetch(SHEET).then((answer) => (answer.ok ? answer.text() : '')).catch(() => '');
const names = sheet ? $$('symbol[id]', new DOMParser().parseFromString(sheet, 'image/svg+xml')).map((symbol) => symbol.id) : [];
for (const place of $$('[data-icon]')) {
  if (names.includes(place.dataset.icon)) place.append(picture(place.dataset.icon));
}
const choices = $('[data-icon-choices]');
const field = $('#icon');
if (choices && field && names.length > 0) {
  choices.append(button('', choices.dataset.none), ...names.map((name) => button(name, name)));
  choices.hidden = false;
  choose(choices, field);
  choices.addEventListener('click', (event) => {
    const chosen = event.target.closest('button');
    if (!chosen) return;
    field.value = chosen.dataset.name;
    choose(choices, field);
  });
  field.addEventListener('input', () => choose(choices, field));
}
