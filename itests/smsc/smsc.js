// SPDX-License-Identifier: Apache-2.0
// An SMS centre that does what a test tells it. SMPP on one port, orders by HTTP (JSON) on another, both on loopback.
//   node smsc.js SMPP_PORT CONTROL_PORT   prints "ready"
// GET  /state                  {binds, bound, submits}: how often somebody has bound, who is bound now, what arrived
// POST /deliver  PDU           a deliver_sm to whoever is bound; answers {status} of its response, or {gone: true}
//                              PDU: from, to, text or hex, coding, esm, ton, parameters {name: value}
// POST /raw      {hex}         octets to whoever is bound
// POST /behave   {…}           from now on: bind (a command_status), submit (a list of command_status, one for each
//                              submit_sm to come, "silent" among them), deaf (answers nothing at all),
//                              hangup (after every bind)
// POST /hangup                 cuts every connection
'use strict';
const http = require('node:http');
const smpp = require('smpp');

const submits = [];
const sessions = new Set();
let behaviour = { bind: 0, submit: [], deaf: false, hangup: false };
let binds = 0;
let bound = null;

const SYSTEM_ID = 'city';
const PASSWORD = 'himitsu';

function hexOf(buffers) {
  return Buffer.concat([].concat(buffers ?? []).map((b) => Buffer.from(b))).toString('hex');
}

function takeBind(session, pdu) {
  if (behaviour.deaf) return;
  binds += 1;
  if (behaviour.bind) {
    session.send(pdu.response({ command_status: behaviour.bind }));
  } else if (pdu.system_id !== SYSTEM_ID || pdu.password !== PASSWORD) {
    // the other side hangs up; if we did, it might see that before our answer
    session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
  } else {
    session.send(pdu.response({ system_id: 'SMSC' }));
    bound = session;
    if (behaviour.hangup) session.destroy();
  }
}

function takeSubmit(session, pdu) {
  const answer = behaviour.submit.length > 0 ? behaviour.submit.shift() : 0;
  const id = answer === 0 ? `M${submits.length + 1}` : '';
  const message = pdu.short_message?.message;
  submits.push({
    id,
    from: pdu.source_addr,
    to: pdu.destination_addr,
    toType: pdu.dest_addr_ton,
    coding: pdu.data_coding,
    esm: pdu.esm_class,
    header: pdu.short_message?.udh ? hexOf(pdu.short_message.udh) : '',
    text: typeof message === 'string' ? message : Buffer.from(message ?? '').toString('latin1'),
    registered: pdu.registered_delivery,
    validity: pdu.validity_period ? 'given' : '',
    reference: pdu.user_message_reference,
  });
  if (behaviour.deaf || answer === 'silent') return;
  if (answer === 0) session.send(pdu.response({ message_id: id }));
  else session.send(pdu.response({ command_status: answer }));
}

const centre = smpp.createServer({}, (session) => {
  sessions.add(session);
  session.on('error', () => {});
  session.on('close', () => {
    sessions.delete(session);
    if (bound === session) bound = null;
  });
  for (const kind of ['bind_transceiver', 'bind_transmitter', 'bind_receiver']) {
    session.on(kind, (pdu) => takeBind(session, pdu));
  }
  session.on('enquire_link', (pdu) => behaviour.deaf || session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    if (behaviour.deaf) return;
    session.send(pdu.response());
    session.close();
  });
  session.on('submit_sm', (pdu) => takeSubmit(session, pdu));
});

function parameters(given) {
  return Object.fromEntries(Object.entries(given ?? {}).map(
    ([name, value]) => [name, value?.hex === undefined ? value : Buffer.from(value.hex, 'hex')]));
}

function deliver(order) {
  const octets = order.hex === undefined
    ? Buffer.from(order.text ?? '', 'utf16le').swap16()
    : Buffer.from(order.hex, 'hex');
  return new Promise((resolve) => {
    const session = bound;
    if (!session) {
      resolve({ gone: true });
      return;
    }
    const gone = () => resolve({ gone: true });
    session.once('close', gone);
    session.deliver_sm({
      source_addr: order.from,
      source_addr_ton: order.ton ?? 1,
      source_addr_npi: 1,
      destination_addr: order.to,
      esm_class: order.esm ?? 0,
      data_coding: order.coding ?? 8,
      short_message: octets,
      ...parameters(order.parameters),
    }, (answer) => {
      session.removeListener('close', gone);
      resolve({ status: answer.command_status });
    });
  });
}

async function obey(path, order) {
  switch (path) {
    case '/state':
      return { binds, bound: bound !== null, submits };
    case '/deliver':
      return deliver(order);
    case '/raw':
      if (bound) bound.socket.write(Buffer.from(order.hex, 'hex'));
      return { gone: bound === null };
    case '/behave':
      behaviour = { bind: 0, submit: [], deaf: false, hangup: false, ...order };
      return {};
    case '/hangup':
      for (const session of sessions) session.destroy();
      return {};
    default:
      throw new Error(`no such order: ${path}`);
  }
}

const control = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const order = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(await obey(request.url, order)));
    } catch (e) {
      response.statusCode = 500;
      response.end(String(e.stack ?? e));
    }
  });
});

centre.listen(Number(process.argv[2]), '127.0.0.1', () => {
  control.listen(Number(process.argv[3]), '127.0.0.1', () => {
    console.log('ready');
  });
});
