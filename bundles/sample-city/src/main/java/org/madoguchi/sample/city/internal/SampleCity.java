// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Users;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty installation with the sample city. What is there already stays as it is: a changed
 * department, a retired account, an article that was taken off.
 */
@Component(service = {})
public final class SampleCity {
    private static final Logger LOG = LoggerFactory.getLogger(SampleCity.class);

    private final Directory directory;
    private final StaffDirectory staffDirectory;
    private final PhoneBook phoneBook;
    private final Users users;
    private final SampleFaq faq;
    private final SampleTopics topics;
    private final SignInSheet sheet;
    private final Actor actor = Actor.system("sample-city");
    private final ExecutorService loading =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "sample-city"));

    @Activate
    public SampleCity(
            @Reference Directory directory,
            @Reference StaffDirectory staffDirectory,
            @Reference PhoneBook phoneBook,
            @Reference Users users,
            @Reference SampleFaq faq,
            @Reference SampleTopics topics,
            BundleContext context) {
        this(
                directory,
                staffDirectory,
                phoneBook,
                users,
                faq,
                topics,
                Path.of(context.getProperty("karaf.data"), "sample-sign-in.txt"));
        loading.execute(this::loadOrExplain);
    }

    SampleCity(
            Directory directory,
            StaffDirectory staffDirectory,
            PhoneBook phoneBook,
            Users users,
            SampleFaq faq,
            SampleTopics topics,
            Path sheet) {
        this.directory = directory;
        this.staffDirectory = staffDirectory;
        this.phoneBook = phoneBook;
        this.users = users;
        this.faq = faq;
        this.topics = topics;
        this.sheet = new SignInSheet(sheet);
    }

    @Deactivate
    void close() throws InterruptedException {
        loading.shutdown();
        if (!loading.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("the sample city is still being loaded");
        }
    }

    private void loadOrExplain() {
        try {
            load();
        } catch (IOException | RuntimeException e) {
            LOG.error("the sample city could not be loaded; restart its bundle to try again", e);
        }
    }

    void load() throws IOException {
        departments();
        people();
        faq.load();
        topics.load();
        staff();
    }

    private void departments() {
        List<Map<String, String>> telephones = Csv.rows(resource("telephones.csv"));
        // those above come before those below
        for (Map<String, String> row : Csv.rows(resource("departments.csv"))) {
            if (directory.findByCode(row.get("code")).isEmpty()) {
                DepartmentProfile made = staffDirectory.save(actor, department(row));
                phoneBook.save(
                        actor,
                        made.id(),
                        telephones.stream()
                                .filter(one -> one.get("department").equals(made.code()))
                                .map(SampleCity::telephone)
                                .toList());
            }
        }
    }

    private static DepartmentDraft department(Map<String, String> row) {
        return new DepartmentDraft(
                row.get("code"),
                row.get("name"),
                row.get("reading"),
                DepartmentKind.valueOf(row.get("kind")),
                row.get("parent"),
                row.get("mail"),
                row.get("phone"),
                row.get("extension"),
                row.get("building"),
                row.get("floor"),
                row.get("duties"),
                row.get("keywords"),
                row.get("hours"),
                row.get("emergency").replace('；', '\n'),
                true,
                "");
    }

    private void people() {
        for (Map<String, String> row : Csv.rows(resource("people.csv"))) {
            if (staffDirectory.person(actor, row.get("number")).isEmpty()) {
                staffDirectory.save(
                        actor,
                        new PersonDraft(
                                row.get("number"),
                                row.get("name"),
                                row.get("reading"),
                                row.get("department"),
                                row.get("position"),
                                row.get("duties"),
                                row.get("extension"),
                                true));
            }
        }
    }

    private static Telephone telephone(Map<String, String> row) {
        return new Telephone(
                row.get("name"), row.get("reading"), row.get("duties"), row.get("number"));
    }

    private void staff() throws IOException {
        List<Map<String, String>> staff = Csv.rows(resource("staff.csv"));
        List<Map<String, String>> missing =
                staff.stream()
                        .filter(row -> users.findByLogin(row.get("login")).isEmpty())
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        String password = sheet.password(staff);
        for (Map<String, String> row : missing) {
            users.create(
                    actor,
                    new NewUser(
                            row.get("login"),
                            row.get("name"),
                            Set.of(Role.valueOf(row.get("roles"))),
                            department(row.get("department"))),
                    password,
                    true);
        }
        sheet.show();
        LOG.info("{} accounts of the sample city made", missing.size());
    }

    private Optional<DepartmentId> department(String code) {
        return code.isEmpty() ? Optional.empty() : directory.findByCode(code).map(Department::id);
    }

    static String resource(String name) {
        try (InputStream in = SampleCity.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
