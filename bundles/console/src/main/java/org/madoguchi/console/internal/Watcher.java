// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.identity.Actor;
import org.madoguchi.web.EventStream;

/** Somebody who has a console open. */
record Watcher(EventStream stream, Actor actor) implements LiveFeed.Viewer {
    @Override
    public void tell(byte[] message) {
        stream.tell(message);
    }

    @Override
    public boolean isGone() {
        return stream.isGone();
    }

    @Override
    public void bye() {
        stream.bye();
    }
}
