// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of the product and of the database server, where there is one. */
final class Processes {
    private static final double TICKS = 100; // in a second, on every Linux of today

    private final long product;
    private final long database;
    private final Map<Long, Long> seen = new HashMap<>();

    /**
     * @param database the server's first process, or 0
     */
    Processes(long product, long database) {
        this.product = product;
        this.database = database;
    }

    double productSeconds() {
        return stat(product).map(Processes::ticks).orElse(0L) / TICKS;
    }

    /** Backends come and go: what one had used when it was last seen counts. */
    double databaseSeconds() {
        if (database == 0) {
            return 0;
        }
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .forEach(
                            pid ->
                                    stat(pid)
                                            .filter(s -> Long.parseLong(s.get(1)) == database)
                                            .ifPresent(s -> seen.put(pid, ticks(s))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return seen.values().stream().mapToLong(Long::longValue).sum() / TICKS;
    }

    static double ownSeconds() {
        return stat(ProcessHandle.current().pid()).map(Processes::ticks).orElse(0L) / TICKS;
    }

    private static long ticks(List<String> stat) {
        return Long.parseLong(stat.get(11)) + Long.parseLong(stat.get(12));
    }

    /** Fields after the name, the state first. */
    private static java.util.Optional<List<String>> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return java.util.Optional.of(
                    List.of(line.substring(line.lastIndexOf(')') + 2).split(" ")));
        } catch (IOException gone) {
            return java.util.Optional.empty();
        }
    }
}
