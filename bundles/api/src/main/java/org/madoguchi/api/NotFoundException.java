// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

/** What was asked for does not exist, or not for this actor: the two look alike on purpose. */
public class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
