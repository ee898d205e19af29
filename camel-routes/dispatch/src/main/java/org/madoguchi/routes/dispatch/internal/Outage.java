// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, not at every try of every lane, that the outbox has gone or is back. */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.dispatch");

    private final AtomicBoolean lasting = new AtomicBoolean();

    void met(StorageException cause) {
        if (!lasting.getAndSet(true)) {
            log.warn("the outbox cannot be read; messages wait", cause);
        }
    }

    void over() {
        if (lasting.getAndSet(false)) {
            log.info("the outbox can be read again");
        }
    }
}
