// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Corrections.Correction;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.cases.QualityMarks.Average;
import org.madoguchi.api.cases.QualityMarks.Work;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.web.View;

/** A supervisor's afternoon with the marks. */
final class QualitySample {
    private static final List<User> OPERATORS =
            List.of(
                    Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                    Sample.user(12, "sato", "佐藤 美咲", Role.OPERATOR));
    private static final QualityMark MARK =
            new QualityMark(
                    new InteractionId(7),
                    Sample.BULKY_WASTE,
                    Sample.SUZUKI,
                    "鈴木 一郎",
                    Sample.NOW,
                    "佐藤 美咲",
                    Map.of("greeting", 5, "correct", 3),
                    "<script>落ち着いた応対でした。</script>");

    private QualitySample() {}

    private static DeskEntry criterion(String code, String name) {
        return new DeskEntry(
                DeskEntry.Kind.QUALITY_CRITERION,
                code,
                new LocalizedText(name, ""),
                "",
                "",
                "",
                false,
                false);
    }

    private static List<DeskEntry> criteria() {
        return List.of(criterion("greeting", "あいさつ"), criterion("correct", "案内の正確さ"));
    }

    static void put(Map<String, View> pages, Screen screen) {
        ChannelBadge.Finder badges = new ChannelBadge.Finder(Sample.channels(), screen.words());
        pages.put(
                "quality",
                Screens.view(
                        "quality.jte",
                        "page",
                        new QualityPages.Overview(
                                screen,
                                "11",
                                OPERATORS,
                                List.of(
                                        new Work(
                                                new InteractionId(7),
                                                Sample.BULKY_WASTE,
                                                InteractionKind.REPLY,
                                                Sample.MAIL,
                                                Sample.NOW,
                                                "粗大ごみの申込方法",
                                                Sample.SUZUKI,
                                                "鈴木 一郎")),
                                List.of(
                                        new Correction(
                                                5,
                                                Sample.BULKY_WASTE,
                                                Sample.NOW,
                                                "鈴木 一郎",
                                                "聞き取り",
                                                "冷蔵庫 1 台",
                                                ""),
                                        new Correction(
                                                6,
                                                Sample.BULKY_WASTE,
                                                Sample.NOW,
                                                "鈴木 一郎",
                                                "分類",
                                                "ごみ",
                                                "税")),
                                2,
                                List.of(
                                        new Average(
                                                Sample.SUZUKI,
                                                "鈴木 一郎",
                                                3,
                                                4.25,
                                                Map.of("greeting", 4.5))),
                                criteria(),
                                badges,
                                Optional.empty())));
        Interaction message =
                CaseDesk.messages(Sample.file(CaseState.IN_PROGRESS, Sample.timeline())).get(0);
        pages.put(
                "quality-sheet",
                Screens.view(
                        "qualitySheet.jte",
                        "page",
                        new QualityPages.Sheet(
                                screen,
                                Sample.BULKY_WASTE,
                                message,
                                badges.of(message.channel()),
                                OPERATORS,
                                "11",
                                criteria(),
                                MARK.scores(),
                                MARK.remark(),
                                Optional.of(MARK),
                                Optional.of(Screens.bothLanguages("refused.operator")))));
        pages.put(
                "quality-mine",
                Screens.view(
                        "qualityMarks.jte",
                        "page",
                        new QualityPages.Marks(
                                screen,
                                screen.text("quality.mine"),
                                List.of(MARK),
                                criteria(),
                                true)));
    }
}
