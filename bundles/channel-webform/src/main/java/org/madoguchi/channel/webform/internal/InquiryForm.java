// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.city.City;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inquiry form: input, confirmation, receipt. Whatever goes wrong, the citizen gets the form
 * back with everything that was typed. The number is shown only after the case is stored.
 */
@Path(InquiryForm.PATH)
@Produces("text/html;charset=UTF-8")
public final class InquiryForm implements PublicResource {
    static final String PATH = "/form/inquiry";

    private static final String TEXT_SIZE = "madoguchi-text";
    private static final Logger LOG = LoggerFactory.getLogger(InquiryForm.class);

    private final WebformSettings settings;
    private final InquiryInbox inbox;
    private final ReadArticles articles;
    private final City city;
    private final PendingFiles pending;
    private final Clock clock;
    private final InquiryRules rules;
    private final InquiryMapper mapper;
    private final Templates templates = Templates.of(InquiryForm.class);
    private final MessageBundle messages = MessageBundle.of(InquiryForm.class);

    InquiryForm(
            WebformSettings settings,
            InquiryInbox inbox,
            ReadArticles articles,
            City city,
            java.nio.file.Path folder,
            Clock clock)
            throws IOException {
        this.settings = settings;
        this.inbox = inbox;
        this.articles = articles;
        this.city = city;
        this.pending = new PendingFiles(folder, settings.pendingBytes(), clock);
        this.clock = clock;
        this.rules = new InquiryRules(settings);
        this.mapper = new InquiryMapper(settings.id(), messages.in(Locale.JAPANESE));
    }

    void close() throws IOException {
        pending.close();
    }

    @GET
    public View input(
            @QueryParam("article") @DefaultValue("") String article,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        Inquiry empty = Inquiry.about(article);
        Sheet sheet = new Sheet(empty, articles.read(empty.articleId()), List.of());
        return page("input.jte", site(web, size), sheet, Map.of(), "");
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response submit(
            FormData form, @Context WebContext web, @CookieParam(TEXT_SIZE) String size) {
        Outcome outcome = decide(form, web, site(web, size));
        return outcome.page() == null
                ? Redirects.to(PATH + "/done?number=" + outcome.number())
                : Response.status(outcome.page().status()).entity(outcome.page()).build();
    }

    /**
     * A filled-in form with what belongs to it; looked up once, because a database may be slow to
     * say no.
     */
    private record Sheet(
            Inquiry inquiry, Optional<InquiryMapper.Read> read, List<Attachment> files) {}

    /** Either a page to show or the number of the case. */
    record Outcome(View page, CaseId number) {}

    Outcome decide(FormData form, WebContext web) {
        return decide(form, web, site(web, ""));
    }

    private Outcome decide(FormData form, WebContext web, FormSite site) {
        Inquiry inquiry = Inquiry.of(form);
        Messages m = site.messages();
        Files files = files(inquiry, form, m);
        Map<String, String> problems = new LinkedHashMap<>(files.problems());
        problems.putAll(rules.broken(inquiry, files.all(), m));
        Sheet sheet = new Sheet(inquiry, articles.read(inquiry.articleId()), files.all());
        if (!problems.isEmpty()) {
            return shown(page("input.jte", site, sheet, problems, "").withStatus(422));
        }
        if (form.has("edit")) {
            return shown(page("input.jte", site, sheet, problems, ""));
        }
        if (!form.has("send")) {
            return shown(page("confirm.jte", site, sheet, problems, ""));
        }
        return send(sheet, site, web);
    }

    private Outcome send(Sheet sheet, FormSite site, WebContext web) {
        try {
            Inbox desk = inbox.present().orElseThrow(() -> new IllegalStateException("no inbox"));
            CaseId number =
                    desk.accept(
                                    mapper.message(
                                            sheet.inquiry(),
                                            sheet.files(),
                                            sheet.read(),
                                            web.locale(),
                                            clock.instant()))
                            .caseId();
            pending.sent(sheet.inquiry().key());
            return new Outcome(null, number);
        } catch (RuntimeException e) {
            // whatever it was, the letter is not stored: its writer must know and keep it
            LOG.error("request {}: an inquiry could not be stored", web.reference(), e);
            return shown(
                    page(
                                    "confirm.jte",
                                    site,
                                    sheet,
                                    Map.of(),
                                    site.text("error.storage", web.reference()))
                            .withStatus(503));
        }
    }

    /**
     * The receipt.
     *
     * @param number of the case, out of the redirect
     */
    @GET
    @Path("done")
    public View done(
            @QueryParam("number") @DefaultValue("") String number,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        try {
            return templates.view(
                    "done.jte", "site", site(web, size), "number", CaseId.parse(number).toString());
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such receipt");
        }
    }

    private record Files(List<Attachment> all, Map<String, String> problems) {}

    /** Files of earlier steps but for those taken away, and those that came now. */
    private Files files(Inquiry inquiry, FormData form, Messages m) {
        List<Attachment> arrived =
                form.files("files").stream().filter(file -> file.content().size() > 0).toList();
        try {
            List<Attachment> before = pending.list(inquiry.key());
            List<Attachment> all = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                if (!form.texts("drop").contains(Integer.toString(i))) {
                    all.add(before.get(i));
                }
            }
            boolean lost =
                    !form.text("kept").isEmpty()
                            && !form.text("kept").equals(Integer.toString(before.size()));
            all.addAll(arrived);
            boolean fits =
                    all.size() <= settings.filesMax()
                            && all.stream().mapToLong(f -> f.content().size()).sum()
                                    <= settings.filesBytes();
            if (!fits) {
                // what was there stays; the rules say what is wrong with the new ones
                return new Files(
                        before,
                        Map.of(
                                "files",
                                all.size() > settings.filesMax()
                                        ? m.text("error.files.many", settings.filesMax())
                                        : m.text("error.files.large", settings.filesMegabytes())));
            }
            boolean changed = !arrived.isEmpty() || all.size() < before.size();
            if (changed && !pending.replace(inquiry.key(), all)) {
                return new Files(before, Map.of("files", m.text("error.files.full")));
            }
            return new Files(
                    pending.list(inquiry.key()),
                    lost ? Map.of("files", m.text("error.files.lost")) : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private View page(
            String template,
            FormSite site,
            Sheet sheet,
            Map<String, String> problems,
            String notice) {
        return templates.view(
                template,
                "site",
                site,
                "inquiry",
                sheet.inquiry(),
                "read",
                sheet.read(),
                "files",
                sheet.files(),
                "settings",
                settings,
                "problems",
                problems,
                "notice",
                notice);
    }

    private FormSite site(WebContext web, String size) {
        return new FormSite(web, messages.in(web.locale()), city, "large".equals(size));
    }

    private static Outcome shown(View page) {
        return new Outcome(page, null);
    }
}
