// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** From where cases are and who asked, on a real database. */
class CaseTownsTest {
    private Town town;
    private Actor operator;

    @BeforeEach
    void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private CaseId opened(String id, String from, Field... fields) {
        InboundMessage message =
                town.mail(id, from, "田中 花子").text("ごみの日は").fields(List.of(fields)).build();
        return town.intake.open(message, contact(message)).caseId();
    }

    private ContactId contact(InboundMessage message) {
        return town.register().resolve(message.sender());
    }

    private ContactId contact(String from) {
        return contact(town.mail("x", from, "田中 花子").text("x").build());
    }

    private List<CaseSummary> list(Actor actor, CaseCriteria criteria) {
        return town.desk
                .list(
                        actor,
                        new CaseQuery(
                                CaseView.ALL,
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                criteria,
                                CaseOrder.NEWEST),
                        PageRequest.first(50))
                .items();
    }

    private Optional<String> district(CaseId id) {
        return town.desk.open(operator, id).summary().district();
    }

    @Test
    @Requirement({"FJ-159", "ST-156"})
    void aCaseShouldBeFromTheTownOfItsOwnAddressOrElseOfTheCitizens() {
        town.addresses.put(contact("a@example.jp"), "251-0032 藤沢市片瀬1-1");

        CaseId plain = opened("m1", "a@example.jp");
        CaseId filled = opened("m2", "a@example.jp", new Field("場所", "〒251-0037 神奈川県藤沢市鵠沼海岸2-3"));
        CaseId unknown = opened("m3", "b@example.jp", new Field("ご意見", "藤沢市片瀬の公園"));

        assertThat(district(plain)).contains("藤沢市片瀬");
        assertThat(district(filled)).contains("鵠沼地区");
        assertThat(district(unknown)).as("words are no address").isEmpty();
        assertThat(list(operator, CaseCriteria.NONE.withDistrict("鵠沼地区")))
                .extracting(CaseSummary::id)
                .containsExactly(filled);
        assertThat(list(operator, CaseCriteria.NONE.withDistrict("辻堂地区"))).isEmpty();
    }

    @Test
    @Requirement("FJ-159")
    void anAddressThatIsLearntLaterShouldReachTheCasesThatHaveNone() {
        CaseId open = opened("m1", "a@example.jp");
        CaseId closed = opened("m2", "a@example.jp");
        CaseId own = opened("m3", "a@example.jp", new Field("場所", "〒251-0032 藤沢市片瀬1"));
        town.desk.close(operator, closed, "answered");
        ContactId person = contact("a@example.jp");
        var before = town.desk.open(operator, closed).summary().lastActivityAt();

        town.towns.located(person, "", "251-0037 藤沢市鵠沼海岸2-3");
        assertThat(district(open)).contains("鵠沼地区");
        assertThat(district(closed)).contains("鵠沼地区");
        assertThat(district(own)).contains("藤沢市片瀬");
        assertThat(town.desk.open(operator, closed).summary().lastActivityAt())
                .as("no activity")
                .isEqualTo(before);

        town.towns.located(person, "251-0037 藤沢市鵠沼海岸2-3", "藤沢市片瀬9");
        assertThat(district(open)).as("was put right").contains("藤沢市片瀬");
        assertThat(district(closed)).as("they may have moved").contains("鵠沼地区");
    }

    @Test
    @Requirement("SP-012")
    void whatThePeopleOfADepartmentAskedShouldBeAListOfItsOwn() {
        town.departments.put(contact("tax@city.example"), "財務部市民税課");
        town.departments.put(contact("office@city.example"), "市民部市民課");
        CaseId tax = opened("m1", "tax@city.example");
        opened("m2", "office@city.example");
        opened("m3", "citizen@example.jp");

        assertThat(list(operator, CaseCriteria.NONE.withAsker("市民税課")))
                .extracting(CaseSummary::id)
                .containsExactly(tax);
        assertThat(list(operator, CaseCriteria.NONE.withAsker("観光課")))
                .as("of nobody is not of everybody")
                .isEmpty();
        assertThat(
                        town.desk.count(
                                operator,
                                new CaseQuery(
                                        CaseView.ALL,
                                        "",
                                        Optional.empty(),
                                        Optional.of(contact("office@city.example")),
                                        CaseCriteria.NONE.withAsker("市民税課"),
                                        CaseOrder.NEWEST)))
                .isZero();
    }

    @Test
    void aDepartmentShouldNeitherSeeNorAskWhereAndWhoCitizensAre() {
        Actor waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        CaseId asked = opened("m1", "a@example.jp", new Field("場所", "〒251-0032 藤沢市片瀬1"));
        town.desk.escalate(operator, asked, Town.WASTE, "願います");

        assertThat(town.desk.open(waste, asked).summary().district()).isEmpty();
        assertThat(list(waste, CaseCriteria.NONE.withDistrict("鵠沼地区").withAsker("市民税課")))
                .extracting(CaseSummary::district)
                .containsExactly(Optional.empty());
    }
}
