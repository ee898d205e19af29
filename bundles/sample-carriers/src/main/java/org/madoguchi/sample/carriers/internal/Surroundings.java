// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.net.URI;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * Where the installation lies and listens: its folders and {@code etc/custom.system.properties}.
 */
final class Surroundings {
    private final BundleContext bundle;

    Surroundings(BundleContext bundle) {
        this.bundle = bundle;
    }

    Path etc() {
        return Path.of(property("karaf.etc", "etc"));
    }

    /** Ours within the data folder. */
    Path data() {
        return Path.of(property("karaf.data", "data")).toAbsolutePath().resolve("sample-carriers");
    }

    /** The public site as this machine reaches it. */
    URI publicSite() {
        String host = property("madoguchi.public.host", "127.0.0.1");
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + port("madoguchi.public.port", 8780));
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    int port(String key, int otherwise) {
        String value = property(key, Integer.toString(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(
                    "etc/custom.system.properties: "
                            + key
                            + " = "
                            + value
                            + "; write a port number from 1 to 65535, such as "
                            + otherwise);
        }
        return Integer.parseInt(value);
    }

    private String property(String key, String otherwise) {
        String value = bundle.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
