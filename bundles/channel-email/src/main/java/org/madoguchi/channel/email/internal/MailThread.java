// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Thread;

/** What a mail continues: its references, and the case tokens in its addresses and subject. */
final class MailThread {
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final int MAX_REFERENCES = 100;
    private static final List<String> RECIPIENTS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To");

    private final DeskAddress desk;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> tokens = new LinkedHashSet<>();

    private MailThread(DeskAddress desk) {
        this.desk = desk;
    }

    /**
     * @param returned headers of mails within a bounce: what came back is one of ours
     */
    static Thread of(DeskAddress desk, MailHeaders mail, List<MailHeaders> returned) {
        MailThread thread = new MailThread(desk);
        thread.add(mail);
        for (MailHeaders ours : returned) {
            thread.references.addAll(ids(ours, "Message-ID"));
            thread.add(ours);
            thread.addTokens(ours, List.of("Reply-To", "Return-Path"));
        }
        List<String> own = ids(mail, "Message-ID");
        return new Thread(
                own.isEmpty() ? "" : own.get(0),
                thread.references.stream().limit(MAX_REFERENCES).toList(),
                List.copyOf(thread.tokens));
    }

    private void add(MailHeaders mail) {
        references.addAll(ids(mail, "In-Reply-To"));
        List<String> ancestors = new ArrayList<>(ids(mail, "References"));
        Collections.reverse(ancestors);
        references.addAll(ancestors);
        addTokens(mail, RECIPIENTS);
        DeskAddress.tokenInSubject(HeaderText.decode(mail.first("Subject"))).ifPresent(tokens::add);
    }

    private void addTokens(MailHeaders mail, List<String> names) {
        for (String name : names) {
            for (String value : mail.all(name)) {
                MailAddress.all(value)
                        .forEach(address -> desk.tokenIn(address).ifPresent(tokens::add));
            }
        }
    }

    private static List<String> ids(MailHeaders mail, String name) {
        List<String> found = new ArrayList<>();
        Matcher id = ID.matcher(HeaderText.unfold(mail.first(name)));
        while (id.find()) {
            found.add(id.group());
        }
        return found;
    }
}
