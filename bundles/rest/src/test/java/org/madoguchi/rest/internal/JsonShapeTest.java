// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.Json;

class JsonShapeTest {
    private static final Instant AT = Instant.parse("2026-11-21T01:02:03Z");

    private final ObjectMapper mapper = Json.mapper();

    @Test
    void aCaseShouldBeReadableForStrangers() throws Exception {
        CaseSummary summary =
                new CaseSummary(
                        new CaseId(2026, 4512),
                        CaseState.IN_PROGRESS,
                        "粗大ごみの申込方法",
                        new ChannelId("email-main"),
                        new ContactId(9_007_199_254_740_993L),
                        "田中 花子",
                        Optional.of(new UserId(7)),
                        Optional.of("窓口 太郎"),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        AT,
                        AT,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty());
        CaseFile file =
                new CaseFile(
                        summary,
                        List.of(
                                new TimelineEntry.Note(AT, "窓口 太郎", "折り返し希望"),
                                new TimelineEntry.Change(
                                        AT, "窓口 太郎", ChangeKind.ASSIGNED, "窓口 太郎")),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(new ChannelId("email-main")),
                        List.of(),
                        List.of(),
                        List.of(),
                        Set.of());

        JsonNode json = mapper.readTree(mapper.writeValueAsString(file));

        assertThat(json.at("/summary/id").asText()).isEqualTo("2026-004512");
        assertThat(json.at("/summary/contact").textValue()).isEqualTo("9007199254740993");
        assertThat(json.at("/summary/assignee").textValue()).isEqualTo("7");
        assertThat(json.at("/summary/department").isNull()).isTrue();
        assertThat(json.at("/summary/openedAt").asText()).isEqualTo("2026-11-21T01:02:03Z");
        assertThat(json.at("/timeline/0/type").asText()).isEqualTo("note");
        assertThat(json.at("/timeline/1/kind").asText()).isEqualTo("ASSIGNED");
        assertThat(json.at("/replyChannel").asText()).isEqualTo("email-main");
    }

    @Test
    void whatIsMissingShouldBeNamed() {
        assertThatThrownBy(() -> mapper.readValue("{}", CaseResource.NoteInput.class))
                .hasRootCauseInstanceOf(RejectedException.class)
                .hasStackTraceContaining("text is missing");
        assertThatThrownBy(() -> Inputs.constant("view", CaseState.class, "lost"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("view", "IN_PROGRESS"));
        assertThatThrownBy(() -> Inputs.page(0, 201))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason().ja()).contains("200"));
    }

    @Test
    void anAnswerMayNameWhoElseGetsIt() throws Exception {
        assertThat(reply("{\"text\":\"回答です。\"}").copies()).isEmpty();
        assertThat(reply("{\"text\":\"回答です。\",\"cc\":[\"道路課 <douro@example.jp>\"]}").copies())
                .containsExactly("道路課 <douro@example.jp>");
        String many = "\"a@example.jp\",".repeat(1000);
        assertThatThrownBy(() -> reply("{\"text\":\"a\",\"cc\":[" + many + "\"\"]}"))
                .hasRootCauseInstanceOf(RejectedException.class);
    }

    private Reply reply(String json) throws Exception {
        return mapper.readValue(json, CaseResource.ReplyInput.class).reply();
    }

    @Test
    void enumsShouldBeTakenInAnyUsualForm() {
        assertThat(Inputs.constant("state", CaseState.class, "in-progress"))
                .isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    void anArticleShouldNeedNoMoreThanQuestionAnswerAndReaders() throws Exception {
        String least = "{\"question\":\"q\",\"answer\":\"a\",\"audience\":\"STAFF\"";
        assertThat(mapper.readValue(least + "}", ArticleInput.class).featured()).isFalse();
        assertThat(mapper.readValue(least + ",\"featured\":true}", ArticleInput.class).featured())
                .isTrue();
    }

    @Test
    void anAccountWithoutRolesShouldBeReadable() throws Exception {
        UserResource.Account account =
                mapper.readValue(
                        "{\"login\":\"hanako\",\"name\":\"窓口 花子\",\"roles\":[\"OPERATOR\"],\"department\":null}",
                        UserResource.Account.class);
        assertThat(account.newUser().roles()).isEqualTo(Set.copyOf(account.roles()));
        assertThat(account.newUser().department()).isEmpty();
    }
}
