// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Instant;
import org.madoguchi.api.form.FormId;

/**
 * Goes with a form from the moment it is shown until it is sent.
 *
 * @param text as the page carries it, signed
 * @param name names the inquiry and its files; 22 letters
 */
record Ticket(String text, String name, FormId form, int version, Instant issued) {
    /** Of a form that brings no inquiry. */
    static final Ticket NONE = new Ticket("", "", null, 0, null);
}
