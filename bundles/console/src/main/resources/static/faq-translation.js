// SPDX-License-Identifier: Apache-2.0
// A translation is written as the article is; leaving with changes asks first.
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
