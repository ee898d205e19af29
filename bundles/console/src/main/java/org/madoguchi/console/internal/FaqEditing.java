// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;

/**
 * The page on which an article is written.
 *
 * @param id empty for a new article
 * @param preview the answer as readers would see it
 * @param problems what has to be mended, by field
 * @param searched what people searched on the public site; empty when nobody counts
 * @param proposal what the article is to answer
 * @param saved files of the newest text that is saved
 */
record FaqEditing(
        Screen screen,
        Optional<ArticleId> id,
        FaqForm form,
        String preview,
        Map<String, LocalizedText> problems,
        Optional<LocalizedText> refused,
        Optional<Overtaken> overtaken,
        CategoryTree tree,
        List<Department> departments,
        List<Related> related,
        List<FaqFigures.SearchFigure> searched,
        Optional<Proposal> proposal,
        List<ArticleFile> saved,
        boolean mayPublish) {

    /** Rows for links that are always there to be filled, also without scripts. */
    private static final int SPARE_LINKS = 1;

    private static final int FEW_TREES = 3;

    record Related(String id, String question) {}

    /**
     * Somebody else saved the article while this one was being written.
     *
     * @param changes what the other did to the answer
     */
    record Overtaken(Article newest, List<TextDiff.Row> changes) {}

    String action() {
        return id.map(known -> "/console/faq/" + known + "/edit").orElse("/console/faq/new");
    }

    String back() {
        return id.map(known -> "/console/faq/" + known)
                .orElseGet(
                        () ->
                                form.origin().isEmpty()
                                        ? "/console/faq"
                                        : "/console/cases/" + form.origin());
    }

    /** Where the browser keeps what is not saved yet. */
    String draftName() {
        return id.map(ArticleId::toString)
                .or(() -> proposal.map(known -> "proposal-" + known.id()))
                .orElseGet(() -> form.origin().isEmpty() ? "new" : "case-" + form.origin());
    }

    String title() {
        return screen.text(id.isEmpty() ? "faq.new" : "faq.edit");
    }

    /** The preview with those of its pictures that are saved. */
    String shown() {
        String html = preview;
        for (ArticleFile file : form.files()) {
            html = html.replace('"' + file.reference() + '"', '"' + address(file) + '"');
        }
        return html;
    }

    /** Where the file can be had already; empty for one that just came. */
    String address(ArticleFile file) {
        int number = saved.indexOf(file);
        return number < 0 || id.isEmpty() ? "" : "/console/faq/" + id.get() + "/files/" + number;
    }

    List<CategoryChoice> below(Category root) {
        return CategoryChoice.below(tree, root, screen.words().locale());
    }

    /** How many categories of a tree are chosen. */
    long chosen(Category root) {
        return tree.below(root.id()).stream()
                .filter(id -> form.categories().contains(id.toString()))
                .count();
    }

    /** Few trees are all open, of many only those in which something is chosen. */
    boolean open(Category root) {
        return tree.roots().size() <= FEW_TREES || chosen(root) > 0;
    }

    List<ArticleLink> links() {
        List<ArticleLink> links = new ArrayList<>(form.links());
        for (int i = 0; i < SPARE_LINKS; i++) {
            links.add(new ArticleLink("", ""));
        }
        return links;
    }

    String problem(String field) {
        return problems.containsKey(field) ? screen.in(problems.get(field)) : "";
    }

    boolean wrong(String field) {
        return problems.containsKey(field);
    }

    /** For {@code aria-describedby}: the hint, and the problem when there is one. */
    String described(String field) {
        return wrong(field) ? field + "-problem " + field + "-hint" : field + "-hint";
    }
}
