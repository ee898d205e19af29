// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.PeopleNamed;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallId;

class LiveFeedTest {
    private static final CaseChanged OPENED =
            new CaseChanged(Sample.BULKY_WASTE, ChangeKind.OPENED, Sample.NOW);
    private static final CaseChanged OTHER =
            new CaseChanged(new CaseId(2026, 9), ChangeKind.OPENED, Sample.NOW);

    private static final DepartmentId SECTION =
            Sample.ofDepartment(Role.DEPARTMENT_STAFF).department().orElseThrow();

    private final AtomicInteger looks = new AtomicInteger();
    private boolean databaseIsAway;
    private final LiveFeed feed = new LiveFeed(watch());

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void anOperatorShouldHearOfEveryCaseByIdAndKindOnly() {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        feed.on(OPENED);
        feed.settle();
        assertThat(operator.heard)
                .containsExactly(
                        "event: case\ndata: {\"id\":\"2026-004512\",\"kind\":\"OPENED\"}\n\n");
    }

    @Test
    void aDepartmentShouldHearOfItsOwnCasesOnly() {
        Listener section = join(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        feed.on(OTHER);
        feed.on(OPENED);
        feed.settle();
        assertThat(section.heard).singleElement().asString().contains("2026-004512");
    }

    @Test
    void aHundredOfDepartmentsShouldCostOneLookHoweverMuchHappens() {
        for (int i = 0; i < 100; i++) {
            join(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        }
        feed.on(OTHER);
        feed.on(OPENED);
        feed.settle();
        assertThat(looks).hasValue(1);
    }

    @Test
    void nobodyOfADepartmentShouldHearWhatCannotBeLookedUpAndTheOthersShould() {
        databaseIsAway = true;
        Listener section = join(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        Listener operator = join(Sample.actor(Role.OPERATOR));
        feed.on(OPENED);
        feed.settle();
        assertThat(section.heard).isEmpty();
        assertThat(operator.heard).hasSize(1);
    }

    @Test
    void channelsShouldBeToldOnlyToWhoMayReadThem() {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        Listener section = join(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        Listener editor = join(Sample.actor(Role.FAQ_EDITOR));
        feed.on(new ChannelChanged(Sample.MAIL, Sample.NOW));
        feed.settle();
        assertThat(operator.heard).hasSize(1);
        assertThat(section.heard).isEmpty();
        assertThat(editor.heard).isEmpty();
    }

    @Test
    void anEditorShouldHearOfArticlesAndNotOfCases() {
        Listener editor = join(Sample.actor(Role.FAQ_EDITOR));
        feed.on(OPENED);
        feed.on(new ArticleChanged(new ArticleId(7), Sample.NOW));
        feed.settle();
        assertThat(editor.heard).singleElement().asString().startsWith("event: article");
    }

    @Test
    void onlyWhoIsNamedInANoteShouldHearOfIt() {
        Listener named = join(Sample.actor(Role.OPERATOR));
        Listener other = join(Sample.ofDepartment(Role.SUPERVISOR));
        feed.on(
                new PeopleNamed(
                        Sample.BULKY_WASTE,
                        Set.of(named.actor().user().orElseThrow()),
                        Sample.NOW));
        feed.settle();
        assertThat(named.heard)
                .containsExactly(
                        "event: mention\ndata: {\"id\":\"2026-004512\",\"kind\":\"NAMED\"}\n\n");
        assertThat(other.heard).isEmpty();
    }

    @Test
    void whoIsGoneShouldBeForgotten() {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        operator.gone = true;
        feed.on(OPENED);
        feed.settle();
        assertThat(operator.heard).isEmpty();
        assertThat(feed.watching()).isZero();
    }

    @Test
    void theHeartbeatShouldReachEverybody() {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        feed.beat();
        assertThat(operator.heard).containsExactly(": beat\n\n");
    }

    @Test
    void aPageShouldLearnWhatItMissedBetweenItsMakingAndItsStream() {
        String made = feed.moment();
        feed.on(OPENED);
        feed.settle();
        join(Sample.actor(Role.OPERATOR));
        assertThat(feed.moment()).isNotEqualTo(made);
    }

    @Test
    void whatChangesWhileOthersAreToldShouldBeOneMessageWithEachOnce() throws Exception {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        Semaphore telling = new Semaphore(0);
        Semaphore goOn = new Semaphore(0);
        operator.told =
                () -> {
                    telling.release();
                    goOn.acquireUninterruptibly();
                };
        feed.on(OPENED);
        telling.acquire();
        feed.on(OPENED);
        feed.on(OTHER);
        feed.on(OPENED);
        goOn.release(2);
        feed.settle();
        assertThat(operator.heard)
                .hasSize(2)
                .last(InstanceOfAssertFactories.STRING)
                .containsSubsequence("2026-004512", "2026-000009")
                .containsOnlyOnce("2026-004512");
    }

    @Test
    void aCallThatRingsShouldNotWaitForAnything() {
        Listener operator = join(Sample.actor(Role.OPERATOR));
        feed.on(OPENED);
        feed.on(new CallChanged(Optional.of(new CallId(7)), operator.actor().user(), Sample.NOW));
        assertThat(operator.heard).anyMatch(message -> message.startsWith("event: call\n"));
    }

    private String hello() {
        return "event: hello\ndata: {\"moment\":\"" + feed.moment() + "\"}\n\n";
    }

    private Listener join(Actor actor) {
        Listener listener = new Listener(actor);
        feed.join(listener);
        assertThat(listener.heard).singleElement().isEqualTo(hello());
        listener.heard.clear();
        return listener;
    }

    private static final class Listener implements LiveFeed.Viewer {
        private final Actor actor;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private boolean gone;
        private volatile Runnable told = () -> {};

        Listener(Actor actor) {
            this.actor = actor;
        }

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public void tell(byte[] message) {
            heard.add(new String(message, StandardCharsets.UTF_8));
            told.run();
        }

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public void bye() {
            gone = true;
        }
    }

    /** Answers only the one question the feed asks, and counts how often. */
    private CaseWatch watch() {
        return (CaseWatch)
                Proxy.newProxyInstance(
                        CaseWatch.class.getClassLoader(),
                        new Class<?>[] {CaseWatch.class},
                        (proxy, method, arguments) -> {
                            if (!method.getName().equals("askedDepartments")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            looks.incrementAndGet();
                            if (databaseIsAway) {
                                throw new StorageException("away", null);
                            }
                            return Map.of(Sample.BULKY_WASTE, Set.of(SECTION));
                        });
    }
}
