// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Times;

/** A case and the rules of its states. */
@Entity
@Table(name = "cases_case")
class CaseEntity {
    private static final int LONGEST_TAG = 16;
    private static final long NOBODY = 0;

    @Id private long id;

    @Enumerated(EnumType.STRING)
    private CaseState state = CaseState.NEW;

    @Column(nullable = false, length = 500)
    private String subject;

    @Column(nullable = false, length = 32)
    private String channel;

    @Column(name = "contact_id", nullable = false)
    private long contactId;

    @Column(name = "reply_kind", nullable = false)
    private String replyKind;

    @Column(name = "reply_address", nullable = false, length = 320)
    private String replyAddress;

    @Column(name = "reply_name", nullable = false, length = 300)
    private String replyName;

    @Column(nullable = false, length = 16)
    private String token;

    @Column(name = "assignee_id")
    private Long assigneeId;

    @Column(name = "team_id")
    private Long teamId;

    @Column(name = "department_id")
    private Long departmentId;

    private String disposition;

    @Column(name = "opened_at", nullable = false)
    private LocalDateTime openedAt;

    @Column(name = "last_activity_at", nullable = false)
    private LocalDateTime lastActivityAt;

    @Column(name = "closed_at")
    private LocalDateTime closedAt;

    @Column(name = "due_at")
    private LocalDateTime dueAt;

    private String language;

    @Column(name = "article_id")
    private Long articleId;

    private String town;

    @Column(name = "answer_minutes")
    private Integer answerMinutes;

    @Column(name = "closing_minutes")
    private Integer closingMinutes;

    /** 1 once a department was asked: a number, so that the databases count by it alike. */
    @Column(name = "handed_on")
    private int handedOn;

    private boolean attention = true;

    private int parts;

    @Column(nullable = false, length = 1000)
    private String tags = "";

    @Version private int version;

    /** As the transaction found it, null when it made it; and as it has written it so far. */
    private transient CaseKind loaded;

    private transient CaseKind stored;
    private transient boolean counted;

    CaseEntity() {}

    CaseEntity(
            CaseId id,
            String subject,
            ChannelId channel,
            ContactId contact,
            String token,
            Instant at) {
        this.id = id.asLong();
        this.subject = subject;
        this.channel = channel.value();
        contactId = contact.value();
        this.token = token;
        openedAt = Times.column(at);
        lastActivityAt = openedAt;
    }

    @PostLoad
    void found() {
        loaded = kind();
        stored = loaded;
    }

    @PostPersist
    @PostUpdate
    void written() {
        stored = kind();
    }

    private CaseKind kind() {
        return new CaseKind(state, assignee(), team(), channel());
    }

    /** What it was counted under before the transaction; null when it is new. */
    CaseKind loaded() {
        return loaded;
    }

    /** What it is counted under once the transaction has committed. */
    CaseKind stored() {
        return stored;
    }

    /** Whether this is the first time in the transaction. */
    boolean isCountedFirst() {
        boolean first = !counted;
        counted = true;
        return first;
    }

    CaseId id() {
        return CaseId.ofLong(id);
    }

    CaseState state() {
        return state;
    }

    String subject() {
        return subject;
    }

    ChannelId channel() {
        return new ChannelId(channel);
    }

    ContactId contact() {
        return new ContactId(contactId);
    }

    void belongTo(ContactId contact) {
        contactId = contact.value();
    }

    String token() {
        return token;
    }

    Optional<UserId> assignee() {
        return Optional.ofNullable(assigneeId).map(UserId::new);
    }

    Optional<TeamId> team() {
        return Optional.ofNullable(teamId).map(TeamId::new);
    }

    Optional<DepartmentId> department() {
        return Optional.ofNullable(departmentId).map(DepartmentId::new);
    }

    Optional<Party> replyTo() {
        AddressKind kind = new AddressKind(replyKind);
        return kind.equals(AddressKind.NONE)
                ? Optional.empty()
                : Optional.of(new Party(new Address(kind, replyAddress), replyName));
    }

    /** Answers go to whoever wrote last. */
    void answerTo(Party party) {
        replyKind = party.address().kind().value();
        replyAddress = party.address().value();
        replyName = Cut.to(300, party.name());
    }

    void become(CaseState next) {
        state = next;
    }

    /**
     * Never the same time twice: the row, and with it its version, changes with every activity, and
     * by the version the search index finds what it has missed.
     */
    void touch(Instant at) {
        LocalDateTime now = Times.column(at);
        boolean later = version == 0 || now.isAfter(lastActivityAt);
        lastActivityAt = later ? now : lastActivityAt.plus(1, ChronoUnit.MILLIS);
    }

    /** A part of this kind is written; whoever persists one says so. */
    void has(CasePart kind) {
        parts |= kind.bit();
    }

    /** Whether it may have parts of this kind. */
    boolean mayHave(CasePart kind) {
        return (parts & kind.bit()) != 0;
    }

    /**
     * The language of the inquiry, for figures.
     *
     * @param known empty when its channel does not know
     */
    void speak(Optional<Locale> known) {
        language = known.map(CaseEntity::tag).orElse(null);
    }

    private static String tag(Locale locale) {
        String tag = locale.toLanguageTag();
        return tag.length() > LONGEST_TAG ? locale.getLanguage() : tag;
    }

    /**
     * The article of the FAQ that the citizen wrote from, for figures.
     *
     * @param read empty when there was none
     */
    void comeFrom(Optional<ArticleId> read) {
        articleId = read.map(ArticleId::value).orElse(null);
    }

    /** Where the citizen lives or it is about, see {@link Districts}; for figures. */
    Optional<String> town() {
        return Optional.ofNullable(town);
    }

    /**
     * @param known empty when it is not
     */
    void locate(Optional<String> known) {
        town = known.orElse(null);
    }

    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** An answer has left; the first one counts. */
    void answered(Instant at) {
        if (answerMinutes == null) {
            answerMinutes = Times.minutes(openedAt, Times.column(at));
        }
    }

    /** A department is asked about it. */
    void handOn() {
        handedOn = 1;
    }

    /** What the other has is here now, and what it waits for. */
    void takeOver(CaseEntity other) {
        handedOn = Math.max(handedOn, other.handedOn);
        town = town == null ? other.town : town;
        parts |= other.parts;
        attention |= other.attention;
        tags = TagLine.write(TagLine.both(tags(), other.tags()));
        if (other.dueAt != null && (dueAt == null || other.dueAt.isBefore(dueAt))) {
            dueAt = other.dueAt;
        }
        if (replyTo().isEmpty()) {
            other.replyTo().ifPresent(this::answerTo);
        }
    }

    /** A message of the other with all that belongs to it is here now. */
    void takeMessageOf(CaseEntity other) {
        parts |= other.parts & CasePart.OF_MESSAGES;
        town = other.town;
    }

    Set<String> tags() {
        return TagLine.read(tags);
    }

    void tag(Set<String> labels) {
        tags = TagLine.write(labels);
    }

    void wantAttention(boolean wanted) {
        attention = wanted;
    }

    void assign(Optional<UserId> assignee) {
        assigneeId = assignee.map(UserId::value).orElse(null);
    }

    void giveTo(Optional<TeamId> team) {
        teamId = team.map(TeamId::value).orElse(null);
    }

    void waitFor(Optional<DepartmentId> department) {
        departmentId = department.map(DepartmentId::value).orElse(null);
    }

    /** The citizen waits; who waits already goes on waiting since then. */
    void owe(Instant until) {
        if (dueAt == null) {
            dueAt = Times.column(until);
        }
    }

    void oweNothing() {
        dueAt = null;
    }

    void close(String dispositionCode, Instant at) {
        state = CaseState.CLOSED;
        oweNothing();
        disposition = dispositionCode;
        closedAt = Times.column(at);
        closingMinutes = Times.minutes(openedAt, closedAt);
        attention = false;
    }

    /**
     * Only what figures are made of is left. No list asks for its contact, and no message finds it.
     *
     * @param unknown a token that nobody has been told
     */
    void erase(String unknown) {
        state = CaseState.ERASED;
        subject = "";
        contactId = NOBODY;
        replyKind = AddressKind.NONE.value();
        replyAddress = "";
        replyName = "";
        token = unknown;
        tags = "";
        parts = 0;
        attention = false;
    }

    /** An open case is not. */
    boolean isClosedBefore(Instant time) {
        return closedAt != null && Times.instant(closedAt).isBefore(time);
    }

    void reopen() {
        state = CaseState.IN_PROGRESS;
        disposition = null;
        closedAt = null;
        closingMinutes = null;
    }
}
