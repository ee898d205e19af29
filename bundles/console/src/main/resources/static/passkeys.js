// SPDX-License-Identifier: Apache-2.0
// Lets the browser make a passkey or show one. What it answers goes to the server as a form; the server believes none of it.

const PATIENCE = 15000;

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: listed(options.excludeCredentials),
    },
  });
  return whole(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get(options) {
  const shown = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) },
  });
  return whole(shown, {
    authenticatorData: text(shown.response.authenticatorData),
    signature: text(shown.response.signature),
    userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null,
  });
}

/** As PublicKeyCredential.toJSON() would write it, which not every browser has. */
const whole = (key, response) => JSON.stringify({
  id: key.id,
  rawId: text(key.rawId),
  type: key.type,
  clientExtensionResults: {},
  response: { ...response, clientDataJSON: text(key.response.clientDataJSON) },
});

async function asked(form) {
  if (form.dataset.passkeyOptions) return JSON.parse(form.dataset.passkeyOptions);
  const answer = await fetch(form.dataset.passkeyAsk, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`asked, and got ${answer.status}`);
  return answer.json();
}

function why(error) {
  if (error.name === 'InvalidStateError') return 'known';
  return ['NotAllowedError', 'AbortError'].includes(error.name) ? 'cancelled' : 'failed';
}

function ready(form) {
  const problem = form.querySelector('[data-passkey-problem]');
  const button = form.querySelector('button');
  const say = (kind) => {
    problem.querySelector('span').textContent = problem.dataset[kind];
    problem.hidden = false;
  };
  const elsewhere = location.origin !== form.dataset.passkeyPlace;
  const able = window.PublicKeyCredential !== undefined && window.isSecureContext;
  if (elsewhere || !able) {
    // at the door, whoever has no passkey need not hear of it
    if (form.dataset.passkeyQuiet) return;
    button.hidden = true;
    say(elsewhere ? 'elsewhere' : 'unsupported');
    form.hidden = false;
    return;
  }
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const options = await asked(form);
      form.elements.answer.value = await (form.dataset.passkey === 'create' ? create(options) : get(options));
      form.submit();
    } catch (error) {
      button.disabled = false;
      say(why(error));
    }
  });
}

document.querySelectorAll('form[data-passkey]').forEach(ready);
