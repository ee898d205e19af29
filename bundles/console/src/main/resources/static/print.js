// SPDX-License-Identifier: Apache-2.0
// Tells that the browser is about to print the page of a case, by its own menu or keys.
import { $ } from './desk.js';

export function printing() {
  window.addEventListener('beforeprint', () => {
    const path = $('[data-printed]')?.dataset.printed;
    const token = $('meta[name="csrf-token"]')?.content;
    if (path) navigator.sendBeacon(`${path}/print/seen`, new URLSearchParams({ _csrf: token }));
  });
}
