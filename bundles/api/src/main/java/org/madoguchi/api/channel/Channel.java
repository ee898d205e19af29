// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One way citizens reach the desk: a mailbox, a form, a LINE account. One configuration, one
 * instance, one service.
 *
 * <p><b>Life-cycle.</b> Register the service and the channel is in the console, in the outbox and
 * in the reports; unregister it and it is shown as away, messages to it wait, nothing is lost. The
 * id must be the same after every restart and update. {@code @Activate} returns at once: connect in
 * the background and tell through {@link #health()}.
 *
 * <p><b>Inbound.</b> Turn what arrives into an {@link InboundMessage} and give it to {@link Inbox};
 * tell the source that it was taken only after {@link Inbox#accept} has returned.
 *
 * <p><b>Outbound.</b> {@link #send} is called by the dispatch route, one call at a time for each
 * channel, on a thread of its own, after approval and after the message is committed to the outbox.
 * A message is handed over again only after {@link Delivery.Deferred} or by a person's decision.
 */
@ConsumerType
public interface Channel {
    ChannelDescriptor descriptor();

    /**
     * Hands the message to the carrier and reports its answer; does not wait until the citizen has
     * it. Must return within 60 s. Use {@link OutboundMessage#id()} to make the carrier's id of the
     * message stable over repetitions.
     *
     * @return what the carrier said; an exception means that nobody knows whether it was sent
     */
    Delivery send(OutboundMessage message);

    /** The present state, from memory: called often, must not block. */
    ChannelHealth health();
}
