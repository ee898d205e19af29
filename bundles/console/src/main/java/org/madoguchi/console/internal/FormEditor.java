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
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
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
 * The page on which a form, or items of cases, are made. Its buttons change the page, with the form
 * beside it as citizens would see it; only saving stores anything.
 */
@Component(service = FormEditor.class)
public final class FormEditor {
    private final Screens screens;
    private final FormDesk forms;
    private final Channels channels;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Categories categories;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormTrial trial;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Topics topics;

    @Activate
    public FormEditor(
            @Reference Screens screens, @Reference FormDesk forms, @Reference Channels channels) {
        this.screens = screens;
        this.forms = forms;
        this.channels = channels;
    }

    /**
     * What the page is about.
     *
     * @param id empty for a new form
     * @param seen the newest version that the page knows
     * @param english the preview is
     */
    private record Sheet(FormKind kind, String id, int seen, FormDraft draft, boolean english) {
        Sheet with(FormDraft other) {
            return new Sheet(kind, id, seen, other, english);
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

    View blank(FormKind kind, WebContext web) {
        Screen screen = screens.of(web, kind.place());
        FormContent nothing =
                new FormContent(
                        LocalizedText.same(""),
                        LocalizedText.same(""),
                        false,
                        List.of(),
                        List.of(),
                        FormReceipt.USUAL,
                        new FormUse(kind == FormKind.CASES, List.of(), List.of()));
        FormDraft empty = FormDraft.of(nothing);
        FormDraft draft =
                kind == FormKind.CASES
                        ? empty.plus("line", "")
                        : empty.plus("paragraph", screen.text("form.first.text"))
                                .plus("name", screen.text("form.first.name"))
                                .plus("mail", screen.text("form.first.mail"));
        return page(web, new Sheet(kind, "", 0, draft, false), Optional.empty(), -1, null);
    }

    /**
     * @param content what the editor begins with
     */
    View open(FormKind kind, WebContext web, Form newest, FormContent content, String done) {
        kind.require(newest);
        Sheet sheet =
                new Sheet(
                        kind,
                        newest.id().toString(),
                        newest.version(),
                        FormDraft.of(content),
                        false);
        return page(web, sheet, Optional.empty(), -1, done);
    }

    /**
     * Does what the pressed button says.
     *
     * @param id empty for a new form
     */
    Response act(FormKind kind, String id, FormData sent, WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        if (!id.isEmpty()) {
            kind.require(forms.newest(web.actor(), new FormId(Long.parseLong(id))));
        }
        FormDraft draft = FormDraft.sent(sent, kind);
        Sheet sheet =
                new Sheet(
                        kind,
                        id,
                        number(sent.text("seen")),
                        draft,
                        sent.text("preview-language").equals("en"));
        Optional<FormDraft.Pressed> pressed =
                draft.pressed(sent, row -> screens.of(web, kind.place()).text("form.kind." + row));
        if (pressed.isPresent()) {
            Sheet changed = sheet.with(pressed.get().draft());
            return Response.ok(page(web, changed, Optional.empty(), pressed.get().row(), null))
                    .build();
        }
        return sent.text("act").equals("preview")
                ? Response.ok(page(web, sheet, Optional.empty(), -1, null)).build()
                : store(web, sheet, sent.text("act").equals("try"));
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
            String path = sheet.kind().path() + "/" + stored.id();
            return Redirects.to(
                    trying
                            ? path + "/try?version=" + stored.version()
                            : path + "?done=" + sheet.kind().done("form-saved"));
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
                        screens.of(web, sheet.kind().place(), done),
                        sheet.kind(),
                        sheet.id(),
                        sheet.seen(),
                        sheet.draft(),
                        line,
                        sheet.kind() == FormKind.PUBLIC ? choices(web.locale()) : List.of(),
                        sheet.kind() == FormKind.CASES ? uses(web.locale()) : FormPages.Uses.NONE,
                        problem,
                        focus,
                        sheet.kind() == FormKind.CASES
                                ? Optional.of(
                                        casePreview(screens.of(web, sheet.kind().place()), sheet))
                                : preview(sheet.draft(), sheet.english())));
    }

    /** Which cases can have the items. */
    private FormPages.Uses uses(Locale language) {
        Topics present = topics;
        TopicTree tree = present == null ? new TopicTree(List.of()) : present.tree();
        return new FormPages.Uses(
                channels.list().stream()
                        .map(ChannelStatus::descriptor)
                        .map(
                                channel ->
                                        new FormPages.Use(
                                                channel.id().value(), channel.name().in(language)))
                        .toList(),
                tree.roots().stream()
                        .flatMap(root -> tree.below(root.id()).stream())
                        .map(
                                topic ->
                                        new FormPages.Use(
                                                topic.id().toString(),
                                                tree.label(topic.id(), language)))
                        .toList());
    }

    /** Items of cases as an operator gets them. */
    private static FormPages.Preview casePreview(Screen screen, Sheet sheet) {
        FilledForm empty =
                new FilledForm(
                        new FormId(0),
                        0,
                        sheet.draft().name(),
                        sheet.draft().content().fields().stream()
                                .map(field -> new FilledForm.Item(field, true, List.of()))
                                .toList());
        View view = Screens.view("itemsPreview.jte", "screen", screen, "form", empty);
        byte[] page = view.templates().render(view.template(), view.model());
        return new FormPages.Preview(new String(page, StandardCharsets.UTF_8), false);
    }

    /** The form as people would see it; empty while nobody can show it. */
    Optional<FormPages.Preview> preview(FormDraft draft, boolean english) {
        Locale language = english ? Locale.ENGLISH : Locale.JAPANESE;
        return Optional.ofNullable(trial)
                .map(present -> present.preview(draft.content(), language))
                .map(page -> new String(page, StandardCharsets.UTF_8))
                .map(page -> new FormPages.Preview(page, english));
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
