// SPDX-License-Identifier: Apache-2.0
// A translation is written as the article is; leaving with changes asks first. A machine takes its time.
import { $ } from './desk.js';
import { rich } from './rich.js';

const form = $('[data-translation]');
let dirty = false;
const changed = () => { dirty = true; };

rich($('#answer'), $('[data-rich]'), $('[data-tools]'), changed);
form.addEventListener('input', changed);
form.addEventListener('submit', () => { dirty = false; });
addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});

const machine = $('[data-machine]');
machine?.addEventListener('submit', (event) => {
  if (machine.matches('[aria-busy]')) return event.preventDefault();
  machine.setAttribute('aria-busy', 'true');
  const hint = $('[data-busy]', machine);
  hint.textContent = hint.dataset.busy;
});
// coming back by the browser's history finds the page as it was left
addEventListener('pageshow', () => machine?.removeAttribute('aria-busy'));
