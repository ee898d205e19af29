// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing to several cases, each by itself: with its own rights, history and audit record,
 * and what one of them refuses does not keep the others from it (FJ-129).
 */
@Component(service = BulkActs.class)
public final class BulkActs {
    /** As many as a page of the list has. */
    static final int MOST = PageRequest.MAX_LIMIT;

    private static final Logger log = LoggerFactory.getLogger(BulkActs.class);

    private final Cases cases;
    private final Topics topics;
    private final OfferedMacros macros;
    private final BulkShelf shelf = new BulkShelf(Clock.systemUTC());

    @Activate
    public BulkActs(
            @Reference Cases cases, @Reference Topics topics, @Reference OfferedMacros macros) {
        this.cases = cases;
        this.topics = topics;
        this.macros = macros;
    }

    BulkResult assign(Actor actor, List<CaseId> ids, Optional<UserId> to) {
        return each(
                actor,
                to.isEmpty() ? "left" : "assigned",
                ids,
                id -> cases.assign(actor, id, to),
                new BulkResult.Undo(
                        BulkResult.Way.ASSIGNEE, now(actor, ids), to.map(UserId::value)));
    }

    /** Who is not in the team loses the case; both come back when it is undone. */
    BulkResult assignTeam(Actor actor, List<CaseId> ids, Optional<TeamId> to) {
        return each(
                actor,
                to.isEmpty() ? "no-team" : "team",
                ids,
                id -> cases.assignTeam(actor, id, to),
                new BulkResult.Undo(BulkResult.Way.TEAM, now(actor, ids), to.map(TeamId::value)));
    }

    /** Says one more thing that the cases are about, besides what was said before. */
    BulkResult classify(Actor actor, List<CaseId> ids, TopicId as) {
        TopicTree tree = topics.tree();
        return each(
                actor,
                "classified",
                ids,
                id -> cases.classify(actor, id, tree.adding(summary(actor, id).topics(), as)),
                new BulkResult.Undo(
                        BulkResult.Way.TOPIC, now(actor, ids), Optional.of(as.value())));
    }

    BulkResult tag(Actor actor, List<CaseId> ids, Set<String> tags, boolean off) {
        return each(
                actor,
                off ? "untagged" : "tagged",
                ids,
                id -> cases.tag(actor, id, off ? Set.of() : tags, off ? tags : Set.of()),
                null);
    }

    BulkResult close(Actor actor, List<CaseId> ids, String disposition) {
        return each(
                actor,
                "closed",
                ids,
                id -> cases.close(actor, id, disposition),
                new BulkResult.Undo(BulkResult.Way.REOPEN, now(actor, ids), Optional.empty()));
    }

    BulkResult note(Actor actor, List<CaseId> ids, String text) {
        return each(actor, "noted", ids, id -> cases.addNote(actor, id, text), null);
    }

    BulkResult escalate(Actor actor, List<CaseId> ids, DepartmentId to, String question) {
        return each(actor, "escalated", ids, id -> cases.escalate(actor, id, to, question), null);
    }

    /** All of its acts on each case, or none of them there. */
    BulkResult macro(Actor actor, List<CaseId> ids, MacroId macro) {
        return each(actor, "macro", ids, id -> macros.run(actor, macro, id), null);
    }

    Optional<BulkResult> find(Actor actor, String key) {
        return shelf.find(actor, key);
    }

    /** Takes an act back where nobody has gone on since; empty when it is too late for that. */
    Optional<BulkResult> undo(Actor actor, String key) {
        return shelf.take(actor, key)
                .filter(BulkResult::canUndo)
                .map(result -> undo(actor, result, result.before().orElseThrow()));
    }

    private BulkResult undo(Actor actor, BulkResult result, BulkResult.Undo undo) {
        Map<CaseId, CaseSummary> before =
                undo.cases().stream().collect(Collectors.toMap(CaseSummary::id, each -> each));
        return each(
                actor,
                "undone",
                result.done().stream().filter(before::containsKey).toList(),
                id -> undo(actor, before.get(id), summary(actor, id), undo),
                null);
    }

    private void undo(Actor actor, CaseSummary was, CaseSummary is, BulkResult.Undo undo) {
        switch (undo.way()) {
            case ASSIGNEE -> {
                requireSame(is.assignee().map(UserId::value), undo.value());
                cases.assign(actor, is.id(), was.assignee());
            }
            case TEAM -> {
                requireSame(is.team().map(TeamId::value), undo.value());
                cases.assignTeam(actor, is.id(), was.team());
                if (is.assignee().isEmpty() && was.assignee().isPresent()) {
                    cases.assign(actor, is.id(), was.assignee());
                }
            }
            case TOPIC -> {
                TopicId as = new TopicId(undo.value().orElseThrow());
                requireSame(is.topics(), topics.tree().adding(was.topics(), as));
                cases.classify(actor, is.id(), was.topics());
            }
            case REOPEN -> cases.reopen(actor, is.id());
        }
    }

    private static void requireSame(Object is, Object made) {
        if (!is.equals(made)) {
            throw new RejectedException(Screens.bothLanguages("bulk.changed"));
        }
    }

    /** Where nothing changes there is nothing to take back. */
    private List<CaseSummary> now(Actor actor, List<CaseId> ids) {
        return ids.stream().flatMap(id -> listed(actor, id).stream()).toList();
    }

    private CaseSummary summary(Actor actor, CaseId id) {
        return listed(actor, id).orElseThrow(() -> new NotFoundException("no case " + id));
    }

    /** Looking at a line of the list is no look at the case. */
    private Optional<CaseSummary> listed(Actor actor, CaseId id) {
        return cases
                .list(
                        actor,
                        new CaseQuery(
                                CaseView.ALL,
                                id.toString(),
                                Optional.empty(),
                                Optional.empty(),
                                CaseCriteria.NONE,
                                CaseOrder.NEWEST),
                        PageRequest.first(1))
                .items()
                .stream()
                .findFirst();
    }

    private BulkResult each(
            Actor actor,
            String act,
            List<CaseId> ids,
            Consumer<CaseId> deed,
            BulkResult.Undo undo) {
        List<CaseId> done = new ArrayList<>();
        Map<CaseId, LocalizedText> refused = new LinkedHashMap<>();
        for (CaseId id : ids) {
            try {
                deed.accept(id);
                done.add(id);
            } catch (RejectedException e) {
                refused.put(id, e.reason());
            } catch (PermissionDeniedException e) {
                refused.put(id, Screens.bothLanguages("bulk.denied"));
            } catch (NotFoundException e) {
                refused.put(id, Screens.bothLanguages("bulk.missing"));
            } catch (StorageException e) {
                log.warn("case {} is left out of an act on several", id, e);
                refused.put(id, Screens.bothLanguages("bulk.conflict"));
            }
        }
        BulkResult result =
                new BulkResult(BulkShelf.newKey(), act, done, refused, Optional.ofNullable(undo));
        shelf.keep(actor, result);
        return result;
    }
}
