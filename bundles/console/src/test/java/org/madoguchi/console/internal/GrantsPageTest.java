// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

class GrantsPageTest {
    private final Screen screen =
            Sample.screen(Sample.actor(Role.ADMINISTRATOR), Locale.JAPANESE, "users", "");

    @Test
    @Requirement("FJ-261")
    void theReportShouldShowWhoGotAndLostWhichRightsByWhomAndWhy() {
        assertThat(PagesTest.html(UserFileSamples.grants(screen)))
                .contains("付与", "鈴木 一郎", "オペレーター", "採用")
                .contains("停止", "佐藤 美咲", "所管課職員、承認者", "ごみ減量課", "3月末で退職")
                .contains("いまサインインできる職員は42人です。");
    }

    @Test
    @Requirement("FJ-261")
    void theFileShouldHaveTheSameRows() {
        FigureTable table = UserFileSamples.grantsPage(screen).table();
        assertThat(table.name()).isEqualTo("rights-2026-11");
        assertThat(table.columns())
                .containsExactly("日時", "内容", "ログイン名", "名前", "前の役割", "後の役割", "所属する課", "実施者", "理由");
        assertThat(table.cells())
                .contains(
                        List.of(
                                "2026-11-21 10:30:00",
                                "停止",
                                "sato",
                                "佐藤 美咲",
                                "所管課職員、承認者",
                                "",
                                "ごみ減量課",
                                "管理者",
                                "3月末で退職"));
    }
}
