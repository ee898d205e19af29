// SPDX-License-Identifier: Apache-2.0
// The citizen's chat. One line on any page: <script src="https://…/assets/channel-chat/widget.js" defer></script>
// On a page with <div id="madoguchi-chat"></div> it fills that place, elsewhere it is a button in the corner.
(() => {
  'use strict';
  if (window.madoguchiChat) return;
  window.madoguchiChat = true;

  const script = new URL(document.currentScript.src);
  const site = script.origin;
  const lang = document.documentElement.lang.startsWith('ja') ? 'ja' : 'en';
  const place = document.getElementById('madoguchi-chat');
  const touch = matchMedia('(pointer: coarse)').matches;
  const MOST = 2000;

  // what must be said before, or without, the desk's own words
  const first = {
    ja: { open: 'チャットで相談', title: 'チャット相談', close: '閉じる', away: '一時的に接続できません。自動でつなぎ直しています。' },
    en: { open: 'Chat with us', title: 'Chat', close: 'Close', away: 'Not connected at the moment. We keep trying.' },
  }[lang];

  /* ---- what this device remembers: it outlives reloads, and the browser ---- */

  const KEY = 'madoguchi.chat';
  const blank = { secret: '', draft: '', pending: [], open: false, read: 0, topic: '' };
  let memory = blank;
  try {
    memory = { ...blank, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    // storage is forbidden: the chat works until the page is left
  }

  function remember(changes) {
    memory = { ...memory, ...changes };
    try {
      localStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      // see above
    }
  }

  /* ---- talking to the desk ---- */

  class Refused extends Error {
    constructor(status, text) {
      super(text);
      this.status = status;
    }
  }

  const patience = (ms) => (AbortSignal.timeout ? AbortSignal.timeout(ms) : undefined);

  function headers(more = {}) {
    const own = { Accept: 'application/json', 'Accept-Language': lang, ...more };
    if (memory.secret) own.Authorization = `Bearer ${memory.secret}`;
    return own;
  }

  async function ask(path, body) {
    const answer = await fetch(`${site}/chat/api/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: headers(body ? { 'Content-Type': 'application/json' } : {}),
      body: body && JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      signal: patience(20000),
    });
    if (answer.ok) return answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, problem.detail ?? '');
  }

  /* ---- the room as this page knows it ---- */

  const room = { state: '', mail: '', end: '', last: 0, entries: [] };
  let desk = null;

  function take(view) {
    const moved = view.state !== room.state || view.mail !== room.mail;
    Object.assign(room, { state: view.state, mail: view.mail, end: view.end });
    const fresh = view.entries.filter((entry) => entry.n > room.last);
    for (const entry of fresh) {
      room.last = entry.n;
      room.entries.push(entry);
      if (entry.id) remember({ pending: memory.pending.filter((one) => one.id !== entry.id) });
    }
    if (fresh.length || moved) show(fresh);
  }

  function forget() {
    stream.stop();
    Object.assign(room, { state: '', mail: '', end: '', last: 0, entries: [] });
    remember({ secret: '', pending: [], read: 0, topic: '' });
  }

  /** The room is not there any more: this device was away for too long. */
  function gone() {
    stream.stop();
    if (!memory.secret) return;
    const unsent = memory.pending.map((one) => one.text).join('\n');
    remember({ secret: '', pending: [], draft: memory.draft || unsent });
    room.state = 'ENDED';
    room.end = 'GONE';
    show([]);
  }

  /* ---- news come by a stream that is read by hand: a secret does not belong into an address ---- */

  const stream = (() => {
    let control = null;
    let timer = 0;
    let wait = 1000;
    let lost = false;

    async function run() {
      clearTimeout(timer);
      if (!memory.secret || control) return;
      const own = new AbortController();
      control = own;
      let watchdog;
      const alive = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => own.abort(), 40000);
      };
      try {
        alive();
        const answer = await fetch(`${site}/chat/events`, {
          headers: { ...headers({ 'Last-Event-ID': String(room.last) }), Accept: 'text/event-stream' },
          credentials: 'omit',
          cache: 'no-store',
          signal: own.signal,
        });
        if (answer.status === 401) {
          gone();
          return;
        }
        if (!answer.ok) throw new Refused(answer.status, '');
        connected();
        await read(answer.body.getReader(), alive);
      } catch {
        // tried again below
      } finally {
        clearTimeout(watchdog);
        if (control === own) {
          control = null;
          if (memory.secret && room.state !== 'ENDED') again();
        }
      }
    }

    async function read(reader, alive) {
      const decoder = new TextDecoder();
      let text = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        alive();
        text += decoder.decode(value, { stream: true });
        let end;
        while ((end = text.indexOf('\n\n')) >= 0) {
          const data = text.slice(0, end).split('\n').find((line) => line.startsWith('data: '));
          text = text.slice(end + 2);
          if (data) take(JSON.parse(data.slice(6)));
        }
      }
    }

    function connected() {
      wait = 1000;
      if (lost) tell(desk?.texts.back ?? '', 4000);
      lost = false;
      outbox.run();
    }

    function again() {
      // a stream that ends by itself is renewed at once; who cannot reach us is told on the second try
      if (wait > 1000) {
        lost = true;
        tell(desk?.texts.away ?? first.away);
      }
      timer = setTimeout(run, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, 30000);
    }

    addEventListener('online', () => {
      wait = 1000;
      run();
    });
    document.addEventListener('visibilitychange', () => document.hidden || run());
    return {
      run,
      stop() {
        clearTimeout(timer);
        control?.abort();
        control = null;
      },
    };
  })();

  /* ---- what was said leaves in its order; repeated until it is stored, and never twice ---- */

  const outbox = (() => {
    let busy = false;
    let timer = 0;
    let wait = 1000;
    const stored = new Set();
    const next = () => memory.pending.find((one) => !stored.has(one.id));

    async function run() {
      clearTimeout(timer);
      if (busy) return;
      busy = true;
      try {
        while (next() && memory.secret) {
          const one = next();
          await ask('messages', one);
          stored.add(one.id);
          wait = 1000;
        }
        if (memory.pending.length) setTimeout(look, 2000);
      } catch (problem) {
        refused(problem);
      } finally {
        busy = false;
      }
    }

    /** What is stored comes by the stream and leaves the list; without a stream it is read. */
    async function look() {
      if (memory.secret && memory.pending.some((one) => stored.has(one.id))) {
        take(await ask(`room?after=${room.last}`).catch(() => ({ ...room, entries: [] })));
      }
    }

    function refused(problem) {
      if (problem.status === 401) {
        gone();
      } else if (problem.status === 422 || problem.status === 400) {
        const bad = next();
        remember({
          pending: memory.pending.filter((one) => one !== bad),
          draft: [bad?.text, memory.draft].filter(Boolean).join('\n'),
        });
        show([]);
        restoreDraft();
        tell(problem.message);
      } else {
        tell(problem.status === 429 ? desk.texts.slow : (desk?.texts.away ?? first.away));
        timer = setTimeout(run, wait);
        wait = Math.min(wait * 2, 30000);
      }
    }
    return { run };
  })();

  /** Does something to the room; what goes wrong is told and changes nothing. */
  async function act(path, body) {
    try {
      const view = await ask(path, body);
      take({ ...view, entries: [] });
      stream.run();
      return '';
    } catch (problem) {
      if (problem.status === 401) gone();
      if (problem.status === 422) {
        await meet();
        show([]);
        return problem.message;
      }
      return problem.status === 429 ? desk.texts.slow : (desk?.texts.away ?? first.away);
    }
  }

  async function meet() {
    desk = await ask('desk');
  }

  let opening = null;
  function open() {
    // two quick messages are not two rooms
    opening ??= (async () => {
      if (memory.secret) return;
      const opened = await ask('rooms', { topic: memory.topic });
      remember({ secret: opened.secret });
      take(opened.room);
      stream.run();
    })().finally(() => { opening = null; });
    return opening;
  }

  /* ---- the page ---- */

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element && name !== 'role') element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const host = place ?? document.body.appendChild(make('div'));
  const root = host.attachShadow({ mode: 'open' });
  const style = make('link', { rel: 'stylesheet', href: new URL('widget.css', script).href });
  const badge = make('span', { className: 'badge', hidden: true });
  const launcher = make('button', { type: 'button', className: 'launcher', 'aria-expanded': 'false' }, icon(), make('span', {}, first.open), badge);
  const title = make('h2', { id: 'title', tabIndex: -1 }, first.title);
  const ending = make('button', { type: 'button', className: 'plain', hidden: true });
  const closing = make('button', { type: 'button', className: 'plain', 'aria-label': first.close }, '×');
  const log = make('div', { className: 'log', role: 'log', tabIndex: 0 });
  const lines = make('div', { className: 'lines' });
  const offer = make('div', { className: 'offer' });
  const notice = make('p', { className: 'notice', role: 'status' });
  const field = make('textarea', { id: 'words', rows: 1, enterKeyHint: touch ? 'enter' : 'send' });
  const label = make('label', { htmlFor: 'words', className: 'unseen' });
  const send = make('button', { type: 'submit', className: 'key' });
  const excess = make('p', { className: 'excess', id: 'excess', role: 'status' });
  const writer = make('form', { className: 'writer' }, label, field, send, excess);
  const panel = make('section', { className: 'panel', 'aria-labelledby': 'title', hidden: true },
    make('header', {}, title, ending, ...(place ? [] : [closing])), log, notice, writer);
  field.setAttribute('aria-describedby', 'excess');
  log.append(lines, offer);

  function icon() {
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    drawing.setAttribute('viewBox', '0 0 24 24');
    drawing.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm3 5h10M7 12.500h6');
    drawing.append(path);
    return drawing;
  }

  const text = (key, ...values) => values.reduce(
    (words, value, i) => words.replace(`{${i}}`, value), desk?.texts[key] ?? '');

  let hush = 0;
  function tell(words, during) {
    clearTimeout(hush);
    notice.textContent = words;
    if (during) hush = setTimeout(() => { notice.textContent = ''; }, during);
  }

  /** Words with their web addresses as links; nothing else in them means anything. */
  function said(words) {
    const paragraph = make('p', { className: 'said' });
    for (const [i, part] of words.split(/(https?:\/\/[^\s<>"'、。）」]+)/).entries()) {
      paragraph.append(i % 2 ? make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part);
    }
    return paragraph;
  }

  const clock = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' });

  function bubble(kind, words, at, who = 'desk') {
    const line = make('div', { className: `line ${kind}` },
      make('span', { className: kind === 'mine' ? 'unseen' : 'who' }, kind === 'mine' ? text('you') : text(who)), said(words));
    if (at) line.append(make('time', { dateTime: at }, clock.format(new Date(at))));
    return line;
  }

  const event = (words) => make('p', { className: 'event' }, words);

  function cards(entry) {
    if (!entry.articles.length) return event(text('articles.none'));
    const list = make('ul', { className: 'cards' });
    for (const card of entry.articles) {
      list.append(make('li', {}, make('a', { href: card.link, target: place ? '_self' : '_blank', rel: 'noopener' },
        make('strong', {}, card.question), make('span', {}, card.answer))));
    }
    return make('div', { className: 'line theirs wide' }, make('span', { className: 'who' }, text('guide')), make('p', {}, text(entry.kind === 'ARTICLES' ? 'articles' : 'articles.near')), list);
  }

  function drawn(entry) {
    switch (entry.kind) {
      case 'CITIZEN': return bubble('mine', entry.text, entry.at);
      case 'OPERATOR': return bubble('theirs', entry.text, entry.at);
      case 'ARTICLES':
      case 'NEAR_ARTICLES': return cards(entry);
      case 'MAIL_ASKED': return bubble('theirs', text('mail.asked'), entry.at);
      case 'MAIL_GIVEN': return event(text('mail.given', entry.text));
      case 'ENDED': return event(text(`ended.${entry.text}`, room.mail));
      default: return event(text({ CALLED: 'called', JOINED: 'joined', HANDED_OVER: 'handed', BACK_IN_QUEUE: 'again' }[entry.kind]));
    }
  }

  function show(fresh) {
    if (!desk) return;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    for (const waiting of lines.querySelectorAll('.pending')) waiting.remove();
    for (const entry of fresh) lines.append(drawn(entry));
    for (const one of memory.pending) {
      const line = bubble('mine', one.text);
      line.classList.add('pending');
      line.append(make('span', { className: 'state' }, text('sending')));
      lines.append(line);
    }
    offerWhatFits();
    const over = room.state === 'ENDED';
    writer.hidden = over;
    ending.hidden = over || !room.state || !room.entries.length;
    if (over) stream.stop();
    if (atEnd || fresh.some((entry) => entry.kind === 'CITIZEN')) log.scrollTop = log.scrollHeight;
    countUnread();
  }

  function countUnread() {
    const seen = place || (memory.open && !document.hidden);
    if (seen) {
      if (memory.read !== room.last) remember({ read: room.last });
    }
    const count = room.entries.filter((entry) => entry.n > memory.read && ['OPERATOR', 'JOINED', 'MAIL_ASKED', 'ENDED'].includes(entry.kind)).length;
    badge.hidden = count === 0;
    badge.replaceChildren(make('span', { 'aria-hidden': 'true' }, String(count)), make('span', { className: 'unseen' }, text('unread', count)));
  }

  /* ---- what can be chosen now ---- */

  let offered = '';
  let impatient = false;
  let impatience = 0;
  let answering = '';

  function offerWhatFits() {
    const kind = whatFits();
    if (kind === offered) return;
    offered = kind;
    const hadFocus = offer.contains(root.activeElement);
    offer.replaceChildren(...({
      start: startForm, choice: choiceButtons, waiting: waitingButtons, mail: () => [mailForm('mail.send', 'mail')],
      leave: leaveForm, end: endQuestion, over: overButtons,
    }[kind]?.() ?? []));
    if (hadFocus && kind) offer.querySelector('button, input, select')?.focus();
    else if (hadFocus && !writer.hidden) field.focus();
    log.scrollTop = log.scrollHeight;
  }

  function whatFits() {
    if (room.state === 'ENDED') return 'over';
    if (answering) return answering;
    if (!room.state) return 'start';
    const last = (kind) => room.entries.findLast?.((e) => e.kind === kind)?.n ?? [...room.entries].reverse().find((e) => e.kind === kind)?.n ?? 0;
    if (room.state === 'SUGGESTING' && Math.max(last('ARTICLES'), last('NEAR_ARTICLES'))) return desk.state === 'OPEN' ? 'choice' : 'leave';
    if (room.state === 'WAITING') return impatient ? 'waiting' : waitSome();
    if (room.state === 'WITH_OPERATOR' && last('MAIL_ASKED') > last('MAIL_GIVEN')) return 'mail';
    return '';
  }

  function waitSome() {
    impatience ||= setTimeout(() => {
      impatient = true;
      if (room.state === 'WAITING') offerWhatFits();
    }, 45000);
    return '';
  }

  function choose(kind) {
    answering = kind;
    offerWhatFits();
    if (kind) offer.querySelector('button, input')?.focus();
  }

  function button(key, deed, className = 'light') {
    const one = make('button', { type: 'button', className }, text(key));
    one.addEventListener('click', async () => {
      one.disabled = true;
      tell('');
      const problem = await deed();
      one.disabled = false;
      if (problem) tell(problem);
    });
    return one;
  }

  function hours() {
    if (desk.state === 'CLOSED') return [event(text('closed', desk.hours))];
    if (desk.state === 'NOBODY') return [event(text('nobody'))];
    return desk.hours ? [event(text('hours', desk.hours))] : [];
  }

  function startForm() {
    const hello = bubble('theirs', text('hello'), '', 'guide');
    const parts = [hello, ...hours(), make('p', { className: 'small' }, text('private'))];
    if (desk.topics.length) {
      const select = make('select', { id: 'topic' }, make('option', { value: '' }, text('topic.none')),
        ...desk.topics.map((topic) => make('option', { value: topic, selected: topic === memory.topic }, topic)));
      select.addEventListener('change', () => remember({ topic: select.value }));
      parts.push(make('p', { className: 'field' }, make('label', { htmlFor: 'topic' }, text('topic')), select));
    }
    return parts;
  }

  const solvedButton = () => button('solved', () => act('end', { solved: true }));

  /** What other channels offer. */
  function otherWays() {
    if (!desk.ways.length) return [];
    return [make('p', { className: 'small ways' }, text('ways'),
      ...desk.ways.map((way) => make('a', { href: way.link, target: place ? '_self' : '_blank', rel: 'noopener' }, way.label)))];
  }

  function choiceButtons() {
    return [make('div', { className: 'buttons' }, solvedButton(), button('call', () => act('call', {}), 'key')), ...otherWays()];
  }

  function waitingButtons() {
    return [make('div', { className: 'buttons' }, button('wait.leave', () => choose('leave')))];
  }

  function mailForm(submit, path, ...before) {
    const input = make('input', { id: 'mail', type: 'email', autocomplete: 'email', required: true, maxLength: 254, value: room.mail });
    const wrong = make('p', { className: 'wrong', id: 'wrong', role: 'alert' });
    input.setAttribute('aria-describedby', 'wrong');
    const go = make('button', { type: 'submit', className: 'key' }, text(submit));
    const form = make('form', { className: 'card', noValidate: true }, ...before,
      make('label', { htmlFor: 'mail' }, text('mail')), input, wrong, make('div', { className: 'buttons' }, go));
    form.addEventListener('submit', async (submitted) => {
      submitted.preventDefault();
      go.disabled = true;
      const problem = await act(path, { address: input.value });
      go.disabled = false;
      wrong.textContent = problem;
      input.setAttribute('aria-invalid', problem ? 'true' : 'false');
      if (problem) {
        input.focus();
        form.scrollIntoView({ block: 'nearest' });
      } else {
        answering = '';
      }
      offerWhatFits();
    });
    return form;
  }

  function leaveForm() {
    const waiting = room.state === 'WAITING';
    const form = mailForm('leave.send', 'left-message', make('h3', {}, text('leave.title')), make('p', {}, text('leave.text')));
    form.querySelector('.buttons').append(waiting ? button('end.no', () => choose('')) : solvedButton());
    return [...(waiting ? [] : hours()), form, ...otherWays()];
  }

  function endQuestion() {
    return [make('div', { className: 'card', role: 'group' }, make('p', {}, text('end.ask')), make('div', { className: 'buttons' },
      button('end.yes', async () => {
        const problem = await act('end', { solved: false });
        if (!problem) answering = '';
        offerWhatFits();
        return problem;
      }, 'key'), button('end.no', () => choose(''))))];
  }

  /** Whoever is done may be asked how it was; for one room the address stays the same. */
  async function askForOpinion(place) {
    try {
      const { address } = await ask('survey', {});
      if (address) place.append(make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text('survey')));
    } catch {
      // an opinion is not worth a word about what failed
    }
  }

  function overButtons() {
    if (room.end === 'GONE') return [event(text('gone')), freshButton()];
    const opinion = make('div', { className: 'survey' });
    askForOpinion(opinion);
    return [opinion, freshButton()];
  }

  function freshButton() {
    return make('div', { className: 'buttons' }, button('fresh', async () => {
      forget();
      answering = '';
      impatient = false;
      impatience = 0;
      lines.replaceChildren();
      await meet().catch(() => {});
      show([]);
      field.focus();
    }, 'key'));
  }

  /* ---- writing ---- */

  function restoreDraft() {
    field.value = memory.draft;
    grow();
  }

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 144)}px`;
    const over = field.value.length - MOST;
    excess.textContent = over > 0 ? text('too.long', over) : '';
    send.disabled = over > 0;
  }

  async function say() {
    const words = field.value.trim();
    if (!words || words.length > MOST) return;
    const id = crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
    remember({ pending: [...memory.pending, { id, text: words }], draft: '' });
    restoreDraft();
    tell('');
    show([]);
    log.scrollTop = log.scrollHeight;
    try {
      await open();
      outbox.run();
    } catch (problem) {
      // without a room the words go back to where they can be sent again
      remember({ draft: memory.pending.map((one) => one.text).join('\n'), pending: [] });
      restoreDraft();
      show([]);
      tell(problem.status === 422 ? problem.message : problem.status === 429 ? text('slow') : text('away'));
    }
  }

  writer.addEventListener('submit', (submitted) => {
    submitted.preventDefault();
    say();
    field.focus();
  });
  field.addEventListener('input', () => {
    remember({ draft: field.value });
    grow();
  });
  field.addEventListener('keydown', (pressed) => {
    // Enter that ends a conversion is not meant for us (229: Safari says so late)
    if (pressed.key !== 'Enter' || pressed.isComposing || pressed.keyCode === 229) return;
    if ((!touch && !pressed.shiftKey) || pressed.ctrlKey || pressed.metaKey) {
      pressed.preventDefault();
      say();
    }
  });

  /* ---- opening and closing ---- */

  ending.addEventListener('click', () => choose('end'));
  launcher.addEventListener('click', () => (panel.hidden ? enter(true) : leave()));
  closing.addEventListener('click', leave);
  panel.addEventListener('keydown', (pressed) => {
    if (pressed.key === 'Escape' && !pressed.isComposing && !place) leave();
  });
  document.addEventListener('visibilitychange', countUnread);

  function leave() {
    remember({ open: false });
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute('aria-expanded', 'false');
    launcher.focus();
  }

  /** @param asked by the person, and not by the page that was open when another one was left */
  async function enter(asked) {
    remember({ open: true });
    panel.hidden = false;
    launcher.hidden = !place && matchMedia('(max-width: 40rem)').matches;
    launcher.setAttribute('aria-expanded', 'true');
    if (asked) title.focus();
    await begin();
    log.scrollTop = log.scrollHeight;
    if (asked && !touch && !writer.hidden && root.activeElement === title) field.focus();
  }

  let begun = null;
  function begin() {
    begun ??= load();
    return begun;
  }

  async function load() {
    let wait = 1000;
    for (;;) {
      try {
        await meet();
        break;
      } catch {
        tell(first.away);
        await new Promise((done) => { setTimeout(done, wait); });
        wait = Math.min(wait * 2, 30000);
      }
    }
    tell('');
    title.textContent = text('title');
    ending.textContent = text('end');
    closing.setAttribute('aria-label', text('close'));
    log.setAttribute('aria-label', text('log'));
    label.textContent = text('write');
    field.placeholder = text('write');
    send.textContent = text('send');
    restoreDraft();
    if (memory.secret) {
      try {
        const view = await ask('room');
        take(view);
      } catch (problem) {
        if (problem.status === 401) gone();
      }
    }
    show([]);
    // what was there before is read by whoever wants to, only news are announced
    requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
    if (memory.secret) stream.run();
    outbox.run();
  }

  log.setAttribute('aria-live', 'off');
  host.lang = lang;
  host.classList.add('madoguchi-chat');
  panel.classList.toggle('whole', Boolean(place));
  style.addEventListener('load', () => root.append(...(place ? [panel] : [panel, launcher])), { once: true });
  root.append(style);
  if (place) enter(false);
  else if (memory.open) enter(false);
  else if (memory.secret) begin();
})();
