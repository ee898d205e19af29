// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.OutsidePerson;

/** Looks people up and makes of an entry who they are. */
final class Lookup {
    private static final int LONGEST_SUBJECT = 255;
    private static final int MOST_GROUPS = 2_000;

    private final LdapSettings settings;
    private final Directory directory;

    Lookup(LdapSettings settings, Directory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Optional<Entry> find(LDAPConnection connection, String login)
            throws LDAPException, Trouble.Failure {
        List<String> wanted = new ArrayList<>(settings.subjectAttributes());
        wanted.add(settings.loginAttribute());
        wanted.add(settings.nameAttribute());
        wanted.add(settings.groupAttribute());
        List<SearchResultEntry> found =
                search(connection, settings.base(), settings.filter(), login, 2, wanted);
        if (found.size() > 1) {
            throw Trouble.SEVERAL.failure(null);
        }
        // an empty name would be nobody's, and a bind under it proves nothing
        return found.stream().filter(e -> !e.getDN().isBlank()).map(Entry.class::cast).findFirst();
    }

    private List<SearchResultEntry> search(
            LDAPConnection connection,
            String base,
            String filter,
            String value,
            int most,
            List<String> attributes)
            throws LDAPException {
        Filter filled = LdapSettings.filled(filter, value);
        SearchRequest request =
                new SearchRequest(
                        base,
                        SearchScope.SUB,
                        DereferencePolicy.NEVER,
                        most,
                        (int) settings.answer().toSeconds(),
                        false,
                        filled,
                        attributes.toArray(String[]::new));
        request.setFollowReferrals(false);
        try {
            SearchResult result = connection.search(request);
            return result.getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    /** Names of groups, whole and by their first part alone, as a file may name them. */
    List<String> groups(LDAPConnection connection, Entry person) throws LDAPException {
        if (!settings.rules().needGroups()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        String[] carried = person.getAttributeValues(settings.groupAttribute());
        if (carried != null) {
            names.addAll(List.of(carried));
        }
        if (settings.groupBase().isPresent()) {
            search(
                            connection,
                            settings.groupBase().get(),
                            settings.groupFilter(),
                            person.getDN(),
                            MOST_GROUPS,
                            List.of("1.1"))
                    .forEach(group -> names.add(group.getDN()));
        }
        Set<String> all = new LinkedHashSet<>();
        for (String name : names.subList(0, Math.min(MOST_GROUPS, names.size()))) {
            all.add(name);
            firstPart(name).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private static Optional<String> firstPart(String name) {
        try {
            RDN first = new DN(name).getRDN();
            return first == null ? Optional.empty() : Optional.of(first.getAttributeValues()[0]);
        } catch (LDAPException e) {
            return Optional.empty(); // a plain name
        }
    }

    OutsidePerson person(Entry entry, List<String> groups) throws Trouble.Failure {
        String login =
                Optional.ofNullable(entry.getAttributeValue(settings.loginAttribute()))
                        .flatMap(settings.rules()::login)
                        .orElseThrow(
                                () -> Trouble.ATTRIBUTE.failure(null, settings.loginAttribute()));
        return settings.rules()
                .person(
                        settings.id(),
                        subject(entry),
                        login,
                        Optional.ofNullable(entry.getAttributeValue(settings.nameAttribute()))
                                .orElse(""),
                        groups,
                        false,
                        code -> directory.findByCode(code).map(Department::id));
    }

    private String subject(Entry entry) throws Trouble.Failure {
        for (String attribute : settings.subjectAttributes()) {
            byte[] value = entry.getAttributeValueBytes(attribute);
            if (value != null && value.length > 0) {
                String text = new String(value, StandardCharsets.ISO_8859_1);
                String told =
                        text.matches("[\\x21-\\x7e]+") ? text : HexFormat.of().formatHex(value);
                if (told.length() <= LONGEST_SUBJECT) {
                    return told;
                }
            }
        }
        throw Trouble.ATTRIBUTE.failure(null, String.join(", ", settings.subjectAttributes()));
    }
}
