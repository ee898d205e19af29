// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

/** A part of the product that a command needs is not running. */
final class ServiceMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceMissingException(Class<?> type) {
        super(type.getSimpleName());
    }
}
