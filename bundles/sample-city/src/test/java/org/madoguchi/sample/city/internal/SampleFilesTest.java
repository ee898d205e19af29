// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.identity.Role;

class SampleFilesTest {
    private final List<Map<String, String>> departments =
            Csv.rows(SampleCity.resource("departments.csv"));
    private final List<Map<String, String>> staff = Csv.rows(SampleCity.resource("staff.csv"));
    private final Set<String> codes =
            departments.stream().map(row -> row.get("code")).collect(Collectors.toSet());

    @Test
    void everyRoleButTheAdministratorShouldHaveSomebody() {
        assertThat(staff)
                .extracting(row -> Role.valueOf(row.get("roles")))
                .contains(
                        Role.OPERATOR,
                        Role.SUPERVISOR,
                        Role.DEPARTMENT_STAFF,
                        Role.APPROVER,
                        Role.FAQ_EDITOR,
                        Role.VIEWER)
                .doesNotContain(Role.ADMINISTRATOR);
        assertThat(staff)
                .allSatisfy(
                        row ->
                                assertThat(row.get("department"))
                                        .satisfiesAnyOf(
                                                code -> assertThat(code).isEmpty(),
                                                code -> assertThat(codes).contains(code)));
    }

    @Test
    void peopleShouldWorkWhereThereIsADepartmentWithATelephoneOfTheirOwn() {
        List<Map<String, String>> people = Csv.rows(SampleCity.resource("people.csv"));
        assertThat(people).extracting(row -> row.get("number")).doesNotHaveDuplicates();
        assertThat(codes).containsAll(people.stream().map(row -> row.get("department")).toList());
        assertThat(
                        Stream.of(
                                        people.stream().map(row -> row.get("extension")),
                                        departments.stream().map(row -> row.get("extension")),
                                        Csv.rows(SampleCity.resource("telephones.csv")).stream()
                                                .map(row -> row.get("number")))
                                .flatMap(numbers -> numbers)
                                .filter(number -> !number.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersAndAddressesShouldReachNobody() {
        String everything =
                FaqFile.articles()
                        + ""
                        + FaqFile.english()
                        + SampleCity.resource("departments.csv");

        assertThat(everything.replaceAll("000-000-\\d{4}", ""))
                .doesNotContainPattern("0\\d{1,4}-\\d{1,4}-\\d{4}");
        assertThat(departments)
                .allSatisfy(row -> assertThat(row.get("mail")).matches("|[a-z]+@asahi\\.example"));
    }

    @Test
    void theSheetShouldBeForItsOwnerOnlyAndKeepThePassword(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("data/sample-sign-in.txt");
        SignInSheet sheet = new SignInSheet(file);
        String password = sheet.password(staff);

        assertThat(file).doesNotExist();
        assertThat(new SignInSheet(file).password(staff)).isEqualTo(password);
        sheet.show();
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        assertThat(new SignInSheet(file).password(staff)).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("operator1", "佐藤 みどり", password);
        assertThat(new SignInSheet(folder.resolve("other.txt")).password(staff))
                .isNotEqualTo(password);
    }
}
