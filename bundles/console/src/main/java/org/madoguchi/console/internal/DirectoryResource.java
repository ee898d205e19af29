// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The staff directory, to look things up while a citizen waits. */
@Path(DirectoryResource.PATH)
@Component(service = PrivateResource.class)
public final class DirectoryResource implements PrivateResource {
    static final String PATH = "/console/directory";

    private static final int FOUND = 30;
    private static final int OFFERED = 8;

    private final Screens screens;
    private final StaffDirectory directory;
    private final PhoneBook phoneBook;
    private final Phones phones;
    private final Topics topics;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DirectoryResource(
            @Reference Screens screens,
            @Reference StaffDirectory directory,
            @Reference PhoneBook phoneBook,
            @Reference Phones phones,
            @Reference Topics topics) {
        this.screens = screens;
        this.directory = directory;
        this.phoneBook = phoneBook;
        this.phones = phones;
        this.topics = topics;
    }

    /** Where a department's page is. */
    static String of(String code) {
        return PATH + "/departments/" + Urls.encode(code);
    }

    @GET
    public View home(
            @QueryParam("q") String words,
            @QueryParam("done") String done,
            @Context WebContext web) {
        Screen screen = screens.of(web, "directory", done);
        DirectoryPages.Found found = found(screen, words, FOUND, Set.of());
        if (web.partial()) {
            return Screens.view("directoryFound.jte", "page", found);
        }
        return Screens.view(
                "directory.jte",
                "page",
                new DirectoryPages.Home(
                        screen,
                        found,
                        DirectoryPages.Branch.of(directory.departments(web.actor()))));
    }

    /** Departments that a case may be handed to, while somebody types. */
    @GET
    @Path("choices")
    public View choices(@QueryParam("q") String words, @Context WebContext web) {
        web.actor().require(Permission.CASE_ESCALATE);
        Screen screen = screens.of(web, "directory");
        DirectoryPages.Found found =
                found(screen, words, FOUND, Set.of(DirectoryHit.Kind.DEPARTMENT));
        return Screens.view(
                "escalationTargets.jte",
                "page",
                new DirectoryPages.Found(
                        screen,
                        found.words(),
                        found.hits().stream()
                                .filter(DirectoryResource::canBeAsked)
                                .limit(OFFERED)
                                .toList()));
    }

    private static boolean canBeAsked(DirectoryHit hit) {
        return hit.card().filter(DirectoryResource::canBeAsked).isPresent();
    }

    static boolean canBeAsked(DepartmentCard card) {
        return card.profile().active() && !card.profile().department().mail().isEmpty();
    }

    private DirectoryPages.Found found(
            Screen screen, String words, int limit, Set<DirectoryHit.Kind> kinds) {
        String wanted = words == null ? "" : words;
        return new DirectoryPages.Found(
                screen, wanted, directory.search(screen.actor(), wanted, limit, kinds));
    }

    @GET
    @Path("departments/{code: [A-Za-z0-9.-]{1,32}}")
    public View department(
            @PathParam("code") String code,
            @QueryParam("done") String done,
            @Context WebContext web) {
        DepartmentCard card =
                directory
                        .department(web.actor(), code)
                        .orElseThrow(() -> new NotFoundException("no such department"));
        Screen screen = screens.of(web, "directory", done);
        List<DepartmentProfile> below =
                directory.departments(web.actor()).stream()
                        .filter(DepartmentProfile::active)
                        .filter(each -> each.parent().equals(Optional.of(card.profile().id())))
                        .toList();
        return Screens.view(
                "directoryDepartment.jte",
                "page",
                new DirectoryPages.Section(
                        screen,
                        card,
                        below,
                        directory.people(web.actor(), card.profile().id()),
                        phoneBook.of(card.profile().id()),
                        duties(screen, card),
                        DirectoryPages.Days.of(
                                screen,
                                card.hours(),
                                LocalDate.now(clock.withZone(web.timeZone()))),
                        phones.emergency(screen, card.profile()),
                        phones.canCall(screen)));
    }

    private List<DirectoryPages.Section.Duty> duties(Screen screen, DepartmentCard card) {
        TopicTree tree = topics.tree();
        return tree.of(card.profile().id()).stream()
                .map(
                        topic ->
                                new DirectoryPages.Section.Duty(
                                        topic.id(),
                                        tree.label(topic.id(), screen.words().locale())))
                .toList();
    }
}
