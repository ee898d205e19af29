// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.itests.Sources;

/** What a desk keeps its data in. */
interface Database extends AutoCloseable {
    /** Writes what an administrator would write to use it. */
    void configure(Path etc);

    /** What the launcher must be told to restore a backup into this one, which is empty. */
    default List<String> restoring() {
        return List.of();
    }

    @Override
    void close();

    /** The one that the system property {@code madoguchi.itests.database} names. */
    static Database chosen() {
        return chosen(false);
    }

    /**
     * @param durable whether every commit is on the disk, as in production
     */
    static Database chosen(boolean durable) {
        return System.getProperty("madoguchi.itests.database", "derby").equals("postgresql")
                ? new PostgreSql(durable)
                : new Derby();
    }

    /** The default: nothing to do. */
    final class Derby implements Database {
        @Override
        public void configure(Path etc) {}

        @Override
        public void close() {}
    }

    /** A real server of our own. */
    final class PostgreSql implements Database {
        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private static final String SCRIPT =
                Sources.ROOT.resolve("itests/postgresql.sh").toString();

        private final Path folder;
        private final String url;

        private final boolean durable;

        PostgreSql(boolean durable) {
            this.durable = durable;
            try {
                folder = Files.createTempDirectory("madoguchi-postgresql");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            url = start();
        }

        String start() {
            return durable ? run("start", "--durable").strip() : run("start").strip();
        }

        /** All its processes at once, as when the machine fails. */
        void kill() {
            run("kill");
        }

        void stop() {
            run("stop");
        }

        @Override
        public void configure(Path etc) {
            Path shipped = Distribution.home().resolve("etc");
            String name = "org.ops4j.datasource-madoguchi";
            try {
                String sample = Files.readString(shipped.resolve(name + ".postgresql.cfg.example"));
                Files.writeString(
                        etc.resolve(name + ".cfg"),
                        sample.replaceAll(
                                "(?m)^url *=.*$", "url = " + url.replaceAll("\\?.*", "")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> restoring() {
            return List.of("--database", url.replaceAll("\\?.*", ""));
        }

        @Override
        public void close() {
            run("remove");
        }

        private String run(String... command) {
            List<String> line = new ArrayList<>(List.of(SCRIPT));
            line.addAll(List.of(command));
            line.add(folder.toString());
            return Command.run(PATIENCE, Map.of(), line);
        }
    }
}
