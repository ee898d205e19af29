// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.madoguchi.api.channel.Inbox;

/**
 * From the mailbox to the desk. A mail is marked, moved or deleted only after the desk has stored
 * it; one that cannot be stored stays unread and is tried again later, and the others go on.
 */
final class EmailRoutes extends RouteBuilder {
    private static final long MEGABYTE = 1024L * 1024L;

    private final EmailSettings settings;
    private final MailReader reader;
    private final Inbox inbox;
    private final Spool spool;
    private final MailboxHealth health;
    private final Clock clock;

    EmailRoutes(
            EmailSettings settings,
            MailReader reader,
            Inbox inbox,
            Spool spool,
            MailboxHealth health,
            Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.inbox = inbox;
        this.spool = spool;
        this.health = health;
        this.clock = clock;
    }

    /** Each context in turn gets the component; {@link #configure} runs once only. */
    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        context.addComponent(
                "mailbox", new MailboxComponent(settings.imap(), spool, health, clock));
        super.addRoutesToCamelContext(context);
    }

    @Override
    public void configure() {
        // the mail is told of its fate by the consumer, which has to see the exception
        errorHandler(noErrorHandler());
        from("mailbox:" + settings.id())
                .routeId(settings.id() + "-in")
                .process(this::takeIn)
                .id("take-in");
    }

    private void takeIn(Exchange exchange) throws IOException {
        FetchedMail mail = exchange.getIn().getBody(FetchedMail.class);
        if (mail.headersOnly()) {
            takeHeaders(mail);
        } else {
            try (ParsedMail parsed = read(mail)) {
                inbox.accept(parsed.message());
            }
        }
    }

    private ParsedMail read(FetchedMail mail) throws IOException {
        return mail.file().isPresent()
                ? reader.read(mail.file().get(), mail.waiting().receivedAt())
                : reader.read(mail.bytes(), mail.waiting().receivedAt());
    }

    private void takeHeaders(FetchedMail mail) {
        inbox.accept(
                reader.headersOnly(
                        wholeLines(mail.bytes()),
                        mail.waiting().receivedAt(),
                        Texts.text(
                                "problem.too-large",
                                Long.toString(mail.waiting().size() / MEGABYTE),
                                Long.toString(settings.imap().maxBytes() / MEGABYTE))));
    }

    /** Headers that were cut may end within a line. */
    private static byte[] wholeLines(byte[] head) {
        int end = head.length;
        while (end > 0 && head[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(head, end);
    }
}
