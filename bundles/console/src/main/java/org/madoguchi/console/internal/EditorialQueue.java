// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;

/** The pages of the queue. */
final class EditorialQueue {
    static final String PATH = "/console/faq/queue";

    private EditorialQueue() {}

    /**
     * The list.
     *
     * @param counts of each state, with the rest of the filter
     */
    record Listing(
            Screen screen,
            Proposals.Filter filter,
            Page<Proposal> proposals,
            Map<Proposal.State, Long> counts,
            List<Proposals.Month> months,
            Proposals.Turnaround turnaround,
            List<Department> departments) {
        long all() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        String tab(String state) {
            return PATH + "?state=" + state + rest();
        }

        /** For the pager. */
        String path() {
            return PATH + "?" + query() + "&";
        }

        String export(TableFile file) {
            return PATH + "/export?" + query() + "&as=" + file;
        }

        private String query() {
            return "state=" + filter.state().map(Enum::name).orElse("ALL") + rest();
        }

        private String rest() {
            StringJoiner rest = new StringJoiner("");
            filter.kind().ifPresent(kind -> rest.add("&kind=" + kind));
            filter.source().ifPresent(source -> rest.add("&source=" + source));
            filter.department().ifPresent(one -> rest.add("&department=" + one));
            filter.made()
                    .ifPresent(
                            made ->
                                    rest.add("&first=" + made.first())
                                            .add("&last=" + made.last()));
            return rest.toString();
        }

        boolean narrows() {
            return !rest().isEmpty();
        }

        String first() {
            return filter.made().map(made -> made.first().toString()).orElse("");
        }

        String last() {
            return filter.made().map(made -> made.last().toString()).orElse("");
        }

        String department(Proposal proposal) {
            return name(departments, proposal.department());
        }
    }

    /**
     * One of them.
     *
     * @param question of its article, empty when it has none that can be read
     */
    record Reading(
            Screen screen,
            Proposal proposal,
            String question,
            List<Department> departments,
            String remark,
            Optional<LocalizedText> problem) {
        String path() {
            return PATH + "/" + proposal.id();
        }

        String department() {
            return name(departments, proposal.department());
        }

        boolean mayDecide() {
            return screen.may(Permission.ARTICLE_EDIT);
        }

        boolean isSettled() {
            return proposal.state() == Proposal.State.DONE
                    || proposal.state() == Proposal.State.DECLINED;
        }

        boolean mayTeach() {
            return FaqRights.may(screen.actor(), Permission.ARTICLE_EDIT);
        }
    }

    /**
     * A new one as text fields hold it.
     *
     * @param article its number, or empty
     * @param origin the case's number, or empty
     */
    record Form(
            String kind,
            String source,
            String article,
            String origin,
            String title,
            String text,
            String department) {
        static Form of(FormData sent) {
            return new Form(
                    sent.text("kind"),
                    sent.text("source"),
                    sent.text("article"),
                    sent.text("case"),
                    sent.text("title").strip(),
                    sent.text("text").strip(),
                    sent.text("department"));
        }

        NewProposal proposal() {
            return new NewProposal(
                    FaqFilter.constant(Proposal.Kind.class, kind).orElse(Proposal.Kind.NEW),
                    FaqFilter.constant(Proposal.Source.class, source)
                            .orElse(Proposal.Source.PERSON),
                    articleId(),
                    EditorialCases.id(origin),
                    title,
                    text,
                    departmentOf(department));
        }

        Optional<ArticleId> articleId() {
            return id(article).map(ArticleId::new);
        }
    }

    /**
     * @param question of the article that it is about
     */
    record Making(
            Screen screen,
            Form form,
            String question,
            List<Department> departments,
            Optional<LocalizedText> problem) {}

    static Optional<DepartmentId> departmentOf(String text) {
        return id(text).map(DepartmentId::new);
    }

    static Optional<Long> id(String text) {
        return text != null && text.matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    static String name(List<Department> departments, Optional<DepartmentId> id) {
        return departments.stream()
                .filter(known -> id.isPresent() && known.id().equals(id.get()))
                .map(Department::name)
                .findFirst()
                .orElse("");
    }
}
