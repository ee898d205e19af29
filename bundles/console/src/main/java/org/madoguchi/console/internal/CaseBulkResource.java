// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is done to the chosen cases of the list; the button that was pressed says what. */
@Path("/console/list/bulk")
@Component(service = PrivateResource.class)
public final class CaseBulkResource implements PrivateResource {
    private static final String TEAM = "team-";

    private final BulkActs acts;

    @Activate
    public CaseBulkResource(@Reference BulkActs acts) {
        this.acts = acts;
    }

    @POST
    public Response act(FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        ListAddress address = CaseListResource.address(form);
        List<CaseId> chosen = chosen(form);
        if (chosen.isEmpty()) {
            return CaseListResource.to(address, "done=bulk-nothing");
        }
        return done(address, act(web.actor(), chosen, form));
    }

    @POST
    @Path("undo")
    public Response undo(FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        ListAddress address = CaseListResource.address(form);
        return acts.undo(web.actor(), form.text("bulk"))
                .map(result -> done(address, Optional.of(result)))
                .orElseGet(() -> CaseListResource.to(address, "done=bulk-too-late"));
    }

    private static Response done(ListAddress address, Optional<BulkResult> result) {
        return CaseListResource.to(
                address, result.map(each -> "bulk=" + each.key()).orElse("done=bulk-nothing"));
    }

    private Optional<BulkResult> act(Actor actor, List<CaseId> chosen, FormData form) {
        if (form.has("assign")) {
            return Optional.of(assign(acts, actor, chosen, form.text("assign")));
        }
        if (form.has("close")) {
            return Optional.of(acts.close(actor, chosen, form.text("close")));
        }
        if (form.has("classify")) {
            return number(form.text("topic"))
                    .map(TopicId::new)
                    .map(topic -> acts.classify(actor, chosen, topic));
        }
        if (form.has("tag")) {
            return Optional.of(TagField.read(form.text("tags")))
                    .filter(tags -> !tags.isEmpty())
                    .map(tags -> acts.tag(actor, chosen, tags, form.text("tag").equals("remove")));
        }
        if (form.has("note")) {
            return Optional.of(acts.note(actor, chosen, form.text("text")));
        }
        if (form.has("macro")) {
            return number(form.text("macro"))
                    .map(MacroId::new)
                    .map(macro -> acts.macro(actor, chosen, macro));
        }
        return form.has("escalate")
                ? number(form.text("department"))
                        .map(DepartmentId::new)
                        .map(to -> acts.escalate(actor, chosen, to, form.text("question")))
                : Optional.empty();
    }

    /**
     * @param to {@code me}, an account's number, nothing for nobody; {@code team-} and a team's
     *     number, or nothing for no team
     */
    static BulkResult assign(BulkActs acts, Actor actor, List<CaseId> chosen, String to) {
        return team(to).map(team -> acts.assignTeam(actor, chosen, number(team).map(TeamId::new)))
                .orElseGet(() -> acts.assign(actor, chosen, user(actor, to)));
    }

    /** Which team was chosen, empty text for none; nothing when it was no team but a person. */
    static Optional<String> team(String to) {
        return to.startsWith(TEAM) ? Optional.of(to.substring(TEAM.length())) : Optional.empty();
    }

    private static Optional<UserId> user(Actor actor, String wanted) {
        return wanted.equals(ListAddress.ME) ? actor.user() : number(wanted).map(UserId::new);
    }

    static Optional<Long> number(String text) {
        return Optional.of(text).filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** Nonsense is no case. */
    static List<CaseId> chosen(FormData form) {
        return form.texts("case").stream()
                .filter(id -> id.matches("[2-9]\\d{3}-\\d{6,10}") && !id.matches(".*-0+"))
                .distinct()
                .limit(BulkActs.MOST)
                .map(CaseId::parse)
                .toList();
    }
}
