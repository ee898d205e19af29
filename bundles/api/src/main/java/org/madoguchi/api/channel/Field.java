// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/**
 * One filled-in line of a form, in the form's order.
 *
 * @param label as the staff read it, one line
 * @param value as it was filled in, may have several lines or none; untrusted
 */
public record Field(String label, String value) {
    public Field {
        label = Plain.line(label);
        value = Plain.text(value);
    }
}
