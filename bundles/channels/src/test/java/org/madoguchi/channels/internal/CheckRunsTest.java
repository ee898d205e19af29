// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** A person asks a channel's far end, and nothing else waits for the answer. */
class CheckRunsTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
    private final FaxInHand fax = new FaxInHand(clock.instant());
    private final List<String> audited = new ArrayList<>();
    private final CountDownLatch answer = new CountDownLatch(1);
    private StorageFixture fixture;
    private ChannelStore store;
    private ChannelRegistry registry;
    private CheckRuns checks;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        store = new ChannelStore(fixture.storage());
        registry = new ChannelRegistry(store, fixture.events(), new Asahi(), clock);
        registry.addChannel(fax);
        checks = checks(Duration.ofSeconds(30));
    }

    private CheckRuns checks(Duration limit) {
        return new CheckRuns(registry, new RecordingAudit(), fixture.events(), clock, limit);
    }

    @AfterEach
    void close() {
        answer.countDown();
        checks.close();
        store.close();
        fixture.close();
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), "佐藤", Set.of(role), Optional.empty(), "127.0.0.1");
    }

    private ChannelCheck slow() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ChannelCheck.of(fax.health());
    }

    private Optional<ChannelCheck> result() {
        return checks.last(FaxInHand.ID).orElseThrow().result();
    }

    @Test
    void whatWasFoundShouldBeKnownAfterwards() {
        fax.is(State.UP, "正常です。", clock.instant());
        assertThat(checks.last(FaxInHand.ID)).isEmpty();

        checks.begin(actor(Role.SUPERVISOR), FaxInHand.ID);

        await().until(() -> result().isPresent());
        assertThat(result().orElseThrow().ok()).isTrue();
        assertThat(audited).containsExactly("channel.check channel fax-main");
    }

    @Test
    void nobodyShouldWaitForTheAnswerAndNobodyAskTwice() {
        fax.checking = this::slow;
        checks.begin(actor(Role.SUPERVISOR), FaxInHand.ID);
        checks.begin(actor(Role.SUPERVISOR), FaxInHand.ID);

        assertThat(result()).isEmpty();
        assertThat(audited).hasSize(1);
        answer.countDown();
        await().until(() -> result().isPresent());
    }

    @Test
    void aFarEndThatNeverAnswersShouldBeSaid() {
        CheckRuns impatient = checks(Duration.ofMillis(50));
        fax.checking = this::slow;

        impatient.begin(actor(Role.SUPERVISOR), FaxInHand.ID);

        await().until(() -> impatient.last(FaxInHand.ID).orElseThrow().result().isPresent());
        ChannelCheck check = impatient.last(FaxInHand.ID).orElseThrow().result().orElseThrow();
        assertThat(check.ok()).isFalse();
        assertThat(check.findings().get(0).sentence().ja()).contains("答えがありません");
        impatient.close();
    }

    @Test
    void aCheckThatThrowsShouldBeAFaultOfTheProgram() {
        fax.checking =
                () -> {
                    throw new IllegalStateException("bug");
                };

        checks.begin(actor(Role.SUPERVISOR), FaxInHand.ID);

        await().until(() -> result().isPresent());
        assertThat(result().orElseThrow().findings().get(0).sentence().ja()).contains("不具合");
    }

    @Test
    void onlyWhoOperatesChannelsShouldAskAndOnlyWhatIsThere() {
        assertThatThrownBy(() -> checks.begin(actor(Role.OPERATOR), FaxInHand.ID))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> checks.begin(actor(Role.SUPERVISOR), new ChannelId("line-main")))
                .isInstanceOf(NotFoundException.class);
        assertThat(audited).isEmpty();
    }

    @Test
    void aMessageShouldWaitForTheEndOfACheck() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        fax.checking =
                () -> {
                    asking.countDown();
                    return slow();
                };
        Channel held = registry.present(FaxInHand.ID).orElseThrow();
        CompletableFuture<ChannelCheck> check = CompletableFuture.supplyAsync(held::check);
        asking.await();
        OutboundMessage message =
                new OutboundMessage(
                        new OutboundId(1),
                        FaxInHand.ID,
                        new Party(new Address(AddressKind.FAX, "0466123456"), "山田"),
                        "",
                        "回答です。",
                        List.of(),
                        new CaseId(2026, 1),
                        "token",
                        "",
                        List.of(),
                        false);
        CompletableFuture<Delivery> sending =
                CompletableFuture.supplyAsync(() -> held.send(message));
        await().during(Duration.ofMillis(200)).until(() -> !sending.isDone());

        answer.countDown();
        assertThat(sending.get()).isEqualTo(new Delivery.Accepted("1"));
        assertThat(check.get()).isNotNull();
    }

    private final class RecordingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
