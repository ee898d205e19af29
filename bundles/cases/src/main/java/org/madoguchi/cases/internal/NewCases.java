// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.ContactId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives new cases their number, their token and the time until which somebody must answer. */
@Component(service = NewCases.class)
public final class NewCases {
    private static final String TOKEN_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int TOKEN_LENGTH = 10;
    private static final int SUBJECT_FROM_TEXT = 40;

    private final CaseStore store;
    private final City city;
    private final DueDates dueDates;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public NewCases(
            @Reference CaseStore store, @Reference City city, @Reference DueDates dueDates) {
        this.store = store;
        this.city = city;
        this.dueDates = dueDates;
    }

    CaseEntity open(
            EntityManager em, String subject, ChannelId channel, ContactId contact, Party sender) {
        Instant now = store.clock().instant();
        CaseId id =
                new CaseId(now.atZone(city.zone()).getYear(), store.unit().next("cases_number"));
        CaseEntity opened = new CaseEntity(id, subject, channel, contact, token(), now);
        opened.answerTo(sender);
        opened.owe(dueDates.after(now));
        em.persist(opened);
        return opened;
    }

    /** What a case is called: its first message's subject, or its first words. */
    static String subject(String subject, String text) {
        if (!subject.isBlank()) {
            return subject;
        }
        String firstLine =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse(DeskTexts.japanese("no-subject"));
        return Cut.to(SUBJECT_FROM_TEXT, firstLine);
    }

    /** Never given before. */
    String token() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
        }
        return token.toString();
    }
}
