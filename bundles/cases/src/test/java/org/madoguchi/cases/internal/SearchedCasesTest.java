// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.casesearch.internal.LuceneCaseSearch;
import org.osgi.framework.BundleContext;

/** The real index over the real tables. */
class SearchedCasesTest {
    @TempDir Path folder;

    private final Town town = new Town();
    private final Actor operator = town.people.hire("佐藤", Role.OPERATOR, Optional.empty());
    private final StoredCaseTexts texts = new StoredCaseTexts(town.store, town.register());
    private LuceneCaseSearch search;

    @AfterEach
    void stop() throws Exception {
        end();
        town.close();
    }

    private void start() {
        BundleContext context =
                (BundleContext)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {BundleContext.class},
                                (proxy, method, arguments) -> folder.toString());
        search = new LuceneCaseSearch(texts, context);
        settled();
    }

    private void end() throws Exception {
        if (search != null) {
            var close = LuceneCaseSearch.class.getDeclaredMethod("close");
            close.setAccessible(true);
            close.invoke(search);
            search = null;
        }
    }

    private void settled() {
        await().until(() -> search.progress().usable() && search.progress().behind() == 0);
    }

    private void tell() {
        town.fixture.published().forEach(search::on);
        town.fixture.forget();
        settled();
    }

    private List<CaseId> find(String words) {
        return search.find(words, CaseSelection.ALL, PageRequest.first(200)).cases();
    }

    private CaseId open(InboundMessage mail) {
        return town.fixture
                .transactions()
                .required(
                        () ->
                                town.intake
                                        .open(mail, town.register().resolve(mail.sender()))
                                        .caseId());
    }

    @Test
    void everythingThatIsWrittenInACaseShouldFindIt() {
        start();
        CaseId id =
                open(
                        town.mail("m1", "hanako@example.jp", "田中 花子")
                                .subject("ソファーの処分")
                                .text("引き取りの申込方法を教えてください。")
                                .fields(List.of(new Field("お住まいの地区", "朝日町東")))
                                .attachment(
                                        new Attachment(
                                                "見積書.pdf", "application/pdf", Content.ofUtf8("x")))
                                .build());
        tell();
        town.desk.addNote(operator, id, "折り返し済み");
        town.intake.append(town.mail("m2", "hanako@example.jp", "田中 花子").text("追伸です。").build(), id);
        tell();

        for (String words :
                List.of(
                        id.toString(),
                        "ｿﾌｧｰ",
                        "申込方法",
                        "地区",
                        "町東",
                        "見積書",
                        "田中花子",
                        "hanako@",
                        "折り返し",
                        "追伸",
                        "田中 折り返し 追伸 町東")) {
            assertThat(find(words)).as(words).containsExactly(id);
            assertThat(search.find(words, CaseSelection.ALL, PageRequest.first(1)).total())
                    .isEqualTo(1);
        }
        assertThat(find("原本")).isEmpty();
    }

    @Test
    void whatWasCommittedAndNeverToldShouldBeFoundAfterTheNextStart() throws Exception {
        start();
        CaseId known = open(town.mail("m1", "a@example.jp", "A").subject("一通目").text("x").build());
        tell();
        end();

        CaseId unknown =
                open(town.mail("m2", "b@example.jp", "B").subject("二通目").text("x").build());
        town.intake.append(town.mail("m3", "a@example.jp", "A").text("続きの便り").build(), known);
        start();

        assertThat(find("通目")).containsExactly(known, unknown);
        assertThat(find("便り")).containsExactly(known);
    }

    @Test
    void casesOfManyWritersAtOnceShouldAllBeFoundWithAndWithoutTheEvents() throws Exception {
        start();
        List<CaseId> opened = new ArrayList<>();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CaseId>> mails = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                String name = "n" + number;
                mails.add(
                        () ->
                                open(
                                        town.mail(name, name + "@example.jp", name)
                                                .subject("同時に " + name)
                                                .text("本文")
                                                .build()));
            }
            for (Future<CaseId> mail : writers.invokeAll(mails)) {
                opened.add(mail.get());
                search.on(town.fixture.published().get(0));
            }
        } finally {
            writers.shutdown();
        }
        tell();
        assertThat(find("同時に")).containsExactlyInAnyOrderElementsOf(opened);

        end();
        for (CaseId id : opened) {
            town.desk.addNote(operator, id, "全件に付記");
        }
        start();
        CaseSearch.Hits hits = search.find("付記", CaseSelection.ALL, PageRequest.first(200));
        assertThat(hits.cases()).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(hits.total()).isEqualTo(100);
    }
}
