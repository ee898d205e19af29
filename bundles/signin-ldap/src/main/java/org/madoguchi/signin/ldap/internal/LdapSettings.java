// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.api.identity.OutsideRules;

/**
 * One directory. The keys are explained in etc/org.madoguchi.signin.ldap.cfg.example.
 *
 * @param servers in the order in which they are asked
 * @param authority certificates that the servers' are checked with; empty for Java's own
 * @param reader who looks people up; empty to look up without a name
 * @param filter of a person, with {0} for the name
 * @param groupBase where groups are looked for; empty when people carry their groups
 * @param groupFilter of a person's groups, with {0} for the person's distinguished name
 * @param answer time for one answer of a server
 */
record LdapSettings(
        String id,
        LocalizedText name,
        List<Server> servers,
        Optional<Path> authority,
        Optional<Reader> reader,
        String base,
        String filter,
        List<String> subjectAttributes,
        String loginAttribute,
        String nameAttribute,
        String groupAttribute,
        Optional<String> groupBase,
        String groupFilter,
        Duration answer,
        Duration look,
        OutsideRules rules) {
    private static final String EXAMPLE =
            "ldaps://ad1.city.example.jp, ldaps://ad2.city.example.jp";
    private static final String PLACE = "{0}";
    private static final int MOST_SERVERS = 4;

    enum Protection {
        LDAPS,
        START_TLS,
        /** Only inside this machine. */
        NONE
    }

    record Server(String host, int port, Protection protection) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** The name of an account of ours in the directory, with its password. */
    record Reader(String dn, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return dn;
        }
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static LdapSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        String name = settings.text("name").orElse("市の名簿");
        return new LdapSettings(
                id(settings),
                new LocalizedText(name, settings.text("name.en").orElse(name)),
                servers(settings),
                authority(settings),
                settings.text("bind.dn")
                        .map(
                                dn ->
                                        new Reader(
                                                dn,
                                                settings.secret(
                                                        ".bind.password",
                                                        "MADOGUCHI_LDAP_PASSWORD"))),
                name(settings, "base", settings.required("base", "dc=city,dc=example,dc=jp")),
                filter(settings, "filter", "(&(objectClass=person)(uid={0}))"),
                settings.list(
                        "attribute.subject", "entryUUID, objectGUID, nsUniqueId, ipaUniqueID"),
                settings.text("attribute.login").orElse("uid"),
                settings.text("attribute.name").orElse("cn"),
                settings.text("attribute.groups").orElse("memberOf"),
                settings.text("groups.base").map(base -> name(settings, "groups.base", base)),
                filter(settings, "groups.filter", "(member={0})"),
                Duration.ofSeconds(settings.number("answer.seconds", 5, 1, 5)),
                Duration.ofSeconds(settings.number("look.seconds", 300, 1, 3_600)),
                OutsideRules.read(settings));
    }

    private static String id(ChannelSettings settings) {
        String id = settings.text("id").orElse("ldap");
        if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
            throw settings.wrong(
                    "id", "= " + id, "write small letters, digits and hyphens, such as ldap");
        }
        return id;
    }

    private static List<Server> servers(ChannelSettings settings) {
        settings.required("servers", EXAMPLE);
        List<Server> servers =
                settings.list("servers", "").stream()
                        .map(address -> server(settings, address))
                        .toList();
        if (servers.isEmpty() || servers.size() > MOST_SERVERS) {
            throw settings.wrong("servers", "names too many or none", "write 1 to " + MOST_SERVERS);
        }
        return servers;
    }

    private static Server server(ChannelSettings settings, String address) {
        try {
            URI uri = URI.create(address);
            boolean plain = "ldap".equals(uri.getScheme());
            if ((plain || "ldaps".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (uri.getPath() == null || uri.getPath().matches("/?"))) {
                String host = uri.getHost().replaceAll("[\\[\\]]", "");
                int port = uri.getPort() > 0 ? uri.getPort() : plain ? 389 : 636;
                return new Server(host, port, protection(settings, plain, host));
            }
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().contains("start.tls")) {
                throw e;
            }
        }
        throw settings.wrong("servers", "= " + address, "write addresses such as " + EXAMPLE);
    }

    private static Protection protection(ChannelSettings settings, boolean plain, String host) {
        if (!plain) {
            return Protection.LDAPS;
        }
        if (settings.flag("start.tls", true)) {
            return Protection.START_TLS;
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.matches("127(\\.\\d{1,3}){3}") || name.equals("::1")) {
            return Protection.NONE;
        }
        throw settings.wrong(
                "start.tls",
                "= false would send passwords unprotected to " + host,
                "write true, or addresses with ldaps:");
    }

    private static Optional<Path> authority(ChannelSettings settings) {
        Optional<Path> file = settings.text("ca").map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw settings.wrong(
                    "ca",
                    "= " + file.get() + " cannot be read",
                    "write a file with certificates in PEM format");
        }
        return file;
    }

    private static String name(ChannelSettings settings, String key, String dn) {
        if (!DN.isValidDN(dn)) {
            throw settings.wrong(
                    key, "= " + dn, "write a distinguished name: ou=people,dc=city,dc=example");
        }
        return dn;
    }

    private static String filter(ChannelSettings settings, String key, String otherwise) {
        String filter = settings.text(key).orElse(otherwise);
        try {
            Filter.create(filter.replace(PLACE, "x"));
            if (filter.contains(PLACE)) {
                return filter;
            }
        } catch (LDAPException e) {
            throw settings.wrong(key, "= " + filter + " is no filter", "write " + otherwise);
        }
        throw settings.wrong(key, "has no place for the name", "write " + otherwise);
    }

    /** What was typed is a value in the filter and cannot become part of it. */
    static Filter filled(String filter, String value) throws LDAPException {
        return Filter.create(filter.replace(PLACE, Filter.encodeValue(value)));
    }

    @Override
    public String toString() {
        return "sign-in " + id + " by " + servers;
    }
}
