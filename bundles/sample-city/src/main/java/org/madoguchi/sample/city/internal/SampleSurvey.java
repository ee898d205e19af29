// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.city.City;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a city without surveys one that runs, with answers that nobody gave. */
@Component(service = {})
public final class SampleSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(SampleSurvey.class);
    private static final List<String> ITEMS =
            List.of("age", "gender", "known", "frequency", "satisfaction", "reason", "opinion");

    /** The oldest answer is younger. */
    private static final int SINCE_DAYS = 80;

    private final SurveyDesk surveys;
    private final Transactions transactions;
    private final LocalDate today;
    private final Actor actor = Actor.system("sample-city");
    private final ExecutorService loading =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "sample-survey"));

    @Activate
    public SampleSurvey(
            @Reference SurveyDesk surveys,
            @Reference Transactions transactions,
            @Reference City city) {
        this(surveys, transactions, LocalDate.ofInstant(Clock.systemUTC().instant(), city.zone()));
        loading.execute(this::loadOrExplain);
    }

    SampleSurvey(SurveyDesk surveys, Transactions transactions, LocalDate today) {
        this.surveys = surveys;
        this.transactions = transactions;
        this.today = today;
    }

    @Deactivate
    void close() throws InterruptedException {
        loading.shutdown();
        if (!loading.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("the sample survey is still being loaded");
        }
    }

    private void loadOrExplain() {
        try {
            load();
        } catch (RuntimeException e) {
            LOG.error("the sample survey could not be loaded; restart its bundle to try again", e);
        }
    }

    /** All or nothing. */
    void load() {
        transactions.run(
                () -> {
                    if (!surveys.surveys(actor).isEmpty()) {
                        return;
                    }
                    SurveyId id =
                            surveys.create(actor, plan(), surveys.template(SurveyAudience.CITIZENS))
                                    .id();
                    surveys.open(actor, id);
                    List<SurveyAnswer> answers = answers(today);
                    surveys.record(actor, id, answers);
                    LOG.info("the sample survey has {} answers and refusals", answers.size());
                });
    }

    private SurveyPlan plan() {
        return new SurveyPlan(
                SurveyAudience.CITIZENS,
                new Period(today.minusDays(SINCE_DAYS), today.plusYears(1)),
                Set.of(SurveyOccasion.REPLY, SurveyOccasion.LINK),
                Set.of());
    }

    /** Of the last eleven weeks; refusals have no values. */
    static List<SurveyAnswer> answers(LocalDate today) {
        return Csv.rows(SampleCity.resource("survey.csv")).stream()
                .map(row -> answer(row, today))
                .toList();
    }

    private static SurveyAnswer answer(Map<String, String> row, LocalDate today) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String item : ITEMS) {
            if (!row.get(item).isEmpty()) {
                values.put(item, List.of(row.get(item).split("\\|")));
            }
        }
        return new SurveyAnswer(
                today.minusDays(Long.parseLong(row.get("days"))),
                new ChannelId(row.get("channel")),
                values);
    }
}
