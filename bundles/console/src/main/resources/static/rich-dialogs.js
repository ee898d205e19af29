// SPDX-License-Identifier: Apache-2.0
// What the editor of an answer asks for: where a link leads, which picture is shown.
import { TextSelection } from './editor/prosemirror-state.js';
import { $, $$ } from './desk.js';
import { isAddress, schema } from './rich-schema.js';

const { link } = schema.marks;
const { picture } = schema.nodes;

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

/** The browser puts the cursor anywhere when a dialog closes: back to where the person was. */
function goOnAt(view, tr, position) {
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position)).scrollIntoView());
  view.focus();
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
    let end = place.to;
    if (dialog.returnValue === 'none') tr.removeMark(place.from, place.to, link);
    if (dialog.returnValue === 'set') {
      const href = address.value.trim();
      const words = text.value.trim() || href;
      tr.replaceWith(place.from, place.to, schema.text(words, [link.create({ href })]));
      end = place.from + words.length;
    }
    goOnAt(view, tr, end);
  };
  dialog.showModal();
  (text.value ? address : text).focus();
}

/** Pictures are files of the article: this is where the browser gets one of them from. */
export function addressOf(reference) {
  return $(`[data-file="${CSS.escape(reference)}"]`)?.dataset.address || reference;
}

export function showPicture(node) {
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
  const { from, to } = view.state.selection;
  dialog.onclose = () => {
    const { tr } = view.state;
    const set = dialog.returnValue === 'set' && choice.value;
    if (set) tr.replaceWith(from, to, picture.create({ src: choice.value, alt: $('#picture-alt').value.trim() }));
    goOnAt(view, tr, set ? from + 1 : to);
  };
  dialog.showModal();
}

export const DIALOGS = { link: askForLink, picture: askForPicture };
