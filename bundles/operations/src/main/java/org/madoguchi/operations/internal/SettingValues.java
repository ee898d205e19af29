// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Dictionary;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The values of one settings file as they are kept and told. Of a secret there is only a keyed
 * hash, by which it can be seen that it changed and not what it is.
 */
final class SettingValues {
    private static final String SECRET = "secret:";
    private static final int LONGEST = 200;

    private static final Pattern SECRET_KEY =
            Pattern.compile(".*(password|passwd|secret|token|credential|private).*");

    /** What the container adds. */
    private static final Set<String> NOT_OF_THE_FILE =
            Set.of(
                    "service.pid",
                    "service.factoryPid",
                    "service.bundleLocation",
                    "felix.fileinstall.filename");

    /** Passwords within addresses of databases and servers. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile(
                    "(?i)(://[^/@\\s:]*:)[^/@\\s]+(@)|((?:password|secret|token)=)[^&;\\s]+");

    private final byte[] key;

    SettingValues(byte[] key) {
        this.key = key.clone();
    }

    /** As they are kept: by key, secrets as hashes. */
    Map<String, String> kept(Dictionary<String, Object> properties) {
        Map<String, String> kept = new TreeMap<>();
        for (var keys = properties.keys(); keys.hasMoreElements(); ) {
            String name = keys.nextElement();
            if (!NOT_OF_THE_FILE.contains(name)) {
                String value = text(properties.get(name));
                kept.put(name, isSecret(name) ? SECRET + hash(name + "=" + value) : tidy(value));
            }
        }
        return kept;
    }

    /** What became of each key, for the audit trail; empty when all is as it was. */
    static List<String> changes(Map<String, String> before, Map<String, String> after) {
        List<String> told = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.get(name);
            String present = after.get(name);
            if (old == null || !old.equals(present)) {
                told.add(name + ": " + change(name, old, present));
            }
        }
        return told;
    }

    private static String change(String name, String old, String present) {
        if (isSecret(name)) {
            return old == null ? "set" : present == null ? "removed" : "changed";
        }
        return (old == null ? "(none)" : old) + " -> " + (present == null ? "(none)" : present);
    }

    static boolean isSecret(String name) {
        return name.startsWith(".") || SECRET_KEY.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** A change beyond what is told is still a change: the hash of the whole value goes with it. */
    private String tidy(String value) {
        String plain =
                IN_ADDRESS
                        .matcher(value)
                        .replaceAll(found -> found.group(1) == null ? "$3***" : "$1***$2")
                        .replaceAll("\\p{Cc}+", " ");
        boolean whole = plain.equals(value) && value.length() <= LONGEST;
        return whole
                ? plain
                : plain.substring(0, Math.min(LONGEST, plain.length()))
                        + " ["
                        + hash(value).substring(0, 8)
                        + "]";
    }

    private static String text(Object value) {
        if (value != null && value.getClass().isArray()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                parts.add(String.valueOf(Array.get(value, i)));
            }
            return String.join(", ", parts);
        }
        return String.valueOf(value);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String written(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
