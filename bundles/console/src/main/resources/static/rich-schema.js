// SPDX-License-Identifier: Apache-2.0
// What an answer may hold: the elements that the server keeps, so that nothing can be made or pasted here that is lost there.
import { DOMParser as Reader, DOMSerializer, Schema } from './editor/prosemirror-model.js';
import { tableNodes } from './editor/prosemirror-tables.js';

export function isAddress(text) {
  return /^(https?:\/\/[^\s/]+|mailto:\S+@\S+|tel:[-+0-9]+)/.test(text ?? '');
}

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

export const schema = new Schema({
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

/** Looks and handlers never come in; without them the browser has nothing to refuse aloud. */
export function bare(html) {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?:style|class|on\w+)\s*=\s*(?:"[^"]*"|'[^']*')/gi, ''));
}

export function read(html) {
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

export function write(doc) {
  const box = INERT.createElement('div');
  box.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: INERT }));
  while (box.lastElementChild?.matches('p') && !box.lastElementChild.textContent.trim()) box.lastElementChild.remove();
  return box.innerHTML;
}
