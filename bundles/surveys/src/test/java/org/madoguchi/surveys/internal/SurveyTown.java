// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.forms.internal.CommonFormat;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** Surveys with a real database and the real rules of forms. */
final class SurveyTown implements AutoCloseable {
    static final ChannelId MAIL = new ChannelId("email-main");
    static final ChannelId FORM = new ChannelId("webform-main");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Period NOVEMBER =
            new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    static final Actor CHIEF = person(1, Role.SUPERVISOR, Optional.empty());
    static final DepartmentId WASTE = new DepartmentId(7);

    /** Late in the evening of the day before in UTC: days are the city's. */
    final TestClock clock = new TestClock(Instant.parse("2026-11-21T16:00:00Z"));

    final List<String> audited = new CopyOnWriteArrayList<>();
    private final StorageFixture fixture = StorageFixture.start();
    final SurveyStore store =
            new SurveyStore(fixture.storage(), new CommonFormat(), new Asahi(), clock);
    final InvitationBook book = new InvitationBook(store);
    private final AuditTrail audit = new ListingTrail();
    final StoredSurveyDesk desk = new StoredSurveyDesk(store, book, audit);
    final StoredStaffSurveys staff = new StoredStaffSurveys(store);
    final StoredSurveyFigures figures = new StoredSurveyFigures(store, audit);

    static Actor person(long id, Role role, Optional<DepartmentId> department) {
        return new Actor(
                Optional.of(new UserId(id)), "人 " + id, Set.of(role), department, "192.0.2.9");
    }

    void clear() {
        for (Class<?> rows :
                List.of(
                        AnswerEntity.class,
                        InvitationEntity.class,
                        ParticipantEntity.class,
                        SurveyEntity.class)) {
            store.unit()
                    .run(
                            em ->
                                    em.createQuery("delete from " + rows.getSimpleName())
                                            .executeUpdate());
        }
        audited.clear();
    }

    static SurveyPlan plan(SurveyOccasion... occasions) {
        return new SurveyPlan(SurveyAudience.CITIZENS, NOVEMBER, Set.of(occasions), Set.of());
    }

    /** The template as it is, asking. */
    Survey asking(SurveyOccasion... occasions) {
        Survey made = desk.create(CHIEF, plan(occasions), desk.template(SurveyAudience.CITIZENS));
        desk.open(CHIEF, made.id());
        return desk.survey(CHIEF, made.id());
    }

    static Map<String, List<String>> answers(String age, String satisfaction, String opinion) {
        return Map.of(
                "age", List.of(age),
                "gender", List.of("答えない"),
                "known", List.of("市のウェブサイト", "その他"),
                "frequency", List.of("はじめて"),
                "satisfaction", List.of(satisfaction),
                "opinion", List.of(opinion));
    }

    static String token(URI address) {
        return address.getPath().replaceFirst(".*/", "");
    }

    /** The citizen takes part and answers. */
    void answer(URI address, Map<String, List<String>> answers) {
        String token = token(address);
        book.decide(token, true);
        book.answer(token, book.open(token).orElseThrow().survey(), answers);
    }

    Survey survey(SurveyId id) {
        return desk.survey(CHIEF, id);
    }

    @Override
    public void close() {
        store.close();
        fixture.close();
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(new ArrayList<>(), 0, request);
        }
    }
}
