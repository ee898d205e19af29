// SPDX-License-Identifier: Apache-2.0
// The box at the top: results while typing, Enter for the page.
import { $, $$, later } from './desk.js';

export function search() {
  const box = $('[data-search]');
  const panel = $('#search-results');
  if (!box || !panel) return;
  let wanted = 0;
  const look = later(async () => {
    const text = box.value.trim();
    if (text.length < 2) {
      panel.hidden = true;
      return;
    }
    const mine = ++wanted;
    try {
      const answer = await fetch(`/console/search?q=${encodeURIComponent(text)}`, { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || mine !== wanted) return;
      panel.innerHTML = await answer.text();
      panel.hidden = document.activeElement !== box;
    } catch {
      panel.hidden = true;
    }
  }, 220);
  box.addEventListener('input', look);
  box.addEventListener('focus', () => box.value.trim().length >= 2 && look());
  box.form.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const stops = [box, ...$$('a', panel)];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      stops[(next + stops.length) % stops.length].focus();
      event.preventDefault();
    } else if (event.key === 'Escape') {
      panel.hidden = true;
    }
  });
  document.addEventListener('focusin', (event) => {
    if (!box.form.contains(event.target)) panel.hidden = true;
  });
  document.addEventListener('click', (event) => {
    if (!box.form.contains(event.target)) panel.hidden = true;
  });
}
