// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;

/** Who shares the folder: writes letters, reads answers, and takes its share away. */
final class OtherSystem implements FarEnd {
    private final Path data;
    private final FolderSettings settings;
    private final Path away;
    private String last = "";

    OtherSystem(Path data) {
        this.data = data;
        this.settings = FolderSettings.read(Map.of("limit.megabytes", "1"), data.toString());
        this.away = data.resolve("away");
    }

    /** A folder has no far end that could be silent or refuse somebody. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.HANG, Ability.REFUSES));
    }

    @Override
    public void start() throws IOException {
        if (Files.exists(away)) {
            Files.move(away, settings.folder());
        }
        settings.makeFolders();
    }

    @Override
    public void stop() throws IOException {
        Files.move(settings.folder(), away);
    }

    @Override
    public Opened open(FakeDesk desk) throws Exception {
        Clock clock = Clock.systemUTC();
        FolderHealth health = new FolderHealth(settings.id(), desk, clock);
        OutgoingFiles out = new OutgoingFiles(settings.out(), "test 1.0.0");
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.start();
        camel.addRoutes(new FolderRoutes(settings, desk, health, clock));
        return new Opened(new FolderChannel(settings, out, health), camel::stop);
    }

    @Override
    public void send(String text) throws IOException {
        last = "From: shobo-119\nMessage-Id: " + text + "\nSubject: 消火栓\n\n" + text + "\n";
        drop(text + ".txt", last.getBytes(StandardCharsets.UTF_8));
    }

    /** As the other system must: whole under another name first. */
    private void drop(String name, byte[] content) throws IOException {
        Path hidden = Files.write(settings.in().resolve(name + ".part"), content);
        Files.move(hidden, settings.in().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public int untold() throws IOException {
        return files(settings.in()).size();
    }

    @Override
    public void redeliver() throws IOException {
        drop("again.txt", last.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, Act> attacks() {
        return Map.of(
                "an empty file", () -> drop("empty.txt", new byte[0]),
                "bytes that are no text", () -> drop("noise.txt", new byte[] {-1, 0, -127, 10, 10}),
                "a huge file", () -> drop("huge.txt", new byte[2 * 1024 * 1024]),
                "a folder", () -> Files.createDirectories(settings.in().resolve("folder.txt")));
    }

    @Override
    public Party citizen() {
        return new Party(new Address(FolderChannel.ADDRESSES, "shobo-119"), "髙橋 一郎");
    }

    @Override
    public List<Arrived> arrived() throws IOException {
        List<Arrived> arrived = new ArrayList<>();
        for (Path file : files(settings.out())) {
            arrived.add(new Arrived(file.getFileName().toString(), Files.readString(file)));
        }
        return arrived;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .toList();
        }
    }

    @Override
    public Map<String, Act> wrongSettings() {
        return Map.of(
                "id", () -> FolderSettings.read(Map.of("id", "Folder 1"), data.toString()),
                "folder",
                        () -> FolderSettings.read(Map.of("folder", "/not/there"), data.toString()),
                "limit.megabytes",
                        () ->
                                FolderSettings.read(
                                        Map.of("limit.megabytes", "many"), data.toString()));
    }

    @Override
    public void close() {
        // the test's folder is deleted by the test
    }
}
