// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/**
 * Somebody at the other end.
 *
 * @param address where answers go; equal addresses are one contact
 * @param name as they call themselves, one line, may be empty; untrusted text
 */
public record Party(Address address, String name) {
    public Party {
        name = Plain.line(name);
    }
}
