// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.cases.CaseViews.SavedView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays out the views with their numbers. */
@Component(service = ViewLists.class)
public final class ViewLists {
    private static final Logger log = LoggerFactory.getLogger(ViewLists.class);

    /** So long a saved view's number is good: each browser asks after each change of any case. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final int MOST_KEPT = 2_000;

    private final Cases cases;
    private final CaseViews saved;
    private final Clock clock = Clock.systemUTC();
    private final Map<Asked, Answer> numbers = new HashMap<>();

    private record Asked(Optional<UserId> who, String query) {}

    private record Answer(OptionalLong count, Instant at) {}

    @Activate
    public ViewLists(@Reference Cases cases, @Reference CaseViews saved) {
        this.cases = cases;
        this.saved = saved;
    }

    ViewList of(Screen screen, ListAddress address, Map<CaseView, Long> counts) {
        List<SavedView> all = saved.list(screen.actor());
        String here = content(address);
        boolean isSaved = all.stream().anyMatch(view -> content(view).equals(here));
        CaseView current = address.view(screen.actor());
        return new ViewList(
                Arrays.stream(CaseView.values())
                        .filter(view -> isOffered(screen, view, counts))
                        .map(
                                view ->
                                        new ViewList.Entry(
                                                screen.name("view", view),
                                                view.name().toLowerCase(Locale.ROOT),
                                                ListAddress.of(view).query(),
                                                counts.containsKey(view)
                                                        ? OptionalLong.of(counts.get(view))
                                                        : OptionalLong.empty(),
                                                view == current && !isSaved))
                        .toList(),
                all.stream().filter(SavedView::own).map(view -> entry(screen, view, here)).toList(),
                all.stream()
                        .filter(view -> !view.own())
                        .map(view -> entry(screen, view, here))
                        .toList());
    }

    /**
     * What waits for oneself is of no interest to who releases nothing, and stands in for nobody.
     */
    private static boolean isOffered(Screen screen, CaseView view, Map<CaseView, Long> counts) {
        return view != CaseView.TO_APPROVE
                || screen.may(Permission.REPLY_APPROVE)
                || counts.getOrDefault(view, 0L) > 0;
    }

    private ViewList.Entry entry(Screen screen, SavedView view, String here) {
        ListAddress address = ListAddress.parse(view.query());
        return new ViewList.Entry(
                view.name(),
                "saved",
                address.query(),
                count(screen, address),
                content(view).equals(here));
    }

    /** Which cases, whatever the list looks like. */
    private static String content(ListAddress address) {
        return ListAddress.of(
                        name ->
                                List.of(
                                                        ListAddress.SORT,
                                                        ListAddress.COLUMNS,
                                                        ListAddress.SIZE,
                                                        ListAddress.FROM)
                                                .contains(name)
                                        ? ""
                                        : address.get(name))
                .query();
    }

    private static String content(SavedView view) {
        return content(ListAddress.parse(view.query()));
    }

    private OptionalLong count(Screen screen, ListAddress address) {
        Asked asked = new Asked(screen.actor().user(), content(address));
        Instant now = clock.instant();
        synchronized (numbers) {
            Answer known = numbers.get(asked);
            if (known != null && known.at().plus(FRESH).isAfter(now)) {
                return known.count();
            }
        }
        Answer answer = new Answer(counted(screen, address, now), now);
        synchronized (numbers) {
            if (numbers.size() >= MOST_KEPT) {
                numbers.clear();
            }
            numbers.put(asked, answer);
        }
        return answer.count();
    }

    /** A number that cannot be had keeps nobody from working. */
    private OptionalLong counted(Screen screen, ListAddress address, Instant now) {
        try {
            return OptionalLong.of(
                    cases.list(screen.actor(), address.ask(screen, now), PageRequest.first(1))
                            .total());
        } catch (StorageException e) {
            log.warn("a saved view is shown without its number", e);
            return OptionalLong.empty();
        }
    }
}
