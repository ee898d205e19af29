// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.web.Zone;
import org.madoguchi.web.Zones;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether people can work: everything that a case needs is there, and the database answers. */
@Component(service = Readiness.class)
public final class Readiness {
    /** A service of Karaf's: everything that is installed at the start has been. */
    private static final String BOOTED = "org.apache.karaf.features.BootFinished";

    /** Something that cannot start keeps the others from working no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BooleanSupplier booted;
    private final BooleanSupplier underWay;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Transactions transactions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Cases cases;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Inbox inbox;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Outbox outbox;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Channels channels;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SignIns signIns;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ArticleSearch search;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Zones zones;

    /** A start is over when all is there; a form that comes or goes later is no outage. */
    private volatile boolean started;

    /** Since when people can sign in and the rest is expected. */
    private volatile Instant waitingSince;

    @Activate
    public Readiness(BundleContext bundles, @Reference Arrivals arrivals) {
        this(() -> bundles.getServiceReference(BOOTED) != null, arrivals::underWay);
    }

    Readiness(BooleanSupplier booted, BooleanSupplier underWay) {
        this.booted = booted;
        this.underWay = underWay;
    }

    /** Each check's result by its name, in the order in which a start passes them. */
    Map<String, Boolean> run() {
        Map<String, Boolean> results = new LinkedHashMap<>();
        checks().forEach(check -> results.put(check.name(), check.run()));
        if (!results.containsValue(false)) {
            started = true;
        }
        return results;
    }

    private List<Check> checks() {
        return List.of(
                new Check("programs", booted::getAsBoolean),
                new Check("database", this::databaseAnswers),
                new Check("sign-in", () -> signIns != null),
                new Check("cases", () -> cases != null),
                new Check("inbox", () -> inbox != null),
                new Check("outbox", () -> outbox != null && channels != null),
                new Check("search", this::searchAnswers),
                new Check("parts", this::allHaveCome),
                new Check("public-zone", () -> hosted(Zone.PUBLIC)),
                new Check("private-zone", () -> hosted(Zone.PRIVATE)));
    }

    private boolean databaseAnswers() {
        Transactions storage = transactions;
        return storage != null && storage.databaseAnswers();
    }

    private boolean searchAnswers() {
        ArticleSearch index = search;
        return index != null && index.size() >= 0;
    }

    private boolean allHaveCome() {
        if (started) {
            return true;
        }
        if (signIns == null) {
            return false; // nothing has come yet
        }
        Instant now = Instant.now();
        if (waitingSince == null) {
            waitingSince = now;
        }
        return !underWay.getAsBoolean() || now.isAfter(waitingSince.plus(PATIENCE));
    }

    private boolean hosted(Zone zone) {
        Zones hosting = zones;
        return hosting != null && (started ? hosting.reachable(zone) : hosting.hosted(zone));
    }
}
