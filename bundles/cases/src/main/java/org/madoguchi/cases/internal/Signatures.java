// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands under answers, and who they say they are from. */
@Component(service = Signatures.class)
public final class Signatures {
    /** Letters are signed; what is said in short messages and chats is not. */
    private static final Set<AddressKind> UNSIGNED =
            Set.of(AddressKind.PHONE, AddressKind.LINE, AddressKind.CHAT);

    /** Stands for what differs from author to author. */
    private static final String ANYBODY = "\u0001";

    private static final int LONGEST_NAME = 200;

    /** So many letters of a signature are the same for everybody when it is known by them. */
    private static final int LEAST_FIXED = 4;

    private final StoredEntries entries;
    private final City city;
    private final Directory directory;

    @Activate
    public Signatures(
            @Reference StoredEntries entries,
            @Reference City city,
            @Reference Directory directory) {
        this.entries = entries;
        this.city = city;
        this.directory = directory;
    }

    /** Empty when there is none. */
    String of(EntityManager em, Actor author, CaseId id, ChannelDescriptor channel) {
        return filled(em, id, channel, author.name(), office(author.department()));
    }

    private String filled(
            EntityManager em,
            CaseId id,
            ChannelDescriptor channel,
            String operator,
            String department) {
        if (UNSIGNED.contains(channel.addressKind())) {
            return "";
        }
        return new Places(
                        Map.of(
                                "desk",
                                city.deskName().ja(),
                                "case",
                                id.toString(),
                                "operator",
                                operator,
                                "department",
                                department))
                .fill(entries.mail(em, MailTexts.SIGNATURE).text())
                .strip();
    }

    /**
     * The text with its signature. A returned answer that is mended and submitted again has one
     * already, which may be somebody else's.
     */
    String signed(
            EntityManager em, Actor author, String text, CaseId id, ChannelDescriptor channel) {
        String signature = of(em, author, id, channel);
        return signature.isEmpty()
                ? text
                : without(filled(em, id, channel, ANYBODY, ANYBODY), text) + "\n\n" + signature;
    }

    private static String without(String anybodys, String text) {
        if (anybodys.replaceAll("[\\s\u0001]", "").length() < LEAST_FIXED) {
            // it would be found under everything
            return text;
        }
        int from = Math.max(0, text.length() - anybodys.length() - 4 * LONGEST_NAME);
        Matcher found = under(anybodys).matcher(text.substring(from));
        return found.find() ? text.substring(0, from + found.start()).stripTrailing() : text;
    }

    private static Pattern under(String anybodys) {
        StringBuilder pattern = new StringBuilder("(?m)^");
        String before = "";
        for (String fixed : anybodys.split(ANYBODY, -1)) {
            pattern.append(before);
            String line = "";
            for (String words : fixed.split("\\R", -1)) {
                pattern.append(line).append(Pattern.quote(words));
                line = "\\R";
            }
            before = ".{0," + LONGEST_NAME + "}";
        }
        return Pattern.compile(pattern.append("\\s*\\z").toString());
    }

    /** What recipients see as the sender; empty: as the channel is called. */
    String senderName(Optional<DepartmentId> author) {
        return author.flatMap(directory::find)
                .map(department -> city.name().ja() + " " + department.name())
                .orElse("");
    }

    private String office(Optional<DepartmentId> author) {
        return author.flatMap(directory::find)
                .map(Department::name)
                .orElseGet(() -> city.deskName().ja());
    }
}
