// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing the product needs before it can work. */
record Check(String name, BooleanSupplier passes) {
    private static final Logger log = LoggerFactory.getLogger(Check.class);

    /** A check that fails with an exception has not passed. */
    boolean run() {
        try {
            return passes.getAsBoolean();
        } catch (RuntimeException e) {
            log.debug("check {} failed", name, e);
            return false;
        }
    }
}
