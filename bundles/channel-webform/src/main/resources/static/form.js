// SPDX-License-Identifier: Apache-2.0
// What the inquiry form gains by a script: the address by its postal code, what was typed survives a lost connection,
// and nothing is sent into the void. Without it everything works all the same.

const form = document.getElementById('inquiry');
const LIFE = 24 * 60 * 60 * 1000;
const PAUSE = 400;
const SENDING = 'madoguchi-form-sending';

// ---- what is being typed: kept in this tab, and on the device only when the person wants it

const name = (id) => `madoguchi-form-${id}`;

function stores() {
    try {
        return [window.sessionStorage, window.localStorage];
    } catch {
        return []; // switched off
    }
}

function forget(id) {
    stores().forEach((store) => store.removeItem(name(id)));
}

function read(id) {
    for (const store of stores()) {
        try {
            const draft = JSON.parse(store.getItem(name(id)) ?? 'null');
            if (draft && Date.now() - draft.at < LIFE) {
                return { ...draft, kept: store === window.localStorage };
            }
            store.removeItem(name(id));
        } catch {
            store.removeItem(name(id));
        }
    }
    return null;
}

function inputs() {
    return [...form.elements].filter((element) => element.name && !element.matches(':disabled')
        && !['hidden', 'file', 'submit', 'button'].includes(element.type)
        && !['website', 'drop'].includes(element.name));
}

function typed() {
    const values = {};
    for (const element of inputs()) {
        const value = ['radio', 'checkbox'].includes(element.type) ? element.checked && element.value : element.value;
        if (value) {
            values[element.name] = [...(values[element.name] ?? []), value];
        }
    }
    return values;
}

function fill(values) {
    for (const element of inputs()) {
        const kept = values[element.name] ?? [];
        if (['radio', 'checkbox'].includes(element.type)) {
            element.checked = kept.includes(element.value);
        } else if (kept.length) {
            [element.value] = kept;
        }
    }
}

function drafts(id) {
    const box = form.querySelector('[data-draft-box]');
    const keep = form.querySelector('[data-draft-keep]');
    const key = form.elements.namedItem('key');
    let timer;
    let off = stores().length === 0;

    function save() {
        clearTimeout(timer);
        const values = typed();
        if (off || Object.keys(values).length === 0) {
            return;
        }
        try {
            const [tab, device] = stores();
            device.removeItem(name(id));
            tab.removeItem(name(id));
            (keep.checked ? device : tab).setItem(name(id), JSON.stringify({
                at: Date.now(), values, key: key.value, version: form.dataset.version,
            }));
        } catch {
            off = true; // full: what is on the page is still there
        }
    }

    const draft = read(id);
    keep.checked = draft?.kept ?? false;
    if (draft && form.dataset.blank) {
        fill(draft.values);
        if (draft.version === form.dataset.version) {
            key.value = draft.key; // the same inquiry: sent twice it is taken once
        }
        form.querySelector('[data-draft-restored]').hidden = false;
    }
    form.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(save, PAUSE);
    });
    keep.addEventListener('change', save);
    window.addEventListener('pagehide', save);
    form.addEventListener('submit', save);
    form.querySelector('[data-draft-delete]').addEventListener('click', (event) => {
        clearTimeout(timer);
        forget(id);
        form.reset();
        fill({});
        inputs().filter((element) => !['radio', 'checkbox'].includes(element.type))
            .forEach((element) => { element.value = ''; });
        const said = form.querySelector('[data-draft-restored]');
        said.textContent = event.target.dataset.done;
        said.hidden = false;
        form.dispatchEvent(new Event('change'));
    });
    box.hidden = off;
}

// ---- a lost connection: the page says so, waits, and sends as soon as the server can be reached

function unbroken() {
    const sign = form.querySelector('[data-offline]');
    let waiting = null;
    let sure = false;

    async function reachable() {
        const stop = new AbortController();
        const timer = setTimeout(() => stop.abort(), 8000);
        try {
            const answer = await fetch(`${location.origin}/form/inquiry/alive`, { cache: 'no-store', signal: stop.signal });
            return answer.status !== 404 && answer.status < 500; // else the form is being started or replaced
        } catch {
            return false;
        } finally {
            clearTimeout(timer);
        }
    }

    function show(lost) {
        sign.hidden = !lost;
        if (lost) {
            sign.scrollIntoView({ block: 'nearest' });
        }
    }

    async function attempt() {
        if (!waiting) {
            return;
        }
        if (!(await reachable())) {
            show(true);
            setTimeout(attempt, 3000);
            return;
        }
        const button = waiting;
        waiting = null;
        sure = true;
        show(false);
        form.requestSubmit(button);
    }

    form.addEventListener('submit', (event) => {
        if (sure) {
            sure = false;
            return;
        }
        event.preventDefault();
        const pressed = waiting === null;
        waiting = event.submitter ?? form.querySelector('button[name=confirm], button[name=send]');
        if (pressed) {
            attempt();
        }
    });
    window.addEventListener('offline', () => show(true));
    window.addEventListener('online', () => (waiting ? attempt() : show(false)));
}

// ---- the address by its postal code

function address(group) {
    const code = group.querySelector('[data-postal]');
    const place = group.querySelector('[data-place]');
    const status = group.querySelector('[data-postal-status]');
    let filled = '';
    let asked = '';

    async function look(always) {
        const digits = code.value.normalize('NFKC').replace(/\D/g, '');
        if (digits.length !== 7 || (digits === asked && !always)) {
            return;
        }
        asked = digits;
        try {
            const answer = await fetch(`/form/inquiry/postal?code=${digits}`);
            if (!answer.ok || digits !== asked) {
                return;
            }
            const { places, common } = await answer.json();
            if (!places.length) {
                status.textContent = status.dataset.none;
                return;
            }
            if (always || place.value === '' || place.value === filled) {
                place.value = common;
                filled = common;
                place.dispatchEvent(new Event('input', { bubbles: true }));
                status.textContent = places.length > 1 ? status.dataset.several : status.dataset.found;
            }
        } catch {
            asked = ''; // offline: the address can be typed
        }
    }

    code.addEventListener('input', () => look(false));
    group.querySelector('button[name=lookup]').addEventListener('click', (event) => {
        event.preventDefault();
        look(true);
    });
}

// ---- items that are for those alone who answered another one in a certain way

function conditions(groups) {
    const chosen = (item) => inputs().filter((element) => element.name === item
        && (element.type === 'select-one' || element.checked)).map((element) => element.value);

    function apply() {
        for (const group of groups) { // in their order: one may depend on another
            const wanted = group.dataset.values.split('\n');
            group.disabled = !chosen(group.dataset.when).some((value) => wanted.includes(value));
            group.hidden = group.disabled;
        }
    }

    groups.forEach((group) => { group.querySelector('legend').hidden = true; });
    form.addEventListener('input', apply);
    form.addEventListener('change', apply);
    window.addEventListener('pageshow', apply);
    apply();
}

if (form) {
    const { draft, sending } = form.dataset;
    if (draft) {
        drafts(draft);
    }
    conditions([...form.querySelectorAll('[data-when]')]);
    if (sending) {
        form.addEventListener('submit', () => stores()[0]?.setItem(SENDING, sending));
    }
    if (form.querySelector('[data-offline]')) {
        unbroken();
    }
    if (draft) { // an administrator's trial has no look-up for scripts
        form.querySelectorAll('[data-address]').forEach(address);
    }
    document.getElementById('problems')?.focus();
} else if (document.body.dataset.step === '3') {
    // it has arrived
    const sent = stores()[0]?.getItem(SENDING);
    if (sent !== null && sent !== undefined) {
        forget(sent);
    }
}
