// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** Channels come, go and misbehave; the registry and the other channels go on. */
class ChannelRegistryTest {
    private static final ChannelId ID = new ChannelId("fax-main");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
    private StorageFixture fixture;
    private ChannelStore store;
    private ChannelRegistry registry;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        store = new ChannelStore(fixture.storage());
        registry = new ChannelRegistry(store, fixture.events(), new Asahi(), clock);
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    @Test
    void aChannelThatWentShouldBeKnownAsAway() {
        Channel fax = new Fax("one");
        registry.addChannel(fax);
        assertThat(status().present()).isTrue();
        registry.removeChannel(fax);
        assertThat(status().present()).isFalse();
        assertThat(status().health()).isEmpty();
        assertThat(registry.present(ID)).isEmpty();
        assertThat(registry.senderFor(AddressKind.FAX)).map(ChannelDescriptor::id).contains(ID);
    }

    @Test
    void ofTwoChannelsOfAKindTheOneThatWasWrittenToShouldAnswerEvenWhenItIsAway() {
        ChannelId other = new ChannelId("a-fax");
        Channel fax = new Fax("one");
        registry.addChannel(fax);
        registry.addChannel(
                new Fax("other") {
                    @Override
                    public ChannelDescriptor descriptor() {
                        return new ChannelDescriptor(
                                other,
                                LocalizedText.same("FAX 2"),
                                Set.of(Capability.OUTBOUND),
                                AddressKind.FAX);
                    }
                });
        registry.removeChannel(fax);
        assertThat(registry.senderFor(AddressKind.FAX, ID).orElseThrow().id()).isEqualTo(ID);
        assertThat(registry.senderFor(AddressKind.FAX, other).orElseThrow().id()).isEqualTo(other);
        assertThat(registry.senderFor(AddressKind.EMAIL, ID)).isEmpty();
    }

    @Test
    void theSecondOfTwoWithOneIdShouldTakeOverWhenTheFirstGoes() {
        Channel first = new Fax("one");
        Channel second = new Fax("two");
        registry.addChannel(first);
        registry.addChannel(second);
        assertThat(answer()).isEqualTo("one");
        registry.removeChannel(first);
        assertThat(answer()).isEqualTo("two");
        registry.removeChannel(second);
        assertThat(registry.present(ID)).isEmpty();
    }

    /** Its author has submitted it to a channel that could; now nobody is left out in silence. */
    @Test
    void whatHasCopiesShouldNotBeHandedToAChannelWithoutThem() {
        registry.addChannel(new Fax("one"));
        OutboundMessage copied =
                message().with(List.of(new Party(new Address(AddressKind.FAX, "1"), "")), "");
        assertThat(registry.present(ID).orElseThrow().send(copied))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        answer -> assertThat(answer.reason().ja()).contains("Cc"));
    }

    @Test
    void theFirstShouldStayWhenTheSecondGoes() {
        Channel first = new Fax("one");
        Channel second = new Fax("two");
        registry.addChannel(first);
        registry.addChannel(second);
        registry.removeChannel(second);
        assertThat(answer()).isEqualTo("one");
        assertThat(status().present()).isTrue();
    }

    @Test
    void aHealthThatThrowsShouldBeThatChannelsTroubleOnly() {
        registry.addChannel(
                new Fax("one") {
                    @Override
                    public ChannelHealth health() {
                        throw new IllegalStateException("bug");
                    }
                });
        assertThat(status().health().orElseThrow().state()).isEqualTo(State.DOWN);
    }

    @Test
    void whoCallsAChannelThatWentShouldBeToldThatNothingWasSent() {
        Channel fax = new Fax("one");
        registry.addChannel(fax);
        Channel held = registry.present(ID).orElseThrow();
        registry.removeChannel(fax);
        assertThat(held.send(message())).isInstanceOf(Delivery.Deferred.class);
    }

    @Test
    void goingShouldWaitForTheCallUnderWay() throws Exception {
        CountDownLatch calling = new CountDownLatch(1);
        CountDownLatch carrier = new CountDownLatch(1);
        Channel fax =
                new Fax("one") {
                    @Override
                    public Delivery send(OutboundMessage message) {
                        calling.countDown();
                        try {
                            carrier.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return super.send(message);
                    }
                };
        registry.addChannel(fax);
        Channel held = registry.present(ID).orElseThrow();
        CompletableFuture<Delivery> sending =
                CompletableFuture.supplyAsync(() -> held.send(message()));
        calling.await();
        CompletableFuture<Void> going =
                CompletableFuture.runAsync(() -> registry.removeChannel(fax));
        await().until(() -> registry.present(ID).isEmpty());
        assertThat(going).isNotDone();
        carrier.countDown();
        going.get();
        assertThat(sending.get()).isEqualTo(new Delivery.Accepted("one"));
    }

    /** A method that is not handed on would silently be the interface's own. */
    @Test
    void everyMethodOfAChannelShouldReachIt() {
        List<String> handedOn =
                Stream.of(PresentChannel.class.getDeclaredMethods()).map(Method::getName).toList();
        assertThat(Channel.class.getMethods())
                .extracting(Method::getName)
                .allMatch(handedOn::contains);
    }

    private ChannelStatus status() {
        return registry.list().stream()
                .filter(status -> status.descriptor().id().equals(ID))
                .findFirst()
                .orElseThrow();
    }

    private String answer() {
        Delivery answer = registry.present(ID).orElseThrow().send(message());
        return ((Delivery.Accepted) answer).carrierRef();
    }

    private static OutboundMessage message() {
        return new OutboundMessage(
                new OutboundId(1),
                ID,
                new Party(new Address(AddressKind.FAX, "0466123456"), "山田"),
                "",
                "回答です。",
                List.of(),
                new CaseId(2026, 1),
                "token",
                "",
                List.of(),
                false);
    }

    private static class Fax implements Channel {
        private final String reference;

        Fax(String reference) {
            this.reference = reference;
        }

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(
                    ID, LocalizedText.same("FAX"), Set.of(Capability.OUTBOUND), AddressKind.FAX);
        }

        @Override
        public Delivery send(OutboundMessage message) {
            return new Delivery.Accepted(reference);
        }

        @Override
        public ChannelHealth health() {
            return new ChannelHealth(State.UP, LocalizedText.same("ok"), Instant.EPOCH);
        }
    }
}
