// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.cases.TimeSpan;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.test.Requirement;

class ListAddressTest {
    private final Screen screen =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "inbox", "");

    private CaseQuery ask(String query) {
        return ListAddress.parse(query).ask(screen, Sample.NOW);
    }

    @Test
    void everyPartOfAnAddressShouldBeAsked() {
        CaseQuery query =
                ask(
                        "view=ALL&q=%E7%B2%97%E5%A4%A7+%E6%96%99%E9%87%91&person=hanako&state=CLOSED"
                                + "&channel=email-main&assignee=11&department=3&topic=17"
                                + "&disposition=answered&opened-from=2026-11-01"
                                + "&district=%E9%B5%A0%E6%B2%BC%E5%9C%B0%E5%8C%BA&asker=tax"
                                + "&opened-to=2026-11-30&closed-from=2026-11-02&sort=-SUBJECT");

        assertThat(query.view()).isEqualTo(CaseView.ALL);
        assertThat(query.text()).isEqualTo("粗大 料金");
        assertThat(query.order()).isEqualTo(new CaseOrder(CaseOrder.Column.SUBJECT, true));
        CaseCriteria criteria = query.criteria();
        assertThat(criteria.contact()).isEqualTo("hanako");
        assertThat(criteria.states()).containsExactly(CaseState.CLOSED);
        assertThat(criteria.channels()).containsExactly(new ChannelId("email-main"));
        assertThat(criteria.assignees()).containsExactly(new UserId(11));
        assertThat(criteria.department()).contains(new DepartmentId(3));
        assertThat(criteria.topics()).containsExactly(new TopicId(17));
        assertThat(criteria.unclassified()).isFalse();
        assertThat(criteria.disposition()).contains("answered");
        assertThat(criteria.district()).contains("鵠沼地区");
        assertThat(criteria.asker()).isEqualTo("tax");
        // the days are those of the city, the last one to its end
        assertThat(criteria.opened())
                .isEqualTo(
                        new TimeSpan(
                                Optional.of(Instant.parse("2026-10-31T15:00:00Z")),
                                Optional.of(Instant.parse("2026-11-30T15:00:00Z"))));
        assertThat(criteria.closed())
                .isEqualTo(TimeSpan.since(Instant.parse("2026-11-01T15:00:00Z")));
    }

    @Test
    void anAddressShouldBeWrittenAsItIsRead() {
        String query =
                "view=ALL_OPEN&q=%E7%B2%97%E5%A4%A7+%26+%3D&state=NEW&due=week&sort=-DUE"
                        + "&columns=NUMBER.SUBJECT&size=200&from=400";
        assertThat(ListAddress.parse(query).query()).isEqualTo(query);
        assertThat(Urls.localOrHome("/console/list?" + query)).startsWith("/console/list?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view=NOWHERE",
                "state=%3Cscript%3E",
                "assignee=0x1",
                "assignee=99999999999999999999",
                "opened-from=2026-02-31",
                "closed-to=yesterday",
                "channel=../etc",
                "topic=nothing",
                "sort=PASSWORD",
                "sort=--DUE",
                "columns=NUMBER,STATE",
                "size=100000",
                "from=-1",
                "from=99999999",
                "disposition='; DROP TABLE",
                "item=9",
                "item=9.Way",
                "item=9.way%20or",
                "item=99999999999999999999.way",
                "item-value=%E5%8F%8E%E9%9B%86",
                "%zz=%zz",
                "=&&=x&view"
            })
    void nonsenseShouldNotNarrow(String query) {
        ListAddress address = ListAddress.parse(query);
        assertThat(address.values()).isEmpty();
        assertThat(address.narrows()).isFalse();
        assertThat(ask(query).criteria()).isEqualTo(CaseCriteria.NONE);
    }

    @Test
    void anotherSortingOrFilterShouldBeginAtTheTop() {
        ListAddress deep = ListAddress.parse("view=ALL&state=NEW&from=150");
        assertThat(deep.with("sort", "DUE").query()).isEqualTo("view=ALL&state=NEW&sort=DUE");
        assertThat(deep.with("state", "").query()).isEqualTo("view=ALL");
        assertThat(deep.fromTheTop()).isEqualTo("view=ALL&state=NEW&");
        assertThat(deep.rows().offset()).isEqualTo(150);
    }

    @Test
    void whatCannotWaitShouldStandFirstWhereThatIsLookedAt() {
        assertThat(ask("view=OVERDUE").order())
                .isEqualTo(new CaseOrder(CaseOrder.Column.DUE, false));
        assertThat(ask("view=OVERDUE&sort=-ACTIVITY").order()).isEqualTo(CaseOrder.NEWEST);
        assertThat(ask("view=ALL").order()).isEqualTo(CaseOrder.NEWEST);
    }

    @Test
    void myselfAndNobodyShouldBePeopleToChoose() {
        assertThat(ask("assignee=me").criteria().assignees())
                .isEqualTo(Set.of(screen.actor().user().orElseThrow()));
        assertThat(ask("assignee=none").criteria().unassigned()).isTrue();
    }

    @Test
    void nothingSaidShouldBeSomethingToAskFor() {
        assertThat(ask("topic=none").criteria()).isEqualTo(CaseCriteria.NONE.withUnclassified());
    }

    @Test
    @Requirement("FJ-124")
    void anItemShouldBeAskedForWithWhatItHoldsOrWithAnything() {
        assertThat(ask("item=9.way&item-value=%E3%80%80%EF%BC%A1%EF%BD%82%E3%80%80").criteria())
                .isEqualTo(
                        CaseCriteria.NONE.withItems(
                                List.of(ItemWish.of(new ItemValue(new FormId(9), "way", "ab")))));
        assertThat(ask("item=9.way").criteria().items())
                .containsExactly(ItemWish.of(new ItemValue(new FormId(9), "way", "")));
        assertThat(ListAddress.parse("item=9.day&item-value=2026-11-21").query())
                .isEqualTo("item=9.day&item-value=2026-11-21");
    }

    @Test
    @Requirement("FJ-124")
    void severalItemsAndSpansOfDaysAndNumbersShouldBeAskedFor() {
        String spans =
                "item=9.day&item-value=2026-11-21&item-until=2026-11-30&item2=9.count&item2-until=12";
        assertThat(ask(spans).criteria().items())
                .containsExactly(
                        ItemWish.of("9.day", "2026-11-21", "2026-11-30").orElseThrow(),
                        ItemWish.of("9.count", "", "１２").orElseThrow());
        assertThat(ListAddress.parse(spans).query()).isEqualTo(spans);
        assertThat(ListAddress.parse("item=9.way&item-value=ab&item-until=cd").query())
                .as("words have no span")
                .isEqualTo("item=9.way&item-value=ab");
        assertThat(ListAddress.parse("item-value=ab&item2-until=3").query()).isEmpty();
    }

    @Test
    void columnsShouldKeepTheirOrderAndAlwaysHaveTheSubject() {
        assertThat(ListColumns.of("DUE.NUMBER.DUE.NOTHING").shown())
                .isEqualTo(
                        List.of(
                                CaseOrder.Column.DUE,
                                CaseOrder.Column.NUMBER,
                                CaseOrder.Column.SUBJECT));
        assertThat(ListColumns.of("NOTHING")).isEqualTo(ListColumns.USUAL);
        assertThat(ListColumns.USUAL.all()).containsOnlyOnce(CaseOrder.Column.values());
    }
}
