// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a browser holds. */
final class Secrets {
    private Secrets() {}

    static String fresh() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(
                        pair ->
                                parameters.put(
                                        pair[0],
                                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }
}
