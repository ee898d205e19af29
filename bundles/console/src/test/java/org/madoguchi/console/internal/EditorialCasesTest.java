// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.identity.Role;

class EditorialCasesTest {
    @Test
    void aProposalShouldBeginWithTheQuestionAndTheAnswerButNotWithTheName() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "faq", "");

        NewProposal proposal =
                EditorialCases.form(screen, Sample.file(CaseState.CLOSED, Sample.timeline()))
                        .proposal();

        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.NEW);
        assertThat(proposal.origin()).contains(new CaseId(2026, 4512));
        assertThat(proposal.title()).isEqualTo("粗大ごみの申込方法について教えてください");
        assertThat(proposal.text()).contains("【質問】", "食器棚", "【回答】", "〇〇 様").doesNotContain("田中 花子");
    }

    @Test
    void anArticleShouldBeginWithTheSubjectAndTheAnswerButNotWithTheName() {
        CaseFile file = Sample.file(CaseState.CLOSED, Sample.timeline());

        assertThat(EditorialCases.title(file)).isEqualTo("粗大ごみの申込方法について教えてください");
        assertThat(EditorialCases.answer(file)).startsWith("〇〇 様").doesNotContain("田中 花子");
        assertThat(EditorialCases.body(file)).isNotEmpty().doesNotContain("〇〇 様", "―――");
        assertThat(EditorialCases.body(Sample.file(CaseState.IN_PROGRESS, List.of()))).isEmpty();
    }

    @Test
    void theDesksSignatureShouldNotBecomePartOfAnArticle() {
        String answer = "田中 花子 様\nその日に確認できます。\n\n――――――――――\nあさひ市コンタクトセンター\n受付番号：2026-000001";
        TimelineEntry reply =
                new TimelineEntry.Message(
                        Sample.message(
                                3,
                                InteractionKind.REPLY,
                                InteractionState.AWAITING_APPROVAL,
                                "Re: マイクロチップ",
                                answer));

        assertThat(EditorialCases.body(Sample.file(CaseState.CLOSED, List.of(reply))))
                .isEqualTo("その日に確認できます。");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "12", "2026-x", "99999-000001", "2026-000000", "'; DROP TABLE"})
    void whatIsNoNumberOfACaseShouldBeNoCase(String text) {
        assertThat(EditorialCases.id(text)).isEqualTo(Optional.empty());
    }
}
