// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of an address header (RFC 5322 section 3.4), cut at the commas that do separate:
 * those in quotes, comments and encoded words do not.
 */
final class AddressList {
    private static final int MAX_ENTRIES = 200;

    private final String value;
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String address = "";
    private int at;

    private AddressList(String value) {
        this.value = value;
    }

    /**
     * @param phrase what stands outside the angles, quotes kept, encoded words not yet read
     * @param address what stands within them, empty when there are none
     * @param comment what stands in parentheses
     */
    record Entry(String phrase, String address, String comment) {}

    /**
     * @param value in characters, see {@link HeaderText#characters}
     */
    static List<Entry> of(String value) {
        AddressList list = new AddressList(value);
        while (list.at < value.length() && list.entries.size() < MAX_ENTRIES) {
            list.step();
        }
        list.end();
        return list.entries;
    }

    private void step() {
        char c = value.charAt(at);
        int wordEnd = HeaderText.endOfWord(value, at);
        if (wordEnd > at) {
            phrase.append(value, at, wordEnd);
            at = wordEnd;
        } else if (c == '"') {
            quoted();
        } else if (c == '(') {
            comment();
        } else if (c == '<') {
            int end = value.indexOf('>', at);
            address = value.substring(at + 1, end < 0 ? value.length() : end);
            at = end < 0 ? value.length() : end + 1;
        } else if (c == ',' || c == ';') {
            end();
            at++;
        } else if (c == ':' && address.isEmpty()) {
            // what stood before is a group's name
            phrase.setLength(0);
            at++;
        } else {
            phrase.append(c);
            at++;
        }
    }

    private void quoted() {
        int begin = at++;
        while (at < value.length() && value.charAt(at) != '"') {
            at += value.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, value.length());
        phrase.append(value, begin, at);
    }

    private void comment() {
        int depth = 0;
        int begin = at + 1;
        do {
            char c = value.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        } while (at < value.length() && depth > 0);
        int end = Math.min(at, value.length());
        comment.append(value, begin, Math.max(begin, depth == 0 ? end - 1 : end));
    }

    private void end() {
        if (phrase.length() + comment.length() + address.length() > 0) {
            entries.add(new Entry(phrase.toString().strip(), address.strip(), comment.toString()));
        }
        phrase.setLength(0);
        comment.setLength(0);
        address = "";
    }
}
