// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Translation;

/**
 * One article with everything that belongs to it.
 *
 * @param owners names of the departments that answer for it
 * @param twin a published article with the same question
 * @param remark as typed, when an act was refused
 */
record FaqReading(
        Screen screen,
        Article article,
        List<String> owners,
        CategoryTree tree,
        List<FaqEditing.Related> related,
        List<Translation> translations,
        List<ArticleRevision> revisions,
        List<AuditRecord> log,
        Optional<ArticleId> twin,
        boolean mayEdit,
        Optional<LocalizedText> problem,
        String remark,
        Instant now) {

    /** In the log: the revision, then what was said of it. */
    private static final String BEFORE_REMARK = ": ";

    /** What writer and approver told each other last. */
    record Remark(String text, String by, Instant at) {}

    /** What came with the article when it was handed in, or when it was given back. */
    Optional<Remark> lastRemark() {
        String action =
                switch (article.state()) {
                    case REVIEW -> "article.submit";
                    case DRAFT -> "article.give-back";
                    default -> "";
                };
        return log.stream()
                .filter(line -> line.action().equals(action))
                .findFirst()
                .filter(line -> line.detail().contains(BEFORE_REMARK))
                .map(
                        line ->
                                new Remark(
                                        line.detail().split(BEFORE_REMARK, 2)[1],
                                        line.actorName(),
                                        line.at()));
    }

    String path() {
        return "/console/faq/" + article.id();
    }

    FaqState state() {
        return FaqState.of(article, now);
    }

    boolean changedSincePublished() {
        return FaqState.changedSincePublished(article);
    }

    boolean maySubmit() {
        return mayEdit && article.state() == ArticleState.DRAFT;
    }

    boolean mayPublish() {
        return FaqRights.mayPublish(screen.actor(), article.text())
                && article.state() != ArticleState.PUBLISHED;
    }

    boolean mayGiveBack() {
        return mayPublish() && article.state() == ArticleState.REVIEW;
    }

    boolean mayRetire() {
        return FaqRights.mayPublish(screen.actor(), article.text())
                && article.published().isPresent();
    }

    boolean mayDelete() {
        return mayEdit && article.published().isEmpty() && article.state() != ArticleState.RETIRED;
    }

    boolean mayPropose() {
        return screen.may(Permission.ARTICLE_READ) && !mayEdit;
    }

    /** The answer with its pictures where this front serves them. */
    String answer() {
        return FaqFiles.shown(article, article.text().answer());
    }

    /** Its address on the public site, when citizens can read it now. */
    Optional<String> publicAddress() {
        boolean open =
                article.text().audience() == Audience.PUBLIC
                        && article.published().isPresent()
                        && article.text().publication().covers(now);
        return open ? Optional.of(screen.publicUrl() + "/faq/" + article.id()) : Optional.empty();
    }

    List<String> categories() {
        return article.text().categories().stream()
                .map(id -> tree.label(id, screen.words().locale()))
                .filter(label -> !label.isEmpty())
                .toList();
    }

    boolean outdated(Translation translation) {
        return translation.ofRevision() < article.published().orElse(article.revision());
    }

    /** What was done in words; an action that the console does not know is shown as recorded. */
    String actionName(AuditRecord line) {
        String key = "audit." + line.action();
        return screen.words().has(key) ? screen.text(key) : line.action();
    }

    String languageName(Translation translation) {
        return translation.language().getDisplayLanguage(screen.words().locale());
    }
}
