// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.ConcernException;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what speaks against sending an answer as it is, and asks for a second look at it. */
@Component(service = SecondLook.class, configurationPid = "org.madoguchi.cases")
public final class SecondLook {
    private static final Pattern CASE_ID =
            Pattern.compile("(?<![0-9-])[0-9]{4}-[0-9]{6,10}(?![0-9-])");

    /** Of the same length, of which most are the same file. */
    private static final int MOST_COMPARED = 20;

    private final BlobStore blobs;
    private final OwnDomains own;

    @Activate
    public SecondLook(@Reference BlobStore blobs, CasesConfig config) {
        this(blobs, OwnDomains.read(config.own_domains()));
    }

    SecondLook(BlobStore blobs, OwnDomains own) {
        this.blobs = blobs;
        this.own = own;
    }

    /**
     * @throws ConcernException unless all concerns are among the accepted
     */
    static void require(Set<Concern> concerns, Set<Concern> accepted) {
        if (!accepted.containsAll(concerns)) {
            throw new ConcernException(
                    new LocalizedText(
                            words(concerns, LocalizedText::ja), words(concerns, LocalizedText::en)),
                    concerns);
        }
    }

    private static String words(Set<Concern> concerns, Function<LocalizedText, String> language) {
        return Stream.concat(Stream.of("concerns"), concerns.stream().map(one -> "concern." + one))
                .map(DeskTexts::text)
                .map(language)
                .collect(Collectors.joining(" "));
    }

    Set<Concern> at(
            EntityManager em,
            CaseId id,
            Recipients recipients,
            String text,
            List<Attachment> attachments) {
        EnumSet<Concern> found = EnumSet.noneOf(Concern.class);
        SecretNumbers numbers = new SecretNumbers(text);
        if (numbers.holdPersonalNumber()) {
            found.add(Concern.PERSONAL_NUMBER);
        }
        if (numbers.holdCardNumber()) {
            found.add(Concern.CARD_NUMBER);
        }
        if (Salutation.of(text)
                .filter(name -> name.isForOtherThan(recipients.to().name()))
                .isPresent()) {
            found.add(Concern.OTHER_NAME);
        }
        if (namesOtherCase(em, id, text)) {
            found.add(Concern.OTHER_CASE);
        }
        if (attachments.stream().anyMatch(file -> cameWithOtherCase(em, id, file.content()))) {
            found.add(Concern.OTHER_CASES_FILE);
        }
        found.addAll(recipients.concerns(em, own));
        return found;
    }

    private static boolean namesOtherCase(EntityManager em, CaseId id, String text) {
        return CASE_ID.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_COMPARED)
                .filter(named -> !named.equals(id.toString()))
                .anyMatch(named -> exists(em, named));
    }

    private static boolean exists(EntityManager em, String named) {
        try {
            return em.find(CaseEntity.class, CaseId.parse(named).asLong()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Forms that the city sends to many are no concern, only what a citizen has sent. */
    private boolean cameWithOtherCase(EntityManager em, CaseId id, Content content) {
        return em
                .createQuery(
                        "select a from AttachmentEntity a, InteractionEntity i where"
                                + " a.byteCount = :size and a.caseId <> :id and"
                                + " i.id = a.interactionId and i.kind = :inbound",
                        AttachmentEntity.class)
                .setParameter("size", content.size())
                .setParameter("id", id.asLong())
                .setParameter("inbound", InteractionKind.INBOUND)
                .setMaxResults(MOST_COMPARED)
                .getResultList()
                .stream()
                .anyMatch(other -> isSame(content, blobs.get(other.stored().blob())));
    }

    private static boolean isSame(Content one, Content other) {
        try (InputStream first = one.open();
                InputStream second = other.open()) {
            byte[] here = first.readNBytes(8192);
            while (Arrays.equals(here, second.readNBytes(8192))) {
                if (here.length == 0) {
                    return true;
                }
                here = first.readNBytes(8192);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
