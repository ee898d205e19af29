// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * What is done with a channel that is in a conversation. Asterisk-Java has no classes for {@code
 * BlindTransfer} and {@code CancelAtxfer}; it reads the properties by their names.
 */
public abstract class BridgedAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;

    private final String channel;

    BridgedAction(String channel) {
        this.channel = channel;
    }

    public String getChannel() {
        return channel;
    }

    /** Hands the other side on and lets this channel go. */
    public static final class BlindTransfer extends BridgedAction {
        private static final long serialVersionUID = 1L;

        private final String context;
        private final String exten;

        BlindTransfer(String channel, String context, String exten) {
            super(channel);
            this.context = context;
            this.exten = exten;
        }

        @Override
        public String getAction() {
            return "BlindTransfer";
        }

        public String getContext() {
            return context;
        }

        public String getExten() {
            return exten;
        }
    }

    /** Back from a consultation. */
    public static final class CancelAtxfer extends BridgedAction {
        private static final long serialVersionUID = 1L;

        CancelAtxfer(String channel) {
            super(channel);
        }

        @Override
        public String getAction() {
            return "CancelAtxfer";
        }
    }
}
