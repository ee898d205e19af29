// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.ReportForm.Entry;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

/** What a city wants its reports to look like, on a real database. */
class StoredReportFormsTest {
    private static final Actor SUPERVISOR = actor(Role.SUPERVISOR);

    private final List<String> audited = new ArrayList<>();
    private StorageFixture fixture;
    private StoredReportForms forms;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        forms = new StoredReportForms(fixture.storage(), new ListingTrail());
    }

    @AfterEach
    void close() {
        forms.close();
        fixture.close();
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), role.name(), Set.of(role), Optional.empty(), "test");
    }

    private static ReportForm columns(Entry... columns) {
        return new ReportForm("", List.of(), List.of(columns));
    }

    @Test
    @Requirement({"ST-083", "ST-243"})
    void eachReportShouldKeepItsOwnForm() {
        ReportForm monthly =
                new ReportForm(
                        "月次運営報告",
                        List.of(new Entry("summary", true, "総括"), new Entry("calls", false, "")),
                        List.of(new Entry("received", true, "受付件数"), new Entry("open", false, "")));
        forms.keep(SUPERVISOR, "MONTH", monthly);
        forms.keep(
                SUPERVISOR,
                "HISTORY",
                columns(new Entry("number", true, ""), new Entry("person", false, "")));

        assertThat(forms.form(SUPERVISOR, "MONTH")).isEqualTo(monthly);
        assertThat(forms.form(SUPERVISOR, "DAY")).isEqualTo(ReportForm.USUAL);
        assertThat(forms.form(SUPERVISOR, "HISTORY").hasColumn("person")).isFalse();
        assertThat(forms.form(SUPERVISOR, "HISTORY").hasColumn("number")).isTrue();

        ReportForm other = columns(new Entry("received", true, "件数"));
        forms.keep(SUPERVISOR, "MONTH", other);
        assertThat(forms.form(SUPERVISOR, "MONTH")).isEqualTo(other);
        forms.keep(SUPERVISOR, "MONTH", ReportForm.USUAL);
        assertThat(forms.form(SUPERVISOR, "MONTH")).isEqualTo(ReportForm.USUAL);
        assertThat(audited)
                .containsExactly(
                        "figures.form MONTH",
                        "figures.form HISTORY",
                        "figures.form MONTH",
                        "figures.form MONTH, as delivered");
    }

    @Test
    @Requirement("ST-083")
    void aFormWithoutSenseShouldNotBeKept() {
        assertThatThrownBy(
                        () ->
                                forms.keep(
                                        SUPERVISOR,
                                        "DAY",
                                        columns(new Entry("received", false, ""))))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(
                        () ->
                                forms.keep(
                                        SUPERVISOR,
                                        "DAY",
                                        new ReportForm("長".repeat(101), List.of(), List.of())))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("100");
        Actor operator = actor(Role.OPERATOR);
        assertThatThrownBy(() -> forms.form(operator, "DAY"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> forms.keep(operator, "DAY", ReportForm.USUAL))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(audited).isEmpty();
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + detail);
        }

        @Override
        public void recordCommitted(Actor actor, String action, String subject, String detail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
