// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Resolution;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyState;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;

class TextsTest {
    private static final Pattern KEY = Pattern.compile("text\\(\"([a-z.-]+[a-z])\"");
    private final Words ja = new Words(Locale.JAPANESE, Sample.TOKYO, Sample.CLOCK);
    private final Words en = new Words(Locale.ENGLISH, Sample.TOKYO, Sample.CLOCK);

    @Test
    void bothLanguagesShouldHaveTheSameTexts() throws IOException {
        assertThat(keys("messages_en.properties")).isEqualTo(keys("messages_ja.properties"));
    }

    @Test
    void everyTextOfATemplateShouldExist() throws IOException {
        Set<String> known = keys("messages_ja.properties");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file : files.toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(known).containsAll(used);
    }

    @Test
    void everyConstantThatIsShownShouldHaveAName() {
        Map<String, Enum<?>[]> shown =
                Map.ofEntries(
                        Map.entry("state", CaseState.values()),
                        Map.entry("list.column", CaseOrder.Column.values()),
                        Map.entry("list.meaning", CaseOrder.Column.values()),
                        Map.entry("view", CaseView.values()),
                        Map.entry("empty", CaseView.values()),
                        Map.entry("change", ChangeKind.values()),
                        Map.entry("kind", InteractionKind.values()),
                        Map.entry("message", InteractionState.values()),
                        Map.entry("origin", Origin.values()),
                        Map.entry("outbox", OutboxState.values()),
                        Map.entry("escalation", Escalation.State.values()),
                        Map.entry("grant", Grant.Kind.values()),
                        Map.entry("role", Role.values()),
                        Map.entry("role.hint", Role.values()),
                        Map.entry("audience", Audience.values()),
                        Map.entry("article", ArticleState.values()),
                        Map.entry("phone.state", OperatorState.values()),
                        Map.entry("phone.away", AwayReason.values()),
                        Map.entry("call.state", CallState.values()),
                        Map.entry("call.outcome", Outcome.values()),
                        Map.entry("call.transfer", TransferKind.values()),
                        Map.entry("survey.state", SurveyState.values()),
                        Map.entry("survey.audience", SurveyAudience.values()),
                        Map.entry("survey.occasion", SurveyOccasion.values()),
                        Map.entry("survey.span", SurveySpan.Choice.values()),
                        Map.entry("survey.table", SurveyTables.Kind.values()),
                        Map.entry("resolution", Resolution.values()),
                        Map.entry("resolution.short", Resolution.values()),
                        Map.entry("measure", Measure.values()),
                        Map.entry("measure.meaning", Measure.values()),
                        Map.entry("scope", Scope.Kind.values()),
                        Map.entry("duty", Duty.values()),
                        Map.entry("comparison", Comparison.values()),
                        Map.entry("verdict", Level.Verdict.values()),
                        Map.entry("incident", Incident.Kind.values()),
                        Map.entry("incident.state", Incident.State.values()),
                        Map.entry("logs.level", ProgramLog.Level.values()),
                        Map.entry("logs.at-least", ProgramLog.Level.values()),
                        Map.entry("plan.state", ImprovementPlan.State.values()),
                        Map.entry("composer", Composer.Tab.values()));
        shown.forEach(
                (prefix, constants) -> {
                    for (Enum<?> constant : constants) {
                        assertThat(ja.name(prefix, constant)).doesNotStartWith(prefix + ".");
                    }
                });
    }

    @Test
    void timesShouldBeShownInTheCitysZoneAsShortAsTheDayAllows() {
        assertThat(ja.time(Sample.NOW)).isEqualTo("10:30");
        assertThat(ja.time(Sample.NOW.minus(Duration.ofDays(2)))).isEqualTo("11/19 10:30");
        assertThat(ja.time(Sample.NOW.minus(Duration.ofDays(400)))).isEqualTo("2025/10/17");
        assertThat(en.fullTime(Sample.NOW)).isEqualTo("21 Nov 2026, 10:30");
    }

    @Test
    void ageShouldUseTheLargestUnitThatSaysSomething() {
        assertThat(ja.age(Sample.NOW.minusSeconds(20))).isEqualTo("いま");
        assertThat(ja.age(Sample.NOW.minusSeconds(185))).isEqualTo("3分前");
        assertThat(ja.age(Sample.NOW.minusSeconds(7300))).isEqualTo("2時間前");
        assertThat(ja.age(Sample.NOW.minus(Duration.ofDays(5)))).isEqualTo("5日前");
    }

    @Test
    void afterSignInOnlyPagesOfTheConsoleShouldBeReached() {
        assertThat(Urls.localOrHome("/console/cases/2026-004512?view=MINE"))
                .isEqualTo("/console/cases/2026-004512?view=MINE");
        assertThat(Urls.localOrHome("https://evil.example/")).isEqualTo("/console");
        assertThat(Urls.localOrHome("//evil.example/console")).isEqualTo("/console");
        assertThat(Urls.localOrHome("/console/../api")).isEqualTo("/console");
        assertThat(Urls.localOrHome(null)).isEqualTo("/console");
        assertThat(Urls.localOrHome("/console/sign-in")).isEqualTo("/console");
    }

    @Test
    void aFirstPasswordShouldHoldEveryKindOfCharacterAndNoLookAlikes() {
        for (int i = 0; i < 50; i++) {
            assertThat(FirstPassword.make(new SecureRandom()))
                    .matches("([A-Z][a-z]{3}[2-9]-){3}[A-Z][a-z]{3}[2-9]")
                    .doesNotContainPattern("[IOl01]");
        }
    }

    private static Set<String> keys(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(
                        Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
