// SPDX-License-Identifier: Apache-2.0
// The page keeps itself up to date by htmx; here is what htmx does not do.
import '/assets/web/web.js';

// what was sent need not stay in the box
document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.target.closest('form[data-clear]');
    if (form && event.detail.successful) {
        form.querySelector('textarea').value = '';
    }
});

// a word of one's own is a letter of one's own
document.getElementById('fax-text').addEventListener('input', () => {
    document.getElementById('letter').value = 'own';
});
