// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Clock;
import java.util.Optional;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.web.WebContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a confirmed inquiry to the desk. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final InquiryInbox inbox;
    private final InquiryMapper mapper;
    private final KeptFiles files;
    private final Gatekeeper gatekeeper;
    private final Clock clock;

    Sending(
            InquiryInbox inbox,
            InquiryMapper mapper,
            KeptFiles files,
            Gatekeeper gatekeeper,
            Clock clock) {
        this.inbox = inbox;
        this.mapper = mapper;
        this.files = files;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    /**
     * @return the receipt once the inquiry is stored; empty when it is not, for whatever reason:
     *     its writer must know and keep it
     */
    Optional<Inbox.Receipt> send(FormSheet sheet, WebContext web) {
        try {
            Inbox desk = inbox.present().orElseThrow(() -> new IllegalStateException("no inbox"));
            Inbox.Receipt receipt =
                    desk.accept(
                            mapper.message(
                                    sheet.inquiry(),
                                    sheet.files(),
                                    sheet.read(),
                                    web.locale(),
                                    clock.instant()));
            if (!receipt.duplicate()) {
                gatekeeper.taken(sheet.inquiry().ticket(), web.remoteAddress());
            }
            files.sent(sheet.inquiry());
            return Optional.of(receipt);
        } catch (RuntimeException e) {
            LOG.error("request {}: an inquiry could not be stored", web.reference(), e);
            return Optional.empty();
        }
    }
}
