// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens at the carriers, so that a page knows whether it is out of date. */
final class Changes {
    private final AtomicLong count = new AtomicLong();

    void happened() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
