// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserTransfer;

class UserSheetTest {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final String HEADING = "ログイン名,名前,役割,課コード,状態,理由\r\n";

    private static UserSheet read(byte[] file) throws IOException {
        return UserSheet.read(
                Content.of(file),
                code -> code.equals("1203") ? Optional.of(new DepartmentId(31)) : Optional.empty());
    }

    private static UserSheet read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void bothCodingsShouldBeRead(String coding) throws IOException {
        String text =
                HEADING
                        + "sato,\"佐藤, 美咲\",オペレーター、FAQ編集者,,利用中,\r\n\r\n"
                        + "tanaka,田中 実,所管課職員,1203,停止,3月末で退職\r\n";
        UserSheet sheet = read(text.getBytes(Charset.forName(coding)));
        assertThat(sheet.problems()).isEmpty();
        assertThat(sheet.lines())
                .containsExactly(
                        new UserTransfer.Line(
                                2,
                                new NewUser(
                                        "sato",
                                        "佐藤, 美咲",
                                        Set.of(Role.OPERATOR, Role.FAQ_EDITOR),
                                        Optional.empty()),
                                true,
                                ""),
                        new UserTransfer.Line(
                                4,
                                new NewUser(
                                        "tanaka",
                                        "田中 実",
                                        Set.of(Role.DEPARTMENT_STAFF),
                                        Optional.of(new DepartmentId(31))),
                                false,
                                "3月末で退職"));
    }

    /** What was exported comes back as it was, whatever a name begins with. */
    @Test
    void theExportShouldBeReadAgain() throws IOException {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            Screen screen = Sample.screen(Sample.actor(Role.ADMINISTRATOR), language, "users", "");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<List<Object>> rows =
                    List.of(
                            List.of(
                                    11L,
                                    "suzuki",
                                    "=鈴木 一郎",
                                    screen.name("role", Role.OPERATOR)
                                            + "、"
                                            + screen.name("role", Role.DEPARTMENT_STAFF),
                                    "1203",
                                    "ごみ減量課",
                                    screen.text("user.state.locked")));
            TableFile.CSV.write("users", UserExportResource.columns(screen), rows, out);
            UserSheet sheet = read(out.toByteArray());
            assertThat(sheet.problems()).isEmpty();
            assertThat(sheet.lines().get(0).user())
                    .isEqualTo(
                            new NewUser(
                                    "suzuki",
                                    "=鈴木 一郎",
                                    Set.of(Role.OPERATOR, Role.DEPARTMENT_STAFF),
                                    Optional.of(new DepartmentId(31))));
            assertThat(sheet.lines().get(0).active()).isTrue();
        }
    }

    @Test
    void everyLineThatCannotBeReadShouldBeTold() throws IOException {
        UserSheet sheet =
                read(
                        HEADING
                                + "a1,あ,魔法使い,,,\r\n"
                                + "a2,い,オペレーター,9999,,\r\n"
                                + "a3,う,オペレーター,,たぶん,\r\n"
                                + "a4,え,オペレーター\r\n"
                                + "a5,\"お\"お,オペレーター,,,\r\n"
                                + "a6,\"か,オペレーター,,,\r\n");
        assertThat(sheet.lines()).extracting(UserTransfer.Line::line).containsExactly(5L);
        assertThat(sheet.problems())
                .extracting(problem -> problem.line() + problem.text().ja().replaceAll("。.*", ""))
                .containsExactly(
                        "2役割「魔法使い」はありません",
                        "3課コード「9999」の課がないか、廃止されています",
                        "4状態「たぶん」は使えません",
                        "6引用符（\"）を閉じた後に文字があります",
                        "7引用符（\"）が閉じられていません");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ログイン名,名前\r\nsato,佐藤",
                "ログイン名,名前,役割,血液型\r\n",
                "ログイン名,名前,役割,名前\r\n",
                "\0\1\2"
            })
    void whatIsNoFileOfAccountsShouldBeRefused(String text) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> read(text));
    }

    @Test
    void aFileThatIsTooBigOrInNoCodingShouldBeRefused() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> read(new byte[2 * 1024 * 1024 + 1]));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> read(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF}));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                read(
                                        (HEADING + "a1,あ,オペレーター,,,\r\n".repeat(1_001))
                                                .getBytes(SHIFT_JIS)));
    }
}
