// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.ApprovalRules;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many people release an answer, and who, for the centre and for each department (FJ-136). */
@Path(ApprovalRulesResource.PATH)
@Component(service = PrivateResource.class)
public final class ApprovalRulesResource implements PrivateResource {
    static final String PATH = "/console/settings/approvals";

    private final Screens screens;
    private final ApprovalRules rules;
    private final Directory directory;
    private final Users users;
    private final Teams teams;

    @Activate
    public ApprovalRulesResource(
            @Reference Screens screens,
            @Reference ApprovalRules rules,
            @Reference Directory directory,
            @Reference Users users,
            @Reference Teams teams) {
        this.screens = screens;
        this.rules = rules;
        this.directory = directory;
        this.users = users;
        this.teams = teams;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Screen screen = screens.of(web, Settings.PLACE, done);
        Map<Optional<DepartmentId>, List<ApprovalStep>> decided = rules.decided();
        List<ApprovalPages.Line> lines = new ArrayList<>();
        lines.add(
                new ApprovalPages.Line(
                        ApprovalPages.CENTRE,
                        screen.text("approval.rules.centre"),
                        rules.steps(Optional.empty())));
        List<Department> others = new ArrayList<>();
        for (Department department : directory.departments()) {
            List<ApprovalStep> steps = decided.get(Optional.of(department.id()));
            if (steps != null) {
                lines.add(
                        new ApprovalPages.Line(
                                department.id().toString(), department.name(), steps));
            } else if (department.active()) {
                others.add(department);
            }
        }
        return Screens.view(
                "settingsApprovals.jte",
                "page",
                new ApprovalPages.Listing(
                        screen, new StepWords(screen, users, teams.all()), lines, others));
    }

    /** From the choice on the list; works without scripts. */
    @GET
    @Path("of")
    public Response choose(@QueryParam("department") String department, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Redirects.to(
                PATH
                        + (department != null && department.matches("\\d{1,18}")
                                ? "/" + department
                                : ""));
    }

    @GET
    @Path("{code: centre|\\d{1,18}}")
    public View edit(@PathParam("code") String code, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return editing(
                web,
                code,
                ApprovalPages.Form.of(rules.steps(department(code).map(Department::id))),
                Optional.empty());
    }

    @POST
    @Path("{code: centre|\\d{1,18}}")
    public Response save(@PathParam("code") String code, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        ApprovalPages.Form form = ApprovalPages.Form.of(sent);
        try {
            rules.change(web.actor(), department(code).map(Department::id), form.wanted());
        } catch (RejectedException refused) {
            View page = editing(web, code, form, Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to(PATH + "?done=approval-rules-saved");
    }

    private Optional<Department> department(String code) {
        return code.equals(ApprovalPages.CENTRE)
                ? Optional.empty()
                : Optional.of(
                        directory
                                .find(new DepartmentId(Long.parseLong(code)))
                                .orElseThrow(() -> new NotFoundException("no department " + code)));
    }

    private View editing(
            WebContext web, String code, ApprovalPages.Form form, Optional<LocalizedText> problem) {
        Screen screen = screens.of(web, Settings.PLACE);
        Optional<Department> department = department(code);
        return Screens.view(
                "settingsApproval.jte",
                "page",
                new ApprovalPages.Editing(
                        screen,
                        code,
                        department
                                .map(Department::name)
                                .orElseGet(() -> screen.text("approval.rules.centre")),
                        form,
                        Everybody.of(users, web.actor()).stream()
                                .filter(
                                        user ->
                                                ApprovalPages.isFor(
                                                        user, department.map(Department::id)))
                                .toList(),
                        teams.inUse(),
                        problem));
    }
}
