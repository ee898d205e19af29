// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseFigures;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.BrowserSignIn;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.SignInProvider;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.web.RequestListener;
import org.madoguchi.web.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Metrics in Prometheus' text format. States are read when asked; events and requests are counted.
 */
@Component(service = {Figures.class, DomainEventListener.class, RequestListener.class})
public final class Figures implements DomainEventListener, RequestListener {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge cases =
            MultiGauge.builder("madoguchi.cases").description("Cases by state").register(registry);
    private final MultiGauge channelUp =
            MultiGauge.builder("madoguchi.channel.up")
                    .description("1 when the channel is there and healthy")
                    .register(registry);
    private final MultiGauge waiting =
            MultiGauge.builder("madoguchi.outbox.waiting")
                    .description("Messages that will still leave")
                    .register(registry);
    private final MultiGauge dead =
            MultiGauge.builder("madoguchi.outbox.dead")
                    .description("Messages that a person must decide on")
                    .register(registry);
    private final MultiGauge received =
            MultiGauge.builder("madoguchi.channel.received.today")
                    .description("Messages taken since midnight")
                    .register(registry);
    private final MultiGauge articles =
            MultiGauge.builder("madoguchi.search.articles")
                    .description("Articles that can be found")
                    .register(registry);

    private final MultiGauge indexed =
            MultiGauge.builder("madoguchi.case.index")
                    .description("Cases that can be found by words, and cases that wait for it")
                    .register(registry);

    private final MultiGauge translatorUp =
            MultiGauge.builder("madoguchi.translator.up")
                    .description("1 when the translating machine answers")
                    .register(registry);

    private final MultiGauge signInUp =
            MultiGauge.builder("madoguchi.signin.up")
                    .description("1 when the provider of the city's own accounts answers")
                    .register(registry);

    private final MultiGauge backupAge =
            MultiGauge.builder("madoguchi.backup.age.seconds")
                    .description("Since the newest nightly backup was begun")
                    .register(registry);

    private final MultiGauge backupGood =
            MultiGauge.builder("madoguchi.backup.up")
                    .description("1 when the nightly backup is neither failed nor overdue")
                    .register(registry);

    /** As many as there are kinds of answers; the registry takes its time to find one. */
    private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

    private record Answered(Zone zone, int hundreds) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseFigures caseFigures;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseSearch caseSearch;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Channels channels;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ArticleSearch search;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Translations translations;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<BrowserSignIn> signInsByBrowser = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<PasswordSignIn> signInsByPassword = List.of();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile BackupWatch backups;

    @Activate
    public Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        // where database, index, attachments and logs lie unless the city puts them elsewhere
        new DiskSpaceMetrics(new File(System.getProperty("karaf.data", "."))).bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Deactivate
    void close() {
        registry.close();
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof CaseChanged changed) {
            count("madoguchi.case.changes", "kind", changed.kind());
        } else if (event instanceof OutboundSettled settled) {
            count("madoguchi.outbox.moves", "state", settled.state());
        }
    }

    private void count(String name, String tag, Enum<?> value) {
        registry.counter(name, tag, word(value)).increment();
    }

    @Override
    public void finished(Zone zone, int status, boolean page, Duration took) {
        requests.computeIfAbsent(new Answered(zone, status / 100), this::timer).record(took);
    }

    private Timer timer(Answered kind) {
        return Timer.builder("madoguchi.http.requests")
                .tags("zone", word(kind.zone()), "status", kind.hundreds() + "xx")
                .register(registry);
    }

    /**
     * @throws org.madoguchi.api.storage.StorageException when the database does not answer
     */
    String text() {
        CaseFigures counting = caseFigures;
        if (counting != null) {
            Map<CaseState, Long> byState = counting.casesByState();
            cases.register(
                    Arrays.stream(CaseState.values())
                            .<MultiGauge.Row<?>>map(
                                    state ->
                                            MultiGauge.Row.of(
                                                    Tags.of("state", word(state)),
                                                    byState.getOrDefault(state, 0L)))
                            .toList(),
                    true);
        }
        Channels registered = channels;
        if (registered != null) {
            readChannels(registered.list());
        }
        ArticleSearch index = search;
        if (index != null) {
            articles.register(List.of(MultiGauge.Row.of(Tags.empty(), index.size())), true);
        }
        CaseSearch byWords = caseSearch;
        if (byWords != null) {
            CaseSearch.Progress now = byWords.progress();
            indexed.register(
                    List.of(
                            MultiGauge.Row.of(Tags.of("state", "found"), now.cases()),
                            MultiGauge.Row.of(Tags.of("state", "waiting"), now.behind())),
                    true);
        }
        Translations translating = translations;
        if (translating != null) {
            translatorUp.register(
                    translating.machines().stream()
                            .<MultiGauge.Row<?>>map(
                                    machine ->
                                            MultiGauge.Row.of(
                                                    Tags.of("translator", machine.name()),
                                                    machine.answers() ? 1 : 0))
                            .toList(),
                    true);
        }
        readProviders();
        Optional.ofNullable(backups).flatMap(BackupWatch::standing).ifPresent(this::readBackups);
        return registry.scrape();
    }

    private void readBackups(BackupStanding standing) {
        boolean good = !standing.overdue() && standing.failure().isEmpty();
        backupGood.register(List.of(MultiGauge.Row.of(Tags.empty(), good ? 1 : 0)), true);
        backupAge.register(
                standing.newest().stream()
                        .<MultiGauge.Row<?>>map(
                                begun ->
                                        MultiGauge.Row.of(
                                                Tags.empty(),
                                                Duration.between(begun, Instant.now()).toSeconds()))
                        .toList(),
                true);
    }

    private void readProviders() {
        signInUp.register(
                Stream.concat(signInsByBrowser.stream(), signInsByPassword.stream())
                        .map(SignInProvider::status)
                        .<MultiGauge.Row<?>>map(
                                status ->
                                        MultiGauge.Row.of(
                                                Tags.of("provider", status.id()),
                                                status.answers() ? 1 : 0))
                        .toList(),
                true);
    }

    private void readChannels(List<ChannelStatus> all) {
        gauge(channelUp, all, status -> isUp(status) ? 1 : 0);
        gauge(waiting, all, ChannelStatus::waiting);
        gauge(dead, all, ChannelStatus::dead);
        gauge(received, all, ChannelStatus::receivedToday);
    }

    private static boolean isUp(ChannelStatus status) {
        return status.health()
                .map(health -> health.state() == ChannelHealth.State.UP)
                .orElse(false);
    }

    private static void gauge(
            MultiGauge gauge, List<ChannelStatus> all, ToLongFunction<ChannelStatus> value) {
        gauge.register(
                all.stream()
                        .<MultiGauge.Row<?>>map(
                                status ->
                                        MultiGauge.Row.of(
                                                Tags.of(
                                                        "channel",
                                                        status.descriptor().id().value()),
                                                value.applyAsLong(status)))
                        .toList(),
                true);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
