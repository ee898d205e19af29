// SPDX-License-Identifier: Apache-2.0
// An OpenID provider on the loopback address. The protocol is oidc-provider's; here is only who exists, the page that asks
// for a name, and the orders of tests:
//   PUT  /control/accounts/NAME   claims of somebody, as JSON: name, groups, preferred_username, amr, acr
//   POST /control/rotate          signs by new keys from now on and forgets the old ones
//   POST /control/tokens?in=id    puts claims into the identity token, ?in=userinfo (as at the start) does not
// usage: openid.js PORT CLIENT SECRET REDIRECT_URI...
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// modules are found beside the copy that npm has installed, not beside this file
const require = createRequire(`${process.env.NODE_MODULES}/`);
const { Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));

const [port, client, secret, ...back] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const accounts = new Map();
const cookieKey = randomBytes(16).toString('hex');
let keyNumber = 0;
let inToken = false;
let provider;

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  keyNumber += 1;
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: `key-${keyNumber}` };
}

function make(jwk) {
  provider = new Provider(issuer, {
    clients: [{
      client_id: client,
      client_secret: secret,
      redirect_uris: back,
      post_logout_redirect_uris: back.map((uri) => `${new URL(uri).origin}/console/sign-in`),
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    jwks: { keys: [jwk] },
    cookies: { keys: [cookieKey] },
    pkce: { required: () => true },
    conformIdTokenClaims: !inToken,
    claims: {
      openid: ['sub', 'amr', 'acr'],
      profile: ['preferred_username', 'name', 'groups'],
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (ctx, interaction) => `/ask/${interaction.uid}` },
    findAccount: (ctx, id) => ({
      accountId: id,
      claims: () => ({ preferred_username: id.slice(2), name: id.slice(2), ...accounts.get(id.slice(2)), sub: id }),
    }),
  });
}

let jwk = key();
make(jwk);

async function body(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

async function ask(request, response) {
  const details = await provider.interactionDetails(request, response);
  if (details.prompt.name === 'login') {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!DOCTYPE html><html lang="ja"><title>市の認証基盤</title><form method="post">
        <label>職員番号 <input name="name" autofocus></label><button name="go" value="yes">次へ</button>
        <button name="go" value="no">やめる</button></form></html>`);
      return;
    }
    const form = new URLSearchParams(await body(request));
    const who = form.get('name');
    const known = accounts.get(who) || {};
    await provider.interactionFinished(request, response, form.get('go') === 'no'
      ? { error: 'access_denied', error_description: 'the person <b>says</b> no' }
      : { login: { accountId: `u-${who}`, amr: known.amr || ['pwd'], acr: known.acr } });
    return;
  }
  const grant = new provider.Grant({ accountId: details.session.accountId, clientId: details.params.client_id });
  grant.addOIDCScope(details.params.scope);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function control(request, response) {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/control/rotate') {
    jwk = key();
    make(jwk);
  } else if (url.pathname === '/control/tokens') {
    inToken = url.searchParams.get('in') === 'id';
    make(jwk);
  } else {
    accounts.set(decodeURIComponent(url.pathname.split('/')[3]), JSON.parse(await body(request)));
  }
  response.end();
}

createServer((request, response) => {
  const answer = request.url.startsWith('/control/') ? control
    : request.url.startsWith('/ask/') ? ask
      : (...both) => provider.callback()(...both);
  Promise.resolve(answer(request, response)).catch((error) => {
    console.error(error);
    response.statusCode = 500;
    response.end();
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
