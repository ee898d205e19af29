// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.madoguchi.channel.email.internal.EmailSettings.Inbound;

/**
 * The Camel side of a mailbox: {@code mailbox:<channel id>}, to read from only. Made for one route,
 * with the channel's settings; the address holds no password that logs or JMX could show.
 */
final class MailboxComponent extends DefaultComponent {
    private final Inbound settings;
    private final Spool spool;
    private final MailboxHealth health;
    private final Clock clock;

    MailboxComponent(Inbound settings, Spool spool, MailboxHealth health, Clock clock) {
        this.settings = settings;
        this.spool = spool;
        this.health = health;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String id, Map<String, Object> parameters) {
        return new Mailboxes(uri, this, id);
    }

    private final class Mailboxes extends DefaultEndpoint {
        private final String id;

        Mailboxes(String uri, Component component, String id) {
            super(uri, component);
            this.id = id;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new MailboxConsumer(this, processor, id, settings, spool, health, clock);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("mail leaves by the channel");
        }
    }
}
