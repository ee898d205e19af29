// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;

/**
 * Which case each conversation is in: one at a time. Of two messages that would each open a case at
 * the same moment the row's key or version lets one through; the other finds its case when it is
 * tried again.
 */
final class Conversations {
    private final Duration afterClosing;

    /**
     * @param afterClosing so long a closed case still takes in what comes
     */
    Conversations(Duration afterClosing) {
        this.afterClosing = afterClosing;
    }

    Optional<CaseId> caseOf(EntityManager em, ChannelId channel, String conversation, Instant now) {
        if (conversation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(em.find(ConversationEntity.class, key(channel, conversation)))
                .map(found -> em.find(CaseEntity.class, found.caseId().asLong()))
                .filter(in -> !in.isClosedBefore(now.minus(afterClosing)))
                .map(CaseEntity::id);
    }

    /**
     * Looks once more before a case is opened.
     *
     * @throws OptimisticLockException when another transaction has opened one meanwhile: ours has
     *     to be run again and will find it
     */
    void requireNone(EntityManager em, ChannelId channel, String conversation, Instant now) {
        if (caseOf(em, channel, conversation, now).isPresent()) {
            throw new OptimisticLockException("the conversation is in a case by now");
        }
    }

    /**
     * Something was said to this address by this channel about this case; what comes from there and
     * names nothing is an answer to it, also where a conversation with them was in another case so
     * far: the last word decides.
     */
    static void answered(EntityManager em, ChannelId channel, Party party, CaseId about) {
        note(em, channel, answeredTo(party.address()), about);
        note(em, channel, party.address().value(), about);
    }

    Optional<CaseId> answeredCase(
            EntityManager em, ChannelId channel, Address sender, Instant now) {
        return caseOf(em, channel, answeredTo(sender), now);
    }

    /** No channel's own name of a conversation begins so. */
    private static String answeredTo(Address address) {
        return "\u0001answered " + address.kind() + " " + address.value();
    }

    /** The conversation goes on in this case. */
    static void note(EntityManager em, ChannelId channel, String conversation, CaseId in) {
        if (conversation.isEmpty()) {
            return;
        }
        String key = key(channel, conversation);
        ConversationEntity known = em.find(ConversationEntity.class, key);
        if (known == null) {
            em.persist(new ConversationEntity(key, in));
        } else if (!known.caseId().equals(in)) {
            known.moveTo(in);
        }
    }

    private static String key(ChannelId channel, String conversation) {
        try {
            byte[] name = (channel + " " + conversation).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
