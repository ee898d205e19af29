// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The page on which a form is made. Its buttons change the page, with the form beside it as
 * citizens would see it; only saving stores anything.
 */
@Component(service = FormEditor.class)
public final class FormEditor {
    static final String PLACE = "forms";

    private final Screens screens;
    private final FormDesk forms;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Categories categories;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormTrial trial;

    @Activate
    public FormEditor(@Reference Screens screens, @Reference FormDesk forms) {
        this.screens = screens;
        this.forms = forms;
    }

    /**
     * What the page is about.
     *
     * @param id empty for a new form
     * @param seen the newest version that the page knows
     * @param english the preview is
     */
    private record Sheet(String id, int seen, FormDraft draft, boolean english) {
        Sheet with(FormDraft other) {
            return new Sheet(id, seen, other, english);
        }
    }

    /** Somebody can show forms as citizens see them. */
    boolean canShow() {
        return trial != null;
    }

    FormPages.Line line(FormSummary form) {
        CategoryTree tree = tree();
        return new FormPages.Line(
                form,
                form.newest().content().categories().stream()
                        .flatMap(id -> tree.find(id).stream())
                        .map(Category::name)
                        .toList());
    }

    private CategoryTree tree() {
        Categories present = categories;
        return present == null ? new CategoryTree(List.of()) : present.tree();
    }

    View blank(WebContext web) {
        Screen screen = screens.of(web, PLACE);
        FormContent nothing =
                new FormContent(
                        LocalizedText.same(""),
                        LocalizedText.same(""),
                        false,
                        List.of(),
                        List.of(),
                        FormReceipt.USUAL);
        FormDraft draft =
                FormDraft.of(nothing)
                        .plus("paragraph", screen.text("form.first.text"))
                        .plus("name", screen.text("form.first.name"))
                        .plus("mail", screen.text("form.first.mail"));
        return page(web, new Sheet("", 0, draft, false), Optional.empty(), -1, null);
    }

    /**
     * @param content what the editor begins with
     */
    View open(WebContext web, Form newest, FormContent content, String done) {
        Sheet sheet =
                new Sheet(newest.id().toString(), newest.version(), FormDraft.of(content), false);
        return page(web, sheet, Optional.empty(), -1, done);
    }

    /**
     * Does what the pressed button says.
     *
     * @param id empty for a new form
     */
    Response act(String id, FormData sent, WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        FormDraft draft = FormDraft.sent(sent);
        Sheet sheet =
                new Sheet(
                        id,
                        number(sent.text("seen")),
                        draft,
                        sent.text("preview-language").equals("en"));
        String[] button = sent.text("act").split(":", 2);
        int row = button.length > 1 ? number(button[1]) : -1;
        return switch (button[0]) {
            case "add" -> {
                String kind = FormRow.blank("", sent.text("kind"), "").kind();
                String label = screens.of(web, PLACE).text("form.kind." + kind);
                yield changed(web, sheet.with(draft.plus(kind, label)), draft.rows().size());
            }
            case "up" -> changed(web, sheet.with(draft.moved(row, -1)), row - 1);
            case "down" -> changed(web, sheet.with(draft.moved(row, 1)), row + 1);
            case "remove" -> changed(web, sheet.with(draft.without(row)), row - 1);
            case "preview" -> Response.ok(page(web, sheet, Optional.empty(), -1, null)).build();
            default -> store(web, sheet, button[0].equals("try"));
        };
    }

    /** The page with an item changed; the focus goes with it. */
    private Response changed(WebContext web, Sheet sheet, int row) {
        int focus = Math.max(0, Math.min(sheet.draft().rows().size() - 1, row));
        return Response.ok(page(web, sheet, Optional.empty(), focus, null)).build();
    }

    /** Nonsense is -1. */
    static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private Response store(WebContext web, Sheet sheet, boolean trying) {
        FormContent content = sheet.draft().content();
        try {
            Form stored =
                    sheet.id().isEmpty()
                            ? forms.create(web.actor(), content)
                            : forms.save(
                                    web.actor(),
                                    new FormId(Long.parseLong(sheet.id())),
                                    sheet.seen(),
                                    content);
            String path = "/console/forms/" + stored.id();
            return Redirects.to(
                    trying ? path + "/try?version=" + stored.version() : path + "?done=form-saved");
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            page(web, sheet, Optional.of(refused.reason()), -1, null)
                                    .withStatus(422))
                    .build();
        }
    }

    private View page(
            WebContext web, Sheet sheet, Optional<LocalizedText> problem, int focus, String done) {
        web.actor().require(Permission.FORM_MANAGE);
        Optional<FormPages.Line> line =
                forms.forms(web.actor()).stream()
                        .filter(form -> form.newest().id().toString().equals(sheet.id()))
                        .map(this::line)
                        .findFirst();
        return Screens.view(
                "formEdit.jte",
                "page",
                new FormPages.Editing(
                        screens.of(web, PLACE, done),
                        sheet.id(),
                        sheet.seen(),
                        sheet.draft(),
                        line,
                        choices(web.locale()),
                        problem,
                        focus,
                        preview(sheet)));
    }

    private Optional<FormPages.Preview> preview(Sheet sheet) {
        Locale language = sheet.english() ? Locale.ENGLISH : Locale.JAPANESE;
        return Optional.ofNullable(trial)
                .map(present -> present.preview(sheet.draft().content(), language))
                .map(page -> new String(page, StandardCharsets.UTF_8))
                .map(page -> new FormPages.Preview(page, sheet.english()));
    }

    /** All categories with their paths, tree by tree. */
    private List<FormPages.Choice> choices(Locale language) {
        CategoryTree tree = tree();
        List<FormPages.Choice> all = new ArrayList<>();
        for (Category root : tree.roots()) {
            for (var id : tree.below(root.id())) {
                all.add(new FormPages.Choice(id, tree.label(id, language)));
            }
        }
        all.sort((a, b) -> a.label().compareTo(b.label()));
        return all;
    }
}
