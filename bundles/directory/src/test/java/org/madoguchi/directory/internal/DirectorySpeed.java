// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Report;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;

/**
 * How long the import and the search of a large city's directory take; {@code
 * benchmarks/directory.sh} runs it. Arguments: departments, people, searches.
 */
public final class DirectorySpeed {
    private static final Actor ADMINISTRATOR = Actor.system("benchmark");
    private static final String[] FAMILY = {
        "佐藤 さとう", "鈴木 すずき", "高橋 たかはし", "田中 たなか", "伊藤 いとう", "渡辺 わたなべ", "山本 やまもと", "中村 なかむら",
        "小林 こばやし", "加藤 かとう", "吉田 よしだ", "山田 やまだ"
    };
    private static final String[] GIVEN = {
        "一郎 いちろう", "花子 はなこ", "健太 けんた", "美咲 みさき", "大輔 だいすけ", "結衣 ゆい", "翔 しょう", "陽菜 ひな", "誠 まこと",
        "恵 めぐみ"
    };
    private static final String[] FIELD = {
        "市民 しみん",
        "税務 ぜいむ",
        "環境 かんきょう",
        "福祉 ふくし",
        "保育 ほいく",
        "道路 どうろ",
        "公園 こうえん",
        "水道 すいどう",
        "防災 ぼうさい",
        "教育 きょういく",
        "年金 ねんきん",
        "住宅 じゅうたく"
    };
    private static final String[] DUTY = {
        "証明書の交付", "収納と納税相談", "苦情の受付", "許可と届出", "補助金の審査", "施設の予約", "統計の調査", "広報と取材"
    };

    /** As people type them, and a letter more each time. */
    private static final String[] SEARCHES = {
        "し", "しみ", "しみん", "shimin", "zei", "税務", "証明", "たなか", "田中花子", "すずき けん", "2101", "0466-00",
        "市民 証明", "suidou", "ぼうさい", "ない言葉"
    };

    private final Random random = new Random(1);

    private DirectorySpeed() {}

    public static void main(String[] arguments) {
        new DirectorySpeed()
                .run(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
    }

    private void run(int departments, int people, int searches) {
        try (StorageFixture fixture = StorageFixture.start()) {
            ListingTrail trail = new ListingTrail(new ArrayList<>());
            DirectoryStore store = new DirectoryStore(fixture.storage());
            StoredDirectoryTransfer transfer =
                    new StoredDirectoryTransfer(store, new Asahi(), new MergeFollowers(), trail);
            StoredStaffDirectory directory =
                    new StoredStaffDirectory(store, new Asahi(), new MergeFollowers(), trail);
            long begin = System.nanoTime();
            demand(transfer.applyDepartments(ADMINISTRATOR, departments(departments)));
            tell(departments + " departments imported", millis(begin));
            begin = System.nanoTime();
            demand(transfer.applyPeople(ADMINISTRATOR, people(people, departments), false));
            tell(people + " people imported", millis(begin));
            begin = System.nanoTime();
            search(directory, 0);
            tell("first search after a change", millis(begin));
            for (int i = 0; i < searches / 4; i++) {
                search(directory, i);
            }
            double[] took = new double[searches];
            for (int i = 0; i < searches; i++) {
                begin = System.nanoTime();
                search(directory, i);
                took[i] = millis(begin);
            }
            Arrays.sort(took);
            tell("search p50", took[searches / 2]);
            tell("search p99", took[searches * 99 / 100]);
            tell("search longest of " + searches, took[searches - 1]);
            store.close();
        }
    }

    private static void search(StoredStaffDirectory directory, int which) {
        directory.search(ADMINISTRATOR, SEARCHES[which % SEARCHES.length], 30, Set.of());
    }

    private static void demand(Report report) {
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException(report.problems().get(0).text().en());
        }
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void tell(String what, double millis) {
        System.out.printf("%-36s %8.2f ms%n", what, millis);
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private static String writing(String word) {
        return word.split(" ")[0];
    }

    private static String reading(String word) {
        return word.split(" ")[1];
    }

    private List<DepartmentLine> departments(int count) {
        List<DepartmentLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DepartmentKind kind =
                    i % 20 == 0
                            ? DepartmentKind.BUREAU
                            : i % 5 == 0 ? DepartmentKind.SECTION : DepartmentKind.UNIT;
            int above = i % 20 == 0 ? -1 : i % 5 == 0 ? i - i % 20 : i - i % 5;
            String field = any(FIELD);
            lines.add(
                    new DepartmentLine(
                            i + 2L,
                            new Drafting(
                                            "d" + i,
                                            writing(field) + "第" + i,
                                            kind,
                                            above < 0 ? "" : "d" + above)
                                    .reading(reading(field) + "だい" + i)
                                    .phone("0466-00-" + (1000 + i))
                                    .extension(Integer.toString(2000 + i))
                                    .place("本庁舎", i % 9 + "階")
                                    .duties(any(DUTY) + "、" + any(DUTY))
                                    .hours(i % 7 == 0 ? "土（第3を除く） 9:00～17:00" : "")
                                    .draft()));
        }
        return lines;
    }

    private List<PersonLine> people(int count, int departments) {
        List<PersonLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String family = any(FAMILY);
            String given = any(GIVEN);
            lines.add(
                    new PersonLine(
                            i + 2L,
                            new PersonDraft(
                                    Integer.toString(100_000 + i),
                                    writing(family) + " " + writing(given),
                                    reading(family) + " " + reading(given),
                                    "d" + random.nextInt(departments),
                                    "主任",
                                    any(DUTY),
                                    Integer.toString(30_000 + i),
                                    true)));
        }
        return lines;
    }
}
