// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import org.asteriskjava.manager.event.ManagerEvent;

/**
 * Hears what happens in a session: always on one thread, everything in the order in which it
 * happened. Actions may be sent from here; events wait meanwhile.
 */
public interface AmiListener {
    /**
     * A session has begun; no event of it was heard before. What happened since the last one was
     * missed: ask for it now.
     */
    void connected();

    void event(ManagerEvent event);

    /** The session has ended, or cannot begin. Told once for each kind of trouble, not each try. */
    void disconnected(AmiTrouble trouble);
}
