// SPDX-License-Identifier: Apache-2.0
// What every page with htmx shares. Load it as a module after htmx.min.js:
//   <meta name="csrf-token" content="…"> in the head, <div id="toasts" aria-live="polite"></div> in the body,
//   <body data-offline-text="…"> for the message when the server cannot be reached.

const htmx = window.htmx;

if (htmx) {
    Object.assign(htmx.config, {
        allowEval: false,
        includeIndicatorStyles: false,
        selfRequestsOnly: true,
        historyCacheSize: 0, // pages hold personal data: none of it stays in the browser's storage
        defaultSettleDelay: 0,
    });

    document.addEventListener('htmx:configRequest', (event) => {
        const token = document.querySelector('meta[name="csrf-token"]');
        if (token && event.detail.verb !== 'get') {
            event.detail.headers['X-CSRF-Token'] = token.content;
        }
    });

    // a form to be mended (422) takes the form's place; an error with a target of its own goes there
    document.addEventListener('htmx:beforeSwap', (event) => {
        const { xhr } = event.detail;
        if (xhr.status === 422 || (xhr.status >= 400 && xhr.getResponseHeader('HX-Retarget'))) {
            event.detail.shouldSwap = true;
            event.detail.isError = false;
        }
    });

    document.addEventListener('htmx:sendError', () => {
        const text = document.body.dataset.offlineText;
        if (text) {
            toast(text, 'error');
        }
    });
}

/** Shows a short message; errors stay until they are closed. */
export function toast(text, kind = 'info') {
    const place = document.getElementById('toasts');
    if (!place) {
        return null;
    }
    const box = document.createElement('div');
    box.className = `toast toast-${kind}`;
    box.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    box.textContent = text;
    place.append(box);
    return box;
}

const toasts = document.getElementById('toasts');
if (toasts) {
    toasts.addEventListener('click', (event) => event.target.closest('.toast')?.remove());
    new MutationObserver((changes) => {
        for (const node of changes.flatMap((change) => [...change.addedNodes])) {
            if (node instanceof HTMLElement && !node.matches('.toast-error, .toast-warning')) {
                setTimeout(() => node.remove(), 6000);
            }
        }
    }).observe(toasts, { childList: true });
}

// <form data-confirm="…"> asks first
document.addEventListener('submit', (event) => {
    const { confirm } = event.target.dataset;
    if (confirm && !window.confirm(confirm)) {
        event.preventDefault();
        event.stopImmediatePropagation();
    }
}, true);

// a form that is on its way cannot be sent again; what a script sends is the script's business, and what opens a tab
// leaves the page as it is
window.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' || event.submitter?.formTarget === '_blank') {
        return;
    }
    if (form.dataset.sent) {
        event.preventDefault();
        return;
    }
    form.dataset.sent = 'true';
    setTimeout(() => delete form.dataset.sent, 10000); // an answer that is a file leaves the page as it is
});
window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
        delete form.dataset.sent;
    }
});

// <button data-opens="id"> opens a <dialog>, <button data-closes> closes the one it is in
document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) {
        document.getElementById(opener.dataset.opens)?.showModal();
    }
    event.target.closest('[data-closes]')?.closest('dialog')?.close();
});
