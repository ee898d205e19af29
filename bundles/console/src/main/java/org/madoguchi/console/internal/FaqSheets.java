// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the page on which an article is written, with what stands around the form. */
@Component(service = FaqSheets.class)
public final class FaqSheets {
    private static final Logger log = LoggerFactory.getLogger(FaqSheets.class);
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

    /**
     * One state of the form.
     *
     * @param id empty for a new article
     */
    record Sheet(
            Optional<ArticleId> id,
            FaqForm form,
            Optional<Proposal> proposal,
            Map<String, LocalizedText> problems,
            Optional<LocalizedText> refused,
            Optional<Article> overtaken) {

        static Sheet of(Optional<ArticleId> id, FaqForm form, Optional<Proposal> proposal) {
            return new Sheet(id, form, proposal, Map.of(), Optional.empty(), Optional.empty());
        }

        Sheet with(Map<String, LocalizedText> found) {
            return new Sheet(id, form, proposal, found, refused, overtaken);
        }

        Sheet with(LocalizedText reason) {
            return new Sheet(id, form, proposal, problems, Optional.of(reason), overtaken);
        }

        Sheet overtakenBy(Article newest) {
            return new Sheet(id, form, proposal, problems, refused, Optional.of(newest));
        }
    }

    @Activate
    public FaqSheets(
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

    View view(WebContext web, Sheet sheet) {
        FaqForm form = sheet.form();
        return Screens.view(
                "faqEdit.jte",
                "page",
                new FaqEditing(
                        screens.of(web, "faq"),
                        sheet.id(),
                        form,
                        preview(web, form),
                        sheet.problems(),
                        sheet.refused(),
                        sheet.overtaken().map(newest -> overtaken(web, form, newest)),
                        categories.tree(),
                        directory.departments(),
                        related(web, form),
                        searched(web),
                        sheet.proposal(),
                        sheet.id()
                                .map(known -> desk.get(web.actor(), known).text().files())
                                .orElse(List.of()),
                        FaqRights.mayPublish(web.actor(), form.text(web.timeZone()))));
    }

    Optional<Proposal> proposal(WebContext web, String id) {
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

    /** Somebody writes it now. The article is safe already, whatever becomes of the proposal. */
    void take(WebContext web, Proposal begun, ArticleId article) {
        Proposals queue = proposals;
        if (queue == null || begun.state() != Proposal.State.OPEN) {
            return;
        }
        try {
            queue.move(
                    web.actor(),
                    begun.id(),
                    Proposal.State.IN_WORK,
                    Optional.of(article),
                    begun.remark());
        } catch (RejectedException | NotFoundException e) {
            log.warn("proposal {} is not told of article {}", begun.id(), article, e);
        }
    }

    /** What cannot be kept cannot be shown either; the text itself stays in the form. */
    private String preview(WebContext web, FaqForm form) {
        try {
            return desk.safe(web.actor(), form.answer(), form.files());
        } catch (RejectedException e) {
            return "";
        }
    }

    private FaqEditing.Overtaken overtaken(WebContext web, FaqForm form, Article newest) {
        String begun =
                desk.revisions(web.actor(), newest.id()).stream()
                        .filter(old -> Integer.toString(old.number()).equals(form.revision()))
                        .map(ArticleRevision::plainAnswer)
                        .findFirst()
                        .orElse("");
        return new FaqEditing.Overtaken(newest, TextDiff.rows(begun, newest.plainAnswer()));
    }

    private List<FaqEditing.Related> related(WebContext web, FaqForm form) {
        List<FaqEditing.Related> found = new ArrayList<>();
        for (ArticleId other : form.text(web.timeZone()).related()) {
            String question;
            try {
                question = desk.get(web.actor(), other).text().question();
            } catch (NotFoundException e) {
                question = "";
            }
            found.add(new FaqEditing.Related(other.toString(), question));
        }
        return found;
    }

    private List<FaqFigures.SearchFigure> searched(WebContext web) {
        FaqFigures counted = figures;
        if (counted == null) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        try {
            return counted
                    .searches(
                            web.actor(),
                            new Period(today.minusDays(DAYS), today),
                            FaqFigures.SearchOrder.WITHOUT_RESULT,
                            PageRequest.first(SEARCHES))
                    .items()
                    .stream()
                    .filter(search -> !search.words().isEmpty()) // too many others in one line
                    .toList();
        } catch (RuntimeException e) {
            // a hint that fails must not keep anybody from writing
            log.warn("the editor is shown without searches", e);
            return List.of();
        }
    }
}
