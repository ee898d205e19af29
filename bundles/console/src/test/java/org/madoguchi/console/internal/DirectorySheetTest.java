// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DirectoryTransfer.Act;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.test.Requirement;

class DirectorySheetTest {
    private static final DepartmentDraft WASTE =
            DepartmentDraft.of(DirectorySample.WASTE_PROFILE, "1200", "", Locale.JAPANESE);

    private static Content file(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DirectorySheet<DepartmentLine> departments(String text) throws IOException {
        return DirectorySheet.departments(
                file(text), code -> code.equals("1203") ? Optional.of(WASTE) : Optional.empty());
    }

    private static DirectorySheet<PersonLine> people(Content file) throws IOException {
        return DirectorySheet.people(file, number -> Optional.empty());
    }

    @Test
    void aColumnThatIsNotThereShouldLeaveAloneWhatIsKnown() throws IOException {
        DirectorySheet<DepartmentLine> sheet = departments("課コード,建物,階・窓口,内線\r\n1203,新庁舎,7階,\r\n");
        DepartmentDraft moved = sheet.lines().get(0).draft();
        assertThat(moved.building()).isEqualTo("新庁舎");
        assertThat(moved.floor()).isEqualTo("7階");
        assertThat(moved.extension()).isEmpty();
        assertThat(moved.name()).isEqualTo(WASTE.name());
        assertThat(moved.hours()).isEqualTo(WASTE.hours());
        assertThat(moved.parent()).isEqualTo("1200");
        assertThat(moved.active()).isTrue();
    }

    @Test
    @Requirement("YK-145")
    void aStaffListOfAnotherSystemShouldBeReadByItsOwnHeadings() throws IOException {
        String list =
                "社員番号,氏名,フリガナ,所属,職名,生年月日,内線番号\r\n00123,田中 花子,ﾀﾅｶ ﾊﾅｺ,市民課,係長,1980/4/1,2111\r\n";
        for (String coding : List.of("UTF-8", "windows-31j")) {
            DirectorySheet<PersonLine> sheet =
                    people(Content.of(list.getBytes(Charset.forName(coding))));
            assertThat(sheet.problems()).isEmpty();
            assertThat(sheet.passedOver()).containsExactly("生年月日");
            assertThat(sheet.lines().get(0).draft())
                    .isEqualTo(
                            new PersonDraft(
                                    "00123", "田中 花子", "ﾀﾅｶ ﾊﾅｺ", "市民課", "係長", "", "2111", true));
        }
    }

    @Test
    @Requirement("YK-145")
    void aListWithHeadingsOfItsOwnShouldBeReadAsSomebodySays() throws IOException {
        Content list = file("個人番号,よび名,課名略,電話番号\n00123,田中 花子,市民課,2111\n");
        SheetReader<DirectorySheet.PersonColumn, PersonLine> reader =
                DirectorySheet.people(number -> Optional.empty());
        assertThat(reader.headings(list).keySet()).containsExactly("個人番号", "よび名", "課名略", "電話番号");
        DirectoryColumns columns =
                new DirectoryColumns(
                        Act.PEOPLE,
                        Map.of(
                                "個人番号", "NUMBER",
                                "よび名", "NAME",
                                "課名略", "DEPARTMENT",
                                "電話番号", ""));
        DirectoryColumns waited = DirectoryColumns.read(columns.written()).orElseThrow();
        assertThat(waited).isEqualTo(columns);
        Sheet<PersonLine> sheet = reader.with(waited.chosen()).read(list);
        assertThat(sheet.passedOver()).containsExactly("電話番号");
        assertThat(sheet.lines().get(0).draft().name()).isEqualTo("田中 花子");
        assertThat(sheet.lines().get(0).draft().department()).isEqualTo("市民課");
        assertThat(DirectoryColumns.read("USERS")).isEmpty();
    }

    @Test
    void everyLineThatCannotBeReadShouldBeTold() throws IOException {
        DirectorySheet<DepartmentLine> sheet =
                departments(
                        "課コード,名前,種別,状態\n1,課,課・室,利用中\n2,課,なぞ,利用中\n3,課,課・室,休職\n4,\"課\"x,,\n5,係,係・担当,廃止\n");
        assertThat(sheet.problems()).extracting(Problem::line).containsExactly(3L, 4L, 5L);
        assertThat(sheet.problems())
                .allSatisfy(problem -> assertThat(problem.text().ja()).endsWith("。"));
        assertThat(sheet.lines()).extracting(DepartmentLine::line).containsExactly(2L, 6L);
        assertThat(sheet.lines().get(1).draft().kind()).isEqualTo(DepartmentKind.UNIT);
        assertThat(sheet.lines().get(1).draft().active()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "名前,よみ\n課,か\n",
                "課コード,課コード\n1,2\n",
                "課コード,コード\n1,2\n",
                "PK\u0003\u0004\u0000\u0000"
            })
    void whatIsNoSuchFileShouldBeRefused(String text) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> departments(text))
                .satisfies(refused -> assertThat(refused.reason().ja()).endsWith("。"));
    }

    @Test
    void aFileThatIsTooMuchShouldBeRefused() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> people(file("職員番号\n" + "1\n".repeat(10_001))));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> people(Content.of(new byte[(int) DirectorySheet.BYTES + 1])));
    }

    @Test
    void aQuoteThatIsNeverClosedShouldBeToldWithItsLine() throws IOException {
        DirectorySheet<PersonLine> sheet =
                people(file("職員番号,氏名\n1,青木\n2,\"" + "あ\n".repeat(1_000)));
        assertThat(sheet.problems()).extracting(Problem::line).containsExactly(3L);
        assertThat(sheet.lines()).hasSize(1);
    }
}
