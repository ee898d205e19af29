// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Times;

/** Something that the FAQ should say. Fields are touched only here, or the change would be lost. */
@Entity
@Table(name = "editorial_proposal")
class ProposalEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false, length = 16)
    private Proposal.Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposal_state", nullable = false, length = 16)
    private Proposal.State state;

    @Enumerated(EnumType.STRING)
    @Column(name = "told_by", nullable = false, length = 32)
    private Proposal.Source toldBy;

    @Column(name = "article_id")
    private Long articleId;

    @Column(name = "case_id")
    private Long caseId;

    @Column(name = "title", nullable = false, length = 300)
    private String title;

    @Column(name = "body", nullable = false, length = 10_000)
    private String body;

    @Column(name = "department_id")
    private Long departmentId;

    @Column(name = "remark", nullable = false, length = 1_000)
    private String remark;

    @Column(name = "base_revision", nullable = false)
    private int baseRevision;

    @Column(name = "since_at", nullable = false)
    private LocalDateTime sinceAt;

    @Column(name = "made_at", nullable = false)
    private LocalDateTime madeAt;

    @Column(name = "made_by", nullable = false, length = 200)
    private String madeBy;

    @Column(name = "changed_at", nullable = false)
    private LocalDateTime changedAt;

    @Column(name = "done_at")
    private LocalDateTime doneAt;

    @Version
    @Column(name = "lock_version")
    private long lockVersion;

    protected ProposalEntity() {}

    ProposalEntity(long id, NewProposal made, Instant since, Instant at, String by) {
        this.id = id;
        kind = made.kind();
        state = Proposal.State.OPEN;
        toldBy = made.source();
        articleId = made.article().map(ArticleId::value).orElse(null);
        caseId = made.origin().map(CaseId::asLong).orElse(null);
        title = made.title();
        body = made.text();
        departmentId = made.department().map(DepartmentId::value).orElse(null);
        remark = "";
        sinceAt = Times.column(since);
        madeAt = Times.column(at);
        madeBy = KeptText.cut(by, 200);
        changedAt = madeAt;
    }

    long id() {
        return id;
    }

    boolean isOf(Optional<CaseId> origin) {
        return origin.map(CaseId::asLong).equals(Optional.ofNullable(caseId));
    }

    boolean isSettled() {
        return state == Proposal.State.DONE || state == Proposal.State.DECLINED;
    }

    boolean isInWork() {
        return state == Proposal.State.IN_WORK;
    }

    boolean isNewArticle() {
        return kind == Proposal.Kind.NEW;
    }

    Optional<ArticleId> article() {
        return Optional.ofNullable(articleId).map(ArticleId::new);
    }

    String remark() {
        return remark;
    }

    /** Whether somebody who works for this department, or for none, may see it. */
    boolean isFor(Optional<DepartmentId> reader) {
        return departmentId == null
                || reader.map(department -> department.value() == departmentId).orElse(true);
    }

    void move(Proposal.State next, Instant at) {
        state = next;
        changedAt = Times.column(at);
        doneAt = next == Proposal.State.DONE ? changedAt : null;
    }

    void remark(String text) {
        remark = text;
    }

    /**
     * @param published revision that readers see while it is written, 0 for none
     */
    void workOn(ArticleId article, int published) {
        articleId = article.value();
        baseRevision = published;
    }

    boolean isOlderThan(int published) {
        return published > baseRevision;
    }

    void assign(Optional<DepartmentId> department, Instant at) {
        departmentId = department.map(DepartmentId::value).orElse(null);
        changedAt = Times.column(at);
    }

    Proposal toRecord() {
        return new Proposal(
                new ProposalId(id),
                kind,
                state,
                toldBy,
                article(),
                Optional.ofNullable(caseId).map(CaseId::ofLong),
                title,
                body,
                Optional.ofNullable(departmentId).map(DepartmentId::new),
                remark,
                Times.instant(sinceAt),
                Times.instant(madeAt),
                madeBy,
                Times.instant(changedAt));
    }
}
