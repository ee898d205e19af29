// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

/** The channel did not take what a citizen sent; the message says what it answered. */
final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTakenException(String answer) {
        super(answer);
    }
}
