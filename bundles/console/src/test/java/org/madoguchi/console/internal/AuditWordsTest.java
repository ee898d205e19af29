// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An auditor is no programmer. */
class AuditWordsTest {
    private static final Pattern RECORDED =
            Pattern.compile(
                    "\\b(?:audit|accounts)\\s*\\.(?:record|recordCommitted|audited)\\([^;]*;");
    private static final Pattern ACTION = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+)\"");

    private final Words words = new Words(Locale.JAPANESE, Sample.TOKYO, Sample.CLOCK);
    private final AuditWords names = new AuditWords(words);

    @Test
    void everyActionThatTheProductRecordsShouldHaveAName() throws IOException {
        Set<String> recorded = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath())) {
            for (Path file : files.filter(AuditWordsTest::isSource).toList()) {
                recorded.addAll(actions(Files.readString(file)));
            }
        }

        assertThat(recorded).contains("case.view", "user.sign-in", "chat.take");
        assertThat(recorded)
                .allSatisfy(action -> assertThat(names.action(action)).isNotEqualTo(action));
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/main/");
    }

    private static List<String> actions(String source) {
        return RECORDED.matcher(source)
                .results()
                .map(MatchResult::group)
                .flatMap(call -> ACTION.matcher(call).results())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void actionsShouldBeOfferedByWhatTheyAreDoneTo() {
        assertThat(names.actions().get("案件")).contains("case.view", "case.close");
        Set<String> groups = names.actions().keySet();
        assertThat(groups).contains("職員", "監査記録").doesNotContain("case");
        assertThat(
                        names.actions().values().stream()
                                .flatMap(List::stream)
                                .collect(Collectors.toSet()))
                .doesNotContain("hint", "column-at");
    }

    @Test
    void aSubjectShouldBeShownInWordsAndLeadToItsPage() {
        assertThat(names.subject("case 2026-000012")).isEqualTo("案件 2026-000012");
        assertThat(names.address("case 2026-000012")).contains("/console/cases/2026-000012");
        assertThat(names.address("user 7")).contains("/console/users/7");
        assertThat(names.address("user unknown")).isEmpty();
        assertThat(names.address("case ../users")).isEmpty();
        assertThat(names.subject("audit")).isEqualTo("監査記録");
        assertThat(names.subject("")).isEmpty();
        assertThat(names.subject("something new")).isEqualTo("something new");
        assertThat(names.action("something.new")).isEqualTo("something.new");
    }
}
