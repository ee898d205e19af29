// SPDX-License-Identifier: Apache-2.0
// The answer as it will look, written with ProseMirror.
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from './editor/prosemirror-commands.js';
import { history, redo, undo } from './editor/prosemirror-history.js';
import { inputRules, wrappingInputRule } from './editor/prosemirror-inputrules.js';
import { keymap } from './editor/prosemirror-keymap.js';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from './editor/prosemirror-schema-list.js';
import { EditorState, Plugin, TextSelection } from './editor/prosemirror-state.js';
import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing,
} from './editor/prosemirror-tables.js';
import { EditorView } from './editor/prosemirror-view.js';
import { $, $$ } from './desk.js';
import { DIALOGS, showPicture } from './rich-dialogs.js';
import { bare, read, schema, write } from './rich-schema.js';

const { bullet_list: bullets, ordered_list: numbers, list_item: item, heading, paragraph, hard_break: lineBreak } = schema.nodes;
const { link, strong, em } = schema.marks;

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
    transformPastedHTML: bare,
    handleKeyDown: (editor, event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return false;
      event.stopPropagation(); // elsewhere it leads to the search
      setTimeout(() => DIALOGS.link(editor)); // after what is just being typed
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
