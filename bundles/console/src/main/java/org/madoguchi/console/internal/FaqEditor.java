// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what an editor writes. Whatever is refused comes back as it was typed. */
@Component(service = FaqEditor.class)
public final class FaqEditor {
    private final FaqSheets sheets;
    private final ArticleDesk desk;
    private final Cases cases;

    @Activate
    public FaqEditor(
            @Reference FaqSheets sheets, @Reference ArticleDesk desk, @Reference Cases cases) {
        this.sheets = sheets;
        this.desk = desk;
        this.cases = cases;
    }

    /** An empty page, or one that begins with what somebody proposed. */
    View blank(WebContext web, String question, String proposalId) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Optional<Proposal> proposal = sheets.proposal(web, proposalId);
        ArticleText text =
                ArticleText.of(proposal.map(Proposal::title).orElse(question), "", Audience.PUBLIC)
                        .withDepartments(
                                web.actor()
                                        .department()
                                        .or(() -> proposal.flatMap(Proposal::department))
                                        .map(List::of)
                                        .orElse(List.of()));
        FaqForm form = FaqForm.of(text, web.timeZone());
        return sheets.view(web, FaqSheets.Sheet.of(Optional.empty(), form, proposal));
    }

    /** A page that begins with what was answered in a case, for colleagues alone (SP-023). */
    View fromCase(WebContext web, CaseId origin) {
        web.actor().require(Permission.ARTICLE_EDIT);
        CaseFile file = cases.open(web.actor(), origin);
        boolean atDesk = web.actor().department().isEmpty();
        ArticleText text =
                ArticleText.of(
                                EditorialCases.title(file),
                                desk.safe(web.actor(), EditorialCases.body(file), List.of()),
                                atDesk ? Audience.OPERATOR : Audience.STAFF)
                        .withDepartments(
                                web.actor()
                                        .department()
                                        .or(file.summary()::department)
                                        .map(List::of)
                                        .orElse(List.of()));
        FaqForm form = FaqForm.from(text, web.timeZone(), origin.toString());
        return sheets.view(web, FaqSheets.Sheet.of(Optional.empty(), form, Optional.empty()));
    }

    View open(WebContext web, ArticleId id) {
        if (!desk.mayEdit(web.actor(), id)) {
            web.actor().require(Permission.ARTICLE_EDIT);
            throw new RejectedException(Screens.bothLanguages("faq.notyours"));
        }
        return sheets.view(web, stored(web, desk.get(web.actor(), id)));
    }

    Response save(WebContext web, Optional<ArticleId> id, FormData sent) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Map<String, LocalizedText> problems = new LinkedHashMap<>();
        FaqForm form = FaqForm.of(sent, files(web, sent, problems));
        FaqCheck.problems(form, web.timeZone())
                .forEach((field, key) -> problems.put(field, Screens.bothLanguages(key)));
        FaqSheets.Sheet sheet =
                FaqSheets.Sheet.of(id, form, sheets.proposal(web, sent.text("proposal")));
        if (!problems.isEmpty()) {
            return refused(web, sheet.with(problems));
        }
        boolean over = sent.has("over");
        Article saved;
        try {
            if (id.isEmpty()) {
                saved = desk.create(web.actor(), form.text(web.timeZone()));
            } else {
                Article newest = desk.get(web.actor(), id.get());
                if (!over && form.since().orElse(-1) != newest.version()) {
                    return refused(web, sheet.overtakenBy(newest));
                }
                OptionalLong since = over ? OptionalLong.empty() : form.since();
                saved = desk.revise(web.actor(), id.get(), form.text(web.timeZone()), since);
            }
        } catch (RejectedException refused) {
            return refused(web, sheet.with(refused.reason()));
        }
        sheet.proposal().ifPresent(begun -> sheets.take(web, begun, saved.id()));
        return goOn(web, saved.id(), sent.text("then"));
    }

    /** The text is safe by now: what follows may still be refused. */
    private Response goOn(WebContext web, ArticleId saved, String then) {
        String done = "article-saved";
        try {
            if (then.equals("submit")) {
                desk.submit(web.actor(), saved, "");
                done = "article-submitted";
            } else if (then.equals("publish")) {
                desk.publish(web.actor(), saved);
                done = "article-published";
            }
        } catch (RejectedException refused) {
            return refused(web, stored(web, desk.get(web.actor(), saved)).with(refused.reason()));
        }
        return Redirects.to("/console/faq/" + saved + "?done=" + done);
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

    private static FaqSheets.Sheet stored(WebContext web, Article article) {
        return FaqSheets.Sheet.of(
                Optional.of(article.id()), FaqForm.of(article, web.timeZone()), Optional.empty());
    }

    private Response refused(WebContext web, FaqSheets.Sheet sheet) {
        return Response.status(422).entity(sheets.view(web, sheet).withStatus(422)).build();
    }
}
