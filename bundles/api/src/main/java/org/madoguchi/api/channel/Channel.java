// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CannedReply;
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
 * <p><b>Going.</b> When the service is unregistered no further call begins, and unregistering waits
 * (10 s at most) for the one under way: an update at work needs no care of its own. Stop what
 * brings messages in before. A second channel with the same id is not used until the first has
 * gone.
 *
 * <p><b>Threads.</b> {@link #send}, {@link #trace} and {@link #check} are never called at the same
 * time; {@link #health} and {@link #descriptor} come on any thread, at any time. What {@code
 * health} throws is shown as this channel being down.
 *
 * <p><b>Inbound.</b> Turn what arrives into an {@link InboundMessage} and give it to {@link Inbox};
 * tell the source that it was taken only after {@link Inbox#accept} has returned.
 *
 * <p><b>Outbound.</b> {@link #send} is called by the dispatch route, one call at a time for each
 * channel, on a thread of its own, after approval and after the message is committed to the outbox.
 * A message is handed over again only after {@link Delivery.Deferred} or by a person's decision.
 * When the product dies between the carrier's acceptance and the note of it, the message is
 * uncertain and {@link #trace} is asked.
 */
@ConsumerType
public interface Channel {
    /** What this channel is: always the same, from memory. */
    ChannelDescriptor descriptor();

    /**
     * How long {@link #send} may take: 60 s, unless the carrier itself is slow and its answer worth
     * waiting for; a FAX machine takes a minute for a page. The channel's next message waits
     * meanwhile. At most an hour; always the same.
     */
    default Duration sendLimit() {
        return Duration.ofSeconds(60);
    }

    /**
     * Hands the message to the carrier and reports its answer; does not wait until the citizen has
     * it. Must return within {@link #sendLimit}. Use {@link OutboundMessage#id()} to make the
     * carrier's id of the message stable over repetitions.
     *
     * <p>Answer {@link Delivery.Deferred} for what certainly did not leave and throw only when it
     * may have left: an exception, or no answer within the limit, makes the message uncertain, and
     * {@link #trace} or a person decides.
     *
     * @return what the carrier said; an exception means that nobody knows whether it was sent
     */
    Delivery send(OutboundMessage message);

    /**
     * Asks the carrier what became of a message of which nobody knows whether it left: the product
     * was killed, the line broke or {@link #send} threw before the carrier's answer was noted.
     * Where a carrier can tell, a person need not decide: an SMS centre is queried by its message
     * number, a mailbox that keeps a copy of everything sent is searched for the Message-ID.
     *
     * <p>Called by the dispatch route under the rules of {@link #send}: never at the same time as
     * another call for this channel, within 60 s, on a thread of its own. A message is asked about
     * at once, when the product or the channel comes up, and then at growing intervals for some two
     * days, because a copy may arrive late. Asking changes nothing at the carrier, so it may be
     * repeated.
     *
     * <p>Answer only what is known:
     *
     * <ul>
     *   <li>{@link Delivery.Accepted}: the carrier has it. It is never sent again.
     *   <li>{@link Delivery.Refused}: the carrier has refused it for good.
     *   <li>{@link Delivery.Deferred}: it certainly did not leave, or a repetition cannot reach
     *       anybody twice because the carrier knows this message's key (LINE's retry key). It is
     *       sent again.
     *   <li>empty, which is the default: the carrier cannot tell, or cannot tell yet. That the
     *       message was not found proves nothing where it may still be under way. A person decides.
     * </ul>
     *
     * @return what is known; an exception is the same as empty
     */
    default Optional<Delivery> trace(OutboundMessage message) {
        return Optional.empty();
    }

    /**
     * Why this channel would refuse such a message as it stands: too long, not an approved text, a
     * recipient who wants nothing more from us. Asked before an answer is submitted, so that its
     * author mends it and not the approver; and before the desk writes a note of receipt, which is
     * then left out. {@link #send} must still decide by itself, because the answer may be another
     * one by then.
     *
     * <p>From memory, on any thread, within a transaction: it must not block.
     *
     * @return what is wrong and what to do, for the author; empty when nothing is known against it.
     *     An exception is the same as empty
     */
    default Optional<LocalizedText> objection(OutboundDraft draft) {
        return Optional.empty();
    }

    /**
     * The only texts that may leave by this channel, when it takes no others: the composer offers
     * them in place of the desk's own canned replies. From memory.
     *
     * @return in the order in which they are offered; empty when any text will do
     */
    default List<CannedReply> approvedTexts() {
        return List.of();
    }

    /** The present state, from memory: called often, must not block. */
    ChannelHealth health();

    /**
     * Asks the far end now whether it answers, because a person has pressed 「接続を確かめる」: log in, open
     * the folder, bind, ask who one is. Sends nothing to anybody and changes nothing. What is found
     * need not become the {@link #health}, but may.
     *
     * <p>Called on a thread of its own, never at the same time as {@link #send} or {@link #trace};
     * must return within 20 s, or the person is told that there was no answer and messages wait. A
     * far end that does not answer is a finding; an exception is shown as a fault of the program.
     *
     * @return what was found; without a far end to ask, the health, which is the default
     */
    default ChannelCheck check() {
        return ChannelCheck.of(health());
    }
}
