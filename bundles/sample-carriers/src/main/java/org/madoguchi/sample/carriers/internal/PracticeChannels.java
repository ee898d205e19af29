// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The channels' configurations for the practice carriers, kept by the configuration admin. Whoever
 * configures a channel of such a kind takes the practice one's place, and gives it back by removing
 * the configuration. Safe for use by several threads.
 */
final class PracticeChannels {
    private static final String MARK = "madoguchi.sample";

    private final ConfigurationAdmin admin;
    private final Path etc;
    private final Map<String, Map<String, String>> offered = new HashMap<>();

    /**
     * @param etc folder of the administrator's configuration files
     */
    PracticeChannels(ConfigurationAdmin admin, Path etc) {
        this.admin = admin;
        this.etc = etc;
    }

    /**
     * Made for this installation and found again at the next start.
     *
     * @param pid of the channel
     * @param key of its configuration
     * @param letters how many
     */
    String secret(String pid, String key, int letters) throws IOException {
        return ours(pid)
                .map(ours -> (String) ours.getProperties().get(key))
                .orElseGet(() -> generated(letters));
    }

    private static String generated(int letters) {
        byte[] bytes = new byte[letters];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes).substring(0, letters);
    }

    /** From now on this channel is there while nobody has configured another of its kind. */
    synchronized void offer(String pid, Map<String, String> values) throws IOException {
        offered.put(pid, Map.copyOf(values));
        settle(pid);
    }

    /** Looks again; call it when a configuration of this kind has come or gone. */
    synchronized void settle(String pid) throws IOException {
        if (!offered.containsKey(pid)) {
            return;
        }
        Optional<Configuration> ours = ours(pid);
        if (somebodyElseHasOne(pid)) {
            if (ours.isPresent()) {
                ours.get().delete();
            }
            return;
        }
        Configuration configuration =
                ours.isPresent() ? ours.get() : admin.createFactoryConfiguration(pid, "?");
        Hashtable<String, Object> values = new Hashtable<>(offered.get(pid));
        values.put(MARK, "true");
        configuration.updateIfDifferent(values);
    }

    private Optional<Configuration> ours(String pid) throws IOException {
        return Optional.ofNullable(list("(&(service.factoryPid=" + pid + ")(" + MARK + "=true))"))
                .map(found -> found[0]);
    }

    /** A file may lie in etc that is not read yet. */
    private boolean somebodyElseHasOne(String pid) throws IOException {
        if (list("(&(service.factoryPid=" + pid + ")(!(" + MARK + "=true)))") != null) {
            return true;
        }
        if (!Files.isDirectory(etc)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(etc, pid + "-*.cfg")) {
            return files.iterator().hasNext();
        }
    }

    private Configuration[] list(String filter) throws IOException {
        try {
            return admin.listConfigurations(filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
