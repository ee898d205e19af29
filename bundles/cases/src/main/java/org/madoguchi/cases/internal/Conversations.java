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
import org.madoguchi.api.channel.ChannelId;

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

    /** The conversation goes on in this case. */
    void note(EntityManager em, ChannelId channel, String conversation, CaseId in) {
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
