// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may know whom. A bundle has a name that is also its root package; nobody may use more of ours
 * than is said here, and of that only what is exported.
 */
final class Bundles {
    private static final String OURS = "org.madoguchi.";

    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

    static {
        may(List.of("api", "platform.mail", "platform.asterisk"), Set.of());
        may(List.of("storage", "web"), Set.of("api"));
        may(
                List.of(
                        "city",
                        "audit",
                        "identity",
                        "directory",
                        "contacts",
                        "channels",
                        "cases",
                        "conversation",
                        "forms",
                        "rules",
                        "telephony",
                        "servicelevels",
                        "figures",
                        "retention",
                        "knowledge",
                        "search",
                        "editorial",
                        "casesearch"),
                Set.of("api", "storage"));
        // a part that a city may take away as a whole: its tables and its public page go together
        may(List.of("surveys"), Set.of("api", "storage", "web"));
        may(List.of("routes.host", "routes.intake", "routes.dispatch"), Set.of("api"));
        may(
                List.of(
                        "postal",
                        "translator.libretranslate",
                        "signin.oidc",
                        "signin.ldap",
                        "embedder.wordvectors",
                        "embedder.onnx",
                        "channel.email",
                        "channel.sms",
                        "channel.testkit",
                        "shell",
                        "sample.city"),
                Set.of("api"));
        may(List.of("channel.fax", "channel.phone"), Set.of("api", "platform.asterisk"));
        may(
                List.of(
                        "channel.webform",
                        "channel.line",
                        "channel.chat",
                        "rest",
                        "console",
                        "portal",
                        "operations",
                        "sample.carriers",
                        "sample.mailserver"),
                Set.of("api", "web"));
    }

    private Bundles() {}

    private static void may(List<String> bundles, Set<String> used) {
        bundles.forEach(bundle -> MAY_USE.put(bundle, used));
    }

    static Set<String> names() {
        return MAY_USE.keySet();
    }

    /** The bundle of a package, by its longest matching root; empty for packages of others. */
    static String of(String packageName) {
        if (!packageName.startsWith(OURS)) {
            return "";
        }
        String rest = packageName.substring(OURS.length());
        return MAY_USE.keySet().stream()
                .filter(name -> rest.equals(name) || rest.startsWith(name + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(rest);
    }

    /** Whether code of a bundle may use a package, its own, another's or a library's. */
    static boolean mayUse(String bundle, String packageName) {
        String used = of(packageName);
        boolean offered =
                MAY_USE.getOrDefault(bundle, Set.of()).contains(used)
                        && !packageName.contains(".internal");
        return used.isEmpty() || used.equals(bundle) || offered;
    }
}
