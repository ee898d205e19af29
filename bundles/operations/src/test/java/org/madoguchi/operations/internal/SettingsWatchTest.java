// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.Requirement;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class SettingsWatchTest {
    private static final String CITY = "org.madoguchi.city";

    private final Map<String, Hashtable<String, Object>> files = new TreeMap<>();
    private final List<String> audited = new ArrayList<>();
    private boolean databaseIsDown;

    @TempDir Path folder;

    /** The product as it is started anew. */
    private SettingsWatch start() {
        return new SettingsWatch(
                admin(),
                new Trail(),
                new KnownSettings(folder.resolve("settings-known.properties")),
                folder);
    }

    private void write(String pid, String key, String value) {
        Path file = folder.resolve(pid + ".cfg");
        files.computeIfAbsent(pid, none -> new Hashtable<>()).put(key, value);
        files.get(pid).put("felix.fileinstall.filename", file.toUri().toString());
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFirstStartShouldTellNothing() {
        write(CITY, "name", "あさひ市");
        start().look();
        assertThat(audited).isEmpty();
        assertThat(folder.resolve("settings-known.properties")).exists();
    }

    @Test
    void aFileThatComesDuringTheFirstRunShouldBeOnRecord() {
        write(CITY, "name", "あさひ市");
        write("org.madoguchi.web", "rate", "10");
        Hashtable<String, Object> late = files.remove("org.madoguchi.web");
        SettingsWatch watch = start();
        watch.look();
        files.put("org.madoguchi.web", late);
        write("org.madoguchi.channel.sms-main", "id", "sms-main");
        watch.look();
        assertThat(audited)
                .containsExactly(
                        "settings.change|settings org.madoguchi.channel.sms-main.cfg|added: id:"
                                + " (none) -> sms-main");
    }

    @Test
    @Requirement({"FJ-215", "YK-022"})
    void aChangeShouldBeOnRecordOnce() {
        write(CITY, "name", "あさひ市");
        SettingsWatch watch = start();
        watch.look();
        write(CITY, "name", "ゆうひ市");
        watch.look();
        watch.look();
        assertThat(audited)
                .containsExactly(
                        "settings.change|settings org.madoguchi.city.cfg|changed: name: あさひ市 ->"
                                + " ゆうひ市");
    }

    @Test
    @Requirement("FJ-215")
    void whatChangedWhileItWasDownShouldBeOnRecordAtTheNextStart() throws IOException {
        write(CITY, "name", "あさひ市");
        write("org.madoguchi.web", "rate", "10");
        start().look();
        write(CITY, ".mail.password", "kamome");
        write("org.madoguchi.channel.sms-main", "id", "sms-main");
        files.remove("org.madoguchi.web");
        Files.delete(folder.resolve("org.madoguchi.web.cfg"));
        start().look();
        assertThat(audited)
                .containsExactlyInAnyOrder(
                        "settings.change|settings org.madoguchi.city.cfg|changed: .mail.password:"
                                + " set",
                        "settings.change|settings org.madoguchi.channel.sms-main.cfg|added: id:"
                                + " (none) -> sms-main",
                        "settings.change|settings org.madoguchi.web.cfg|removed");
        assertThat(Files.readString(folder.resolve("settings-known.properties")))
                .doesNotContain("kamome");
    }

    @Test
    void aFileThatIsNotReadYetShouldNotCountAsRemoved() {
        write(CITY, "name", "あさひ市");
        start().look();
        files.clear();
        start().look();
        assertThat(audited).isEmpty();
    }

    @Test
    void whatCouldNotBeRecordedShouldBeToldLater() {
        write(CITY, "name", "あさひ市");
        SettingsWatch watch = start();
        watch.look();
        databaseIsDown = true;
        write(CITY, "name", "ゆうひ市");
        watch.look();
        databaseIsDown = false;
        watch.look();
        watch.close();
        assertThat(audited).hasSize(1);
    }

    @Test
    void othersSettingsShouldBeNoneOfOurs() {
        write("org.apache.karaf.shell", "sshPort", "8101");
        start().look();
        write("org.apache.karaf.shell", "sshPort", "8102");
        start().look();
        assertThat(audited).isEmpty();
    }

    private ConfigurationAdmin admin() {
        return proxy(
                ConfigurationAdmin.class,
                method ->
                        files.keySet().stream()
                                .map(this::configuration)
                                .toArray(Configuration[]::new));
    }

    private Configuration configuration(String pid) {
        return proxy(
                Configuration.class,
                method ->
                        switch (method) {
                            case "getPid" -> pid;
                            case "getProperties" -> files.get(pid);
                            default -> null;
                        });
    }

    private interface Answers {
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> answers.to(method.getName())));
    }

    private final class Trail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            if (databaseIsDown) {
                throw new StorageException("down", null);
            }
            audited.add(String.join("|", action, subject, detail));
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(List.of(), 0, request);
        }
    }
}
