// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.contact.PostalCodes.Place;
import org.madoguchi.test.Requirement;

class KnownPostalCodesTest {
    private static final KnownPostalCodes DELIVERED = new KnownPostalCodes("", "");

    /** Invented lines in the form of the published file. */
    private static final String LINES =
            """
            99201,"999  ","9990001","アサヒケン","アサヒシ","ヒガシマチ","あさひ県","あさひ市","東町",0,0,1,0,0,0
            99201,"999  ","9990000","アサヒケン","アサヒシ","イカニ","あさひ県","あさひ市","以下に掲載がない場合",0,0,0,0,0,0
            99201,"999  ","9990002","アサヒケン","アサヒシ","ニシ(","あさひ県","あさひ市","西町（１～５、",0,0,1,0,0,0
            99201,"999  ","9990002","アサヒケン","アサヒシ","７)","あさひ県","あさひ市","７番地）",0,0,1,0,0,0
            99201,"999  ","9990003","アサヒケン","アサヒシ","ミナミ","あさひ県","あさひ市","南町（大字）",0,0,1,0,0,0
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1000001", "100-0001", " 〒１００－０００１ ", "１００ー０００１"})
    void aCodeShouldBeFoundHoweverItIsTyped(String typed) {
        assertThat(DELIVERED.find(typed))
                .containsExactly(new Place("1000001", "東京都", "千代田区", "千代田"));
    }

    @Test
    void theWholeCountryShouldBeThere() {
        assertThat(DELIVERED.find("0010010").get(0).written()).isEqualTo("北海道札幌市北区北十条西");
        assertThat(DELIVERED.find("2518601")).isEmpty();
        assertThat(DELIVERED.find("2510054").get(0).municipality()).isEqualTo("藤沢市");
        assertThat(DELIVERED.find("9071801").get(0).prefecture()).isEqualTo("沖縄県");
        // one code, several towns
        assertThat(DELIVERED.find("4980000")).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "100000", "10000001", "0000000", "千代田区", "-------", "1000001\u0000"})
    void whatIsNoCodeShouldHaveNoPlace(String typed) {
        assertThat(DELIVERED.find(typed)).isEmpty();
        assertThat(DELIVERED.find("1".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void thePublishedFileShouldReplaceTheDelivered(String charset) throws IOException {
        Path file = folder.resolve("KEN_ALL.CSV");
        Files.write(file, LINES.replace("\n", "\r\n").getBytes(Charset.forName(charset)));
        KnownPostalCodes codes = new KnownPostalCodes(file.toString(), "");

        assertThat(codes.find("999-0001")).containsExactly(place("9990001", "東町"));
        assertThat(codes.find("999-0000")).containsExactly(place("9990000", ""));
        assertThat(codes.find("999-0002")).containsExactly(place("9990002", "西町"));
        assertThat(codes.find("999-0003")).containsExactly(place("9990003", "南町"));
        assertThat(codes.find("100-0001")).isEmpty();
    }

    @Test
    void aZipShouldBeReadAsItIsPublished() throws IOException {
        Path file = folder.resolve("utf_ken_all.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("utf_ken_all.csv"));
            zip.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new KnownPostalCodes(file.toString(), "").find("9990001")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,c\n", "1,2,abc,4,5,6,7,8,9,10,11,12,13,14,15\n"})
    void aWrongFileShouldBeNamedWithWhatToDo(String content) throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, content);
        assertThatThrownBy(() -> new KnownPostalCodes(file.toString(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.postal.cfg: file = ")
                .hasMessageContaining("KEN_ALL.CSV");
    }

    @ParameterizedTest
    @CsvSource({
        "251-0037 神奈川県藤沢市鵠沼海岸2-3, 藤沢市鵠沼海岸",
        "〒２５１－００３７ どこか, 藤沢市鵠沼海岸",
        "藤沢市鵠沼海岸２－３, 藤沢市鵠沼海岸",
        "神奈川県 藤沢市 片瀬 1-2-3, 藤沢市片瀬",
        "神奈川県藤沢市1-1, 藤沢市",
        "札幌市北区北十条西2丁目, 札幌市北区北十条西",
    })
    @Requirement("FJ-159")
    void anAddressShouldSayItsTown(String address, String town) {
        assertThat(DELIVERED.town(address)).contains(town);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "鵠沼海岸2-3", "府中市", "000-0000", "未定", "090-1234-5678", "090-1234567890"})
    void whatNamesNoPlaceOrSeveralShouldHaveNoTown(String address) {
        assertThat(DELIVERED.town(address)).isEmpty();
    }

    @Test
    void ofACodeOfSeveralTownsTheWordsShouldDecide() {
        List<Place> several = DELIVERED.find("4980000");
        Place one = several.get(1);
        assertThat(several).hasSizeGreaterThan(1);
        assertThat(DELIVERED.town("498-0000 " + one.written() + "1"))
                .contains(one.municipality() + one.town());
    }

    @Test
    @Requirement("FJ-159")
    void aTableShouldPutTownsIntoDistricts() throws IOException {
        Path table = folder.resolve("districts.csv");
        Files.write(
                table,
                "町,地区\r\n藤沢市鵠沼,鵠沼地区\r\n藤沢市鵠沼神明,神明\r\n藤沢市　片瀬,片瀬地区\r\n"
                        .getBytes(Charset.forName("windows-31j")));
        KnownPostalCodes codes = new KnownPostalCodes("", table.toString());

        assertThat(codes.district("藤沢市鵠沼海岸")).isEqualTo("鵠沼地区");
        assertThat(codes.district("藤沢市鵠沼神明")).isEqualTo("神明");
        assertThat(codes.district("藤沢市片瀬山")).isEqualTo("片瀬地区");
        assertThat(codes.district("茅ヶ崎市中海岸")).isEqualTo("茅ヶ崎市中海岸");
        assertThat(codes.towns("鵠沼地区")).contains("藤沢市鵠沼海岸").doesNotContain("藤沢市鵠沼神明");
        assertThat(DELIVERED.towns("藤沢市鵠沼海岸")).containsExactly("藤沢市鵠沼海岸");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "町,地区", "町,地区\n藤沢市鵠沼", "町,地区\na,b\na,c", "町,地区\n藤沢市,"})
    void aWrongTableShouldBeNamedWithWhatToDo(String content) throws IOException {
        Path table = folder.resolve("districts.csv");
        Files.writeString(table, content);
        assertThatThrownBy(() -> new KnownPostalCodes("", table.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.postal.cfg: districts = ")
                .hasMessageContaining("town,district");
    }

    private static Place place(String code, String town) {
        return new Place(code, "あさひ県", "あさひ市", town);
    }
}
