// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where PostgreSQL is, as its own programs want to be told: by their environment, which other users
 * of the machine cannot read as they can arguments.
 */
record PostgresServer(Map<String, String> environment) {
    private static final String PREFIX = "jdbc:";

    /** What a program of PostgreSQL's must know as well, by the driver's name for it. */
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "user", "PGUSER",
                    "password", "PGPASSWORD",
                    "sslmode", "PGSSLMODE",
                    "sslrootcert", "PGSSLROOTCERT");

    PostgresServer {
        environment = Map.copyOf(environment);
    }

    /**
     * @throws IllegalArgumentException when the address is not one of PostgreSQL's
     */
    static PostgresServer of(String url, String user, String password) {
        if (!url.startsWith(PREFIX + "postgresql:")) {
            throw new IllegalArgumentException(
                    "etc/org.ops4j.datasource-madoguchi.cfg: url is not"
                            + " jdbc:postgresql://host:port/database");
        }
        URI address = URI.create(url.substring(PREFIX.length()));
        if (address.getHost() == null && address.getRawAuthority() != null) {
            throw new IllegalArgumentException(
                    "etc/org.ops4j.datasource-madoguchi.cfg: url names several hosts or one that"
                            + " cannot be read; a backup needs one");
        }
        Map<String, String> found = new LinkedHashMap<>();
        Optional.ofNullable(address.getHost())
                // an address of IPv6 stands in brackets
                .ifPresent(host -> found.put("PGHOST", host.replaceAll("[\\[\\]]", "")));
        if (address.getPort() > 0) {
            found.put("PGPORT", Integer.toString(address.getPort()));
        }
        String path = Optional.ofNullable(address.getPath()).orElse("/");
        found.put("PGDATABASE", path.length() > 1 ? path.substring(1) : user);
        put(found, "PGUSER", user);
        put(found, "PGPASSWORD", password);
        parameters(address).forEach((key, value) -> put(found, key, value));
        return new PostgresServer(found);
    }

    private static void put(Map<String, String> found, String key, String value) {
        if (!value.isEmpty()) {
            found.putIfAbsent(key, value);
        }
    }

    private static Map<String, String> parameters(URI address) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String each : Optional.ofNullable(address.getRawQuery()).orElse("").split("&")) {
            int equals = each.indexOf('=');
            String name = PARAMETERS.get(each.substring(0, Math.max(0, equals)));
            if (name != null) {
                found.put(
                        name,
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    /** Without what it says, which may be a password. */
    @Override
    public String toString() {
        return "PostgresServer" + environment.keySet();
    }
}
