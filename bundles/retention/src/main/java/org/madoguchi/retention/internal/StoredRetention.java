// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.api.retention.Retention;
import org.madoguchi.api.retention.RetentionRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The periods as rows; what they are for is done by whoever keeps it. */
@Component(
        service = {Retention.class, StoredRetention.class},
        configurationPid = "org.madoguchi.retention")
@Designate(ocd = RetentionConfig.class)
public final class StoredRetention implements Retention {
    private final RetentionStore store;
    private final City city;
    private final AuditTrail audit;
    private final int shortest;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<RetainedData> kept;

    @Activate
    public StoredRetention(
            @Reference RetentionStore store,
            @Reference City city,
            @Reference AuditTrail audit,
            RetentionConfig config) {
        this(store, city, audit, shortest(config), Clock.systemUTC(), List.of());
    }

    private static int shortest(RetentionConfig config) {
        int months = config.shortest_months();
        if (months < 1 || months > RetentionRule.MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.retention.cfg: shortest.months = "
                            + months
                            + "; write a whole number from 1 to "
                            + RetentionRule.MOST_MONTHS);
        }
        return months;
    }

    StoredRetention(
            RetentionStore store,
            City city,
            AuditTrail audit,
            int shortest,
            Clock clock,
            List<RetainedData> kept) {
        this.store = store;
        this.city = city;
        this.audit = audit;
        this.shortest = shortest;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public List<Kind> kinds(Actor actor) {
        actor.require(Permission.CASE_ERASE);
        return kept.stream()
                .sorted(Comparator.comparing(RetainedData::code))
                .map(this::kind)
                .toList();
    }

    private Kind kind(RetainedData data) {
        RetentionRule rule = store.rule(data.code());
        long due = rule.isForEver() ? 0 : data.due(before(rule));
        return new Kind(rule, data.name(), data.since(), due);
    }

    /** By the city's calendar: a month is as long as people think. */
    private Instant before(RetentionRule rule) {
        return clock.instant().atZone(city.zone()).minusMonths(rule.months()).toInstant();
    }

    @Override
    public void change(Actor actor, RetentionRule rule) {
        actor.require(Permission.CASE_ERASE);
        actor.require(Permission.FORM_MANAGE);
        RetainedData data = find(rule.code());
        int least = Math.max(shortest, data.leastMonths());
        boolean allowed = rule.months() >= least && rule.months() <= RetentionRule.MOST_MONTHS;
        if (!rule.isForEver() && !allowed) {
            throw rejection("months", data.name(), least, RetentionRule.MOST_MONTHS);
        }
        RetentionRule before = store.rule(rule.code());
        if (!before.equals(rule)) {
            store.unit()
                    .run(
                            em -> {
                                store.keep(rule);
                                audit.record(
                                        actor,
                                        "retention.change",
                                        "retention " + rule.code(),
                                        told(before) + " -> " + told(rule));
                            });
        }
    }

    private static String told(RetentionRule rule) {
        return rule.isForEver()
                ? "for ever"
                : rule.months() + " months" + (rule.automatic() ? ", automatic" : "");
    }

    private RetainedData find(String code) {
        return kept.stream()
                .filter(data -> data.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("nothing is kept as " + code));
    }

    @Override
    public int erase(Actor actor, String code) {
        actor.require(Permission.CASE_ERASE);
        RetainedData data = find(code);
        RetentionRule rule = store.rule(code);
        if (rule.isForEver()) {
            throw rejection("for-ever", data.name());
        }
        return erase(actor, data, rule);
    }

    private int erase(Actor actor, RetainedData data, RetentionRule rule) {
        Instant before = before(rule);
        int count = data.erase(actor, before, data.atOnce());
        if (count > 0) {
            Run run =
                    new Run(
                            clock.instant(),
                            actor.name(),
                            data.name(),
                            rule.months(),
                            before,
                            count);
            store.unit()
                    .run(
                            em -> {
                                store.keep(run);
                                audit.record(
                                        actor,
                                        "retention.erase",
                                        "retention " + data.code(),
                                        count + " older than " + before);
                            });
        }
        return count;
    }

    /** All that is due and is to go by itself, part by part. */
    void eraseByItself(Actor actor) {
        for (RetainedData data : kept) {
            RetentionRule rule = store.rule(data.code());
            if (rule.automatic() && !rule.isForEver()) {
                int erased;
                do {
                    erased = erase(actor, data, rule);
                } while (erased >= data.atOnce());
            }
        }
    }

    @Override
    public Page<Run> runs(Actor actor, PageRequest request) {
        actor.require(Permission.CASE_ERASE);
        return store.runs(request);
    }

    private static RejectedException rejection(String key, LocalizedText name, Object... more) {
        LocalizedText text = LocalizedText.from(StoredRetention.class, key, more);
        return new RejectedException(
                new LocalizedText(name.ja() + "：" + text.ja(), name.en() + ": " + text.en()));
    }
}
