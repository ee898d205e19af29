// SPDX-License-Identifier: Apache-2.0
// The answer as it will look, written with ProseMirror. Its schema is what the server keeps: nothing can be made here that is lost there.
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from './editor/prosemirror-commands.js';
import { history, redo, undo } from './editor/prosemirror-history.js';
import { inputRules, wrappingInputRule } from './editor/prosemirror-inputrules.js';
import { keymap } from './editor/prosemirror-keymap.js';
import { DOMParser as Reader, DOMSerializer, Schema } from './editor/prosemirror-model.js';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from './editor/prosemirror-schema-list.js';
import { EditorState, Plugin, TextSelection } from './editor/prosemirror-state.js';
import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing, tableNodes,
} from './editor/prosemirror-tables.js';
import { EditorView } from './editor/prosemirror-view.js';
import { $, $$ } from './desk.js';

const tables = tableNodes({
  tableGroup: 'block',
  cellContent: '(paragraph | bullet_list | ordered_list)+',
  cellAttributes: {
    scope: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute('scope'),
      setDOMAttr: (value, attrs) => {
        if (value) attrs.scope = value;
      },
    },
  },
});

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 3 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      // the page's own headings are above those of an answer
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(5, Math.max(3, level)) } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: {
      attrs: { start: { default: 1 } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ start: list.start }) }],
      toDOM: (node) => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    blockquote: { content: 'block+', group: 'block', parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    ...tables,
    picture: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { src: {}, alt: { default: '' } },
      parseDOM: [{ tag: 'img[src^="article-file:"]', getAttrs: (img) => ({ src: img.getAttribute('src'), alt: img.alt }) }],
      toDOM: (node) => ['img', node.attrs],
    },
    hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (link) => (isAddress(link.getAttribute('href')) ? { href: link.getAttribute('href') } : false) }],
      toDOM: (mark) => ['a', { href: mark.attrs.href }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});

const { bullet_list: bullets, ordered_list: numbers, list_item: item, heading, paragraph, picture, hard_break: lineBreak } = schema.nodes;
const { link, strong, em } = schema.marks;

export function isAddress(text) {
  return /^(https?:\/\/[^\s/]+|mailto:\S+@\S+|tel:[-+0-9]+)/.test(text ?? '');
}

/** The innermost list around the cursor, with its place. */
function listAt(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === bullets || node.type === numbers) return { node, at: $from.before(depth) };
  }
  return null;
}

/** Into a list, from one kind to the other, or out of it. */
function list(type) {
  return (state, dispatch) => {
    const found = listAt(state);
    if (!found) return wrapInList(type)(state, dispatch);
    if (found.node.type === type) return liftListItem(item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(found.at, type));
    return true;
  };
}

function headingOf(level) {
  return (state, dispatch) => setBlockType(...(isHeading(state, level) ? [paragraph] : [heading, { level }]))(state, dispatch);
}

function isHeading(state, level) {
  const { parent } = state.selection.$from;
  return parent.type === heading && parent.attrs.level === level;
}

const ROWS = 3;
const COLUMNS = 2;

function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  const row = (cell) => schema.nodes.table_row.create(null, Array.from({ length: COLUMNS }, () => cell.createAndFill()));
  const rows = Array.from({ length: ROWS }, (_, at) => row(at === 0 ? schema.nodes.table_header : schema.nodes.table_cell));
  if (dispatch) {
    const tr = state.tr.replaceSelectionWith(schema.nodes.table.create(null, rows));
    const inside = TextSelection.near(tr.doc.resolve(Math.min(tr.doc.content.size, state.selection.from + 3)));
    dispatch(tr.setSelection(inside).scrollIntoView());
  }
  return true;
}

const newLine = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
  return true;
});

const COMMANDS = {
  undo,
  redo,
  paragraph: setBlockType(paragraph),
  heading: headingOf(3),
  subheading: headingOf(4),
  strong: toggleMark(strong),
  em: toggleMark(em),
  bullets: list(bullets),
  numbers: list(numbers),
  indent: sinkListItem(item),
  outdent: liftListItem(item),
  table: insertTable,
  rowAfter: addRowAfter,
  rowGone: deleteRow,
  columnAfter: addColumnAfter,
  columnGone: deleteColumn,
  tableGone: deleteTable,
};

function hasMark(state, mark) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

const PRESSED = {
  heading: (state) => isHeading(state, 3),
  subheading: (state) => isHeading(state, 4),
  strong: (state) => hasMark(state, strong),
  em: (state) => hasMark(state, em),
  link: (state) => hasMark(state, link),
  bullets: (state) => listAt(state)?.node.type === bullets,
  numbers: (state) => listAt(state)?.node.type === numbers,
};

/** Room for the cursor after a table at the end. */
const roomAtTheEnd = new Plugin({
  appendTransaction: (_, before, state) => (state.doc.lastChild.type === paragraph ? null
    : state.tr.insert(state.doc.content.size, paragraph.create())),
});

const typed = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*・]\s$/, bullets),
    wrappingInputRule(/^\s*\d+[.．]\s$/, numbers),
  ],
});

function read(html) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  if (!body.firstElementChild && body.textContent.trim()) {
    // plain text of somebody without scripts
    body.replaceChildren(...body.textContent.split(/\n{2,}/).map((block) => {
      const p = document.createElement('p');
      block.split('\n').forEach((line, at) => p.append(...(at ? [document.createElement('br')] : []), line));
      return p;
    }));
  }
  return Reader.fromSchema(schema).parse(body);
}

/** A document in which nothing is loaded or run. */
const INERT = document.implementation.createHTMLDocument('');

function write(doc) {
  const box = INERT.createElement('div');
  box.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: INERT }));
  while (box.lastElementChild?.matches('p') && !box.lastElementChild.textContent.trim()) box.lastElementChild.remove();
  return box.innerHTML;
}

/** Stretches the selection over the link that the cursor is in. */
function wholeLink(state) {
  const { $from, from, to, empty } = state.selection;
  const here = link.isInSet($from.marks()) ?? link.isInSet($from.nodeAfter?.marks ?? []);
  if (!empty || !here) return { from, to, href: here?.attrs.href ?? '' };
  let start = $from.start();
  let range = null;
  $from.parent.forEach((node) => {
    const end = start + node.nodeSize;
    if (here.isInSet(node.marks)) range = range && range.to === start ? { from: range.from, to: end } : { from: start, to: end };
    if (range && range.to < from) range = null;
    start = end;
  });
  return { ...(range ?? { from, to }), href: here.attrs.href };
}

function askForLink(view) {
  const dialog = $('#link-dialog');
  const text = $('#link-text');
  const address = $('#link-address');
  const place = wholeLink(view.state);
  text.value = view.state.doc.textBetween(place.from, place.to, ' ');
  address.value = place.href;
  $('#link-address-problem').hidden = true;
  $('[data-unlink]', dialog).hidden = !place.href;
  dialog.returnValue = '';
  dialog.onsubmit = (event) => {
    const set = event.submitter?.value === 'set';
    $('#link-address-problem').hidden = !set || isAddress(address.value.trim());
    if (set && !isAddress(address.value.trim())) {
      event.preventDefault();
      address.focus();
    }
  };
  dialog.onclose = () => {
    const { tr } = view.state;
    if (dialog.returnValue === 'none') tr.removeMark(place.from, place.to, link);
    if (dialog.returnValue === 'set') {
      const href = address.value.trim();
      tr.replaceWith(place.from, place.to, schema.text(text.value.trim() || href, [link.create({ href })]));
    }
    if (tr.docChanged) view.dispatch(tr);
    view.focus();
  };
  dialog.showModal();
  (text.value ? address : text).focus();
}

/** Pictures are files of the article: this is where the browser gets one of them from. */
export function addressOf(reference) {
  return $(`[data-file="${CSS.escape(reference)}"]`)?.dataset.address || reference;
}

function showPicture(node) {
  const dom = document.createElement('img');
  dom.src = addressOf(node.attrs.src);
  dom.alt = node.attrs.alt;
  return { dom };
}

function askForPicture(view) {
  const dialog = $('#picture-dialog');
  const choice = $('#picture-file');
  choice.replaceChildren(...$$('[data-picture]').map((file) => new Option(file.dataset.name, file.dataset.file)));
  $('#picture-none').hidden = choice.options.length > 0;
  $('#picture-alt').value = '';
  dialog.returnValue = '';
  dialog.onclose = () => {
    if (dialog.returnValue === 'set' && choice.value) {
      view.dispatch(view.state.tr.replaceSelectionWith(picture.create({ src: choice.value, alt: $('#picture-alt').value.trim() })));
    }
    view.focus();
  };
  dialog.showModal();
}

const DIALOGS = { link: askForLink, picture: askForPicture };

/** One stop of the Tab key, arrows inside. */
function toolbar(tools, view) {
  const buttons = $$('button', tools);
  const visible = () => buttons.filter((button) => button.offsetParent !== null);
  buttons.forEach((button, at) => {
    button.tabIndex = at ? -1 : 0;
  });
  tools.addEventListener('mousedown', (event) => event.preventDefault());
  tools.addEventListener('click', (event) => {
    const name = event.target.closest('button')?.dataset.command;
    if (!name || event.target.closest('button').getAttribute('aria-disabled') === 'true') return;
    if (DIALOGS[name]) {
      DIALOGS[name](view);
      return;
    }
    COMMANDS[name](view.state, view.dispatch, view);
    view.focus();
  });
  tools.addEventListener('keydown', (event) => {
    const stops = visible();
    const at = stops.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (event.key === 'Escape') {
      view.focus();
      event.stopPropagation();
    }
    if (next === undefined) return;
    const target = stops[(next + stops.length) % stops.length];
    buttons.forEach((button) => {
      button.tabIndex = button === target ? 0 : -1;
    });
    target.focus();
    event.preventDefault();
  });
  return (state) => {
    for (const button of buttons) {
      const name = button.dataset.command;
      const works = name in DIALOGS || COMMANDS[name](state);
      button.setAttribute('aria-disabled', String(!works));
      if (PRESSED[name]) button.setAttribute('aria-pressed', String(PRESSED[name](state)));
    }
    $('[data-in-table]', tools).hidden = !isInTable(state);
  };
}

/**
 * Takes the place of a text field, which goes on holding the text as HTML.
 *
 * @returns what puts another text in
 */
export function rich(field, place, tools, changed) {
  let show = () => {};
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: read(field.value),
      plugins: [
        typed,
        keymap({
          'Mod-z': undo,
          'Mod-y': redo,
          'Shift-Mod-z': redo,
          'Mod-b': COMMANDS.strong,
          'Mod-i': COMMANDS.em,
          'Mod-Alt-0': COMMANDS.paragraph,
          'Mod-Alt-2': COMMANDS.heading,
          'Mod-Alt-3': COMMANDS.subheading,
          'Shift-Mod-8': COMMANDS.bullets,
          'Shift-Mod-9': COMMANDS.numbers,
          'Mod-]': COMMANDS.indent,
          'Mod-[': COMMANDS.outdent,
          'Shift-Enter': newLine,
          Enter: splitListItem(item),
          Tab: goToNextCell(1),
          'Shift-Tab': goToNextCell(-1),
          'Alt-F10': () => ($('button[tabindex="0"]', tools)?.focus(), true),
        }),
        keymap(baseKeymap),
        tableEditing(),
        history(),
        roomAtTheEnd,
      ],
    }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': 'answer-label',
      'aria-description': tools.dataset.editing,
      lang: 'ja',
      class: 'faq-answer',
    },
    nodeViews: { picture: showPicture },
    handleKeyDown: (editor, event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return false;
      event.stopPropagation(); // elsewhere it leads to the search
      askForLink(editor);
      return true;
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      show(view.state);
      if (!tr.docChanged) return;
      field.value = write(view.state.doc);
      changed();
    },
  });
  show = toolbar(tools, view);
  show(view.state);
  field.hidden = true;
  place.hidden = false;
  tools.hidden = false;
  $(`label[for="${field.id}"]`)?.addEventListener('click', () => view.focus());
  return {
    replace(html) {
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, read(html).content));
    },
    focus: () => view.focus(),
  };
}
