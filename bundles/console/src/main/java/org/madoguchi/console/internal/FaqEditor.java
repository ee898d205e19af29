// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Takes in what an editor writes. Whatever is refused comes back as it was typed. */
@Component(service = FaqEditor.class)
public final class FaqEditor {
    private static final int SEARCHES = 12;
    private static final int DAYS = 30;

    private final Screens screens;
    private final ArticleDesk desk;
    private final Categories categories;
    private final Directory directory;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FaqFigures figures;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Proposals proposals;

    @Activate
    public FaqEditor(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Categories categories,
            @Reference Directory directory) {
        this.screens = screens;
        this.desk = desk;
        this.categories = categories;
        this.directory = directory;
        this.clock = Clock.systemUTC();
    }

    /** An empty page, or one that begins with what somebody proposed. */
    View blank(WebContext web, String question, String proposalId) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Optional<Proposal> proposal = proposal(web, proposalId);
        ArticleText text =
                ArticleText.of(proposal.map(Proposal::title).orElse(question), "", Audience.PUBLIC)
                        .withDepartments(
                                web.actor()
                                        .department()
                                        .or(() -> proposal.flatMap(Proposal::department))
                                        .map(List::of)
                                        .orElse(List.of()));
        FaqForm form = FaqForm.of(text, web.timeZone());
        return new Sheet(web, Optional.empty(), form, proposal).view();
    }

    View open(WebContext web, ArticleId id) {
        if (!desk.mayEdit(web.actor(), id)) {
            web.actor().require(Permission.ARTICLE_EDIT);
            throw new RejectedException(Screens.bothLanguages("faq.notyours"));
        }
        Article article = desk.get(web.actor(), id);
        FaqForm form = FaqForm.of(article, web.timeZone());
        return new Sheet(web, Optional.of(id), form, Optional.empty()).view();
    }

    Response save(WebContext web, Optional<ArticleId> id, FormData sent) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Map<String, LocalizedText> problems = new LinkedHashMap<>();
        FaqForm form = FaqForm.of(sent, files(web, sent, problems));
        form.problems(web.timeZone())
                .forEach((field, key) -> problems.put(field, Screens.bothLanguages(key)));
        Sheet sheet = new Sheet(web, id, form, proposal(web, sent.text("proposal")));
        if (!problems.isEmpty()) {
            return sheet.with(problems).refused();
        }
        Article saved;
        try {
            if (id.isEmpty()) {
                saved = desk.create(web.actor(), form.text(web.timeZone()));
            } else {
                boolean over = sent.has("over");
                Article newest = desk.get(web.actor(), id.get());
                if (!over && form.since().orElse(-1) != newest.version()) {
                    return sheet.overtakenBy(newest).refused();
                }
                saved =
                        desk.revise(
                                web.actor(),
                                id.get(),
                                form.text(web.timeZone()),
                                over ? OptionalLong.empty() : form.since());
            }
        } catch (RejectedException refused) {
            return sheet.with(refused.reason()).refused();
        }
        sheet.proposal.ifPresent(begun -> take(web, begun, saved.id()));
        return goOn(web, saved, sent.text("then"), sent.text("remark"));
    }

    /** The text is safe by now: what follows may still be refused. */
    private Response goOn(WebContext web, Article saved, String then, String remark) {
        String done = "article-saved";
        try {
            if (then.equals("submit")) {
                desk.submit(web.actor(), saved.id(), remark.strip());
                done = "article-submitted";
            } else if (then.equals("publish")) {
                desk.publish(web.actor(), saved.id());
                done = "article-published";
            }
        } catch (RejectedException refused) {
            Article now = desk.get(web.actor(), saved.id());
            return new Sheet(
                            web,
                            Optional.of(saved.id()),
                            FaqForm.of(now, web.timeZone()),
                            Optional.empty())
                    .with(refused.reason())
                    .refused();
        }
        return Redirects.to("/console/faq/" + saved.id() + "?done=" + done);
    }

    private List<ArticleFile> files(
            WebContext web, FormData sent, Map<String, LocalizedText> problems) {
        List<ArticleFile> files = new ArrayList<>();
        sent.texts("files").forEach(line -> FaqFiles.read(line).ifPresent(files::add));
        for (Attachment upload : sent.files("upload")) {
            try {
                files.add(desk.keep(web.actor(), upload));
            } catch (RejectedException refused) {
                problems.put("files", refused.reason());
            }
        }
        return files;
    }

    private void take(WebContext web, Proposal begun, ArticleId article) {
        Proposals queue = proposals;
        if (queue != null && begun.state() == Proposal.State.OPEN) {
            queue.move(
                    web.actor(),
                    begun.id(),
                    Proposal.State.IN_WORK,
                    Optional.of(article),
                    begun.remark());
        }
    }

    private Optional<Proposal> proposal(WebContext web, String id) {
        Proposals queue = proposals;
        OptionalLong number = FaqFilter.number(id);
        if (queue == null || number.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(queue.get(web.actor(), new ProposalId(number.getAsLong())));
        } catch (NotFoundException e) {
            return Optional.empty(); // withdrawn meanwhile: the text must not be lost for that
        }
    }

    private List<FaqFigures.SearchFigure> searched(WebContext web) {
        FaqFigures counted = figures;
        if (counted == null) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        return counted.searches(
                        web.actor(),
                        new Period(today.minusDays(DAYS), today),
                        FaqFigures.SearchOrder.WITHOUT_RESULT,
                        PageRequest.first(SEARCHES))
                .items();
    }

    /** The page with one state of the form. */
    private final class Sheet {
        private final WebContext web;
        private final Optional<ArticleId> id;
        private final FaqForm form;
        private final Optional<Proposal> proposal;
        private Map<String, LocalizedText> problems = Map.of();
        private Optional<LocalizedText> refused = Optional.empty();
        private Optional<FaqEditing.Overtaken> overtaken = Optional.empty();

        Sheet(WebContext web, Optional<ArticleId> id, FaqForm form, Optional<Proposal> proposal) {
            this.web = web;
            this.id = id;
            this.form = form;
            this.proposal = proposal;
        }

        Sheet with(Map<String, LocalizedText> found) {
            problems = found;
            return this;
        }

        Sheet with(LocalizedText reason) {
            refused = Optional.of(reason);
            return this;
        }

        Sheet overtakenBy(Article newest) {
            String begun =
                    desk.revisions(web.actor(), newest.id()).stream()
                            .filter(old -> Integer.toString(old.number()).equals(form.revision()))
                            .map(ArticleRevision::plainAnswer)
                            .findFirst()
                            .orElse("");
            overtaken =
                    Optional.of(
                            new FaqEditing.Overtaken(
                                    newest, TextDiff.rows(begun, newest.plainAnswer())));
            return this;
        }

        View view() {
            return Screens.view(
                    "faqEdit.jte",
                    "page",
                    new FaqEditing(
                            screens.of(web, "faq"),
                            id,
                            form,
                            desk.safe(web.actor(), form.answer(), form.files()),
                            problems,
                            refused,
                            overtaken,
                            categories.tree(),
                            directory.departments(),
                            related(),
                            searched(web),
                            proposal,
                            id.map(known -> desk.get(web.actor(), known).text().files())
                                    .orElse(List.of()),
                            FaqRights.mayPublish(web.actor(), form.text(web.timeZone()))));
        }

        Response refused() {
            return Response.status(422).entity(view().withStatus(422)).build();
        }

        private List<FaqEditing.Related> related() {
            List<FaqEditing.Related> found = new ArrayList<>();
            for (String number : form.related()) {
                FaqFilter.number(number)
                        .ifPresent(value -> found.add(related(new ArticleId(value))));
            }
            return found;
        }

        private FaqEditing.Related related(ArticleId other) {
            try {
                return new FaqEditing.Related(
                        other.toString(), desk.get(web.actor(), other).text().question());
            } catch (NotFoundException e) {
                return new FaqEditing.Related(other.toString(), "");
            }
        }
    }
}
