// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.channel.Acknowledgement;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Makes messages part of cases. */
@Component(service = CaseIntake.class, configurationPid = "org.madoguchi.cases")
@Designate(ocd = CasesConfig.class)
public final class IntakeDesk implements CaseIntake {
    private static final Actor INTAKE = Actor.system("intake");
    private static final int MOST_REFERENCES = 100;

    private final CaseStore store;
    private final NewCases newCases;
    private final EntityUnit unit;
    private final BlobStore blobs;
    private final Mailbag mailbag;
    private final Channels channels;
    private final City city;
    private final boolean acknowledging;
    private final Conversations conversations;
    private final Suggestions suggestions;
    private final DueDates dueDates;
    private final StoredEntries entries;
    private final CaseTowns towns;

    @Activate
    public IntakeDesk(
            @Reference CaseStore store,
            @Reference NewCases newCases,
            @Reference BlobStore blobs,
            @Reference Mailbag mailbag,
            @Reference Channels channels,
            @Reference City city,
            @Reference Suggestions suggestions,
            @Reference DueDates dueDates,
            @Reference StoredEntries entries,
            @Reference CaseTowns towns,
            CasesConfig config) {
        this(
                store,
                newCases,
                blobs,
                mailbag,
                channels,
                city,
                config.acknowledge(),
                new Conversations(hours(config.conversation_hours())),
                suggestions,
                dueDates,
                entries,
                towns);
    }

    private static Duration hours(int hours) {
        if (hours < 0 || hours > 8760) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.cases.cfg: conversation.hours = "
                            + hours
                            + "; write a whole number from 0 to 8760, such as 24");
        }
        return Duration.ofHours(hours);
    }

    IntakeDesk(
            CaseStore store,
            NewCases newCases,
            BlobStore blobs,
            Mailbag mailbag,
            Channels channels,
            City city,
            boolean acknowledging,
            Conversations conversations,
            Suggestions suggestions,
            DueDates dueDates,
            StoredEntries entries,
            CaseTowns towns) {
        this.store = store;
        this.newCases = newCases;
        this.unit = store.unit();
        this.blobs = blobs;
        this.mailbag = mailbag;
        this.channels = channels;
        this.city = city;
        this.acknowledging = acknowledging;
        this.conversations = conversations;
        this.suggestions = suggestions;
        this.dueDates = dueDates;
        this.entries = entries;
        this.towns = towns;
    }

    @Override
    public Map<String, Inbox.Receipt> known(ChannelId channel, Collection<String> externalIds) {
        Map<String, Inbox.Receipt> known = new HashMap<>();
        unit.select(
                Select.ofEach(
                        "SELECT external_id, case_id, id FROM cases_interaction"
                                + " WHERE external_id = ? AND channel = ?",
                        row -> known.put(row.text(), receipt(row)),
                        externalIds,
                        channel.value()));
        return known;
    }

    private static Inbox.Receipt receipt(Row row) throws SQLException {
        return new Inbox.Receipt(
                CaseId.ofLong(row.number()), new InteractionId(row.number()), true);
    }

    @Override
    public Optional<CaseId> caseOf(ChannelId channel, Thread thread) {
        return unit.required(
                em ->
                        thread.caseTokens().stream()
                                .limit(MOST_REFERENCES)
                                .flatMap(token -> byToken(em, token).stream())
                                .findFirst()
                                .or(() -> byReferences(em, thread))
                                .or(
                                        () ->
                                                conversations.caseOf(
                                                        em,
                                                        channel,
                                                        thread.conversation(),
                                                        store.clock().instant())));
    }

    @Override
    public Optional<CaseId> caseAnswered(ChannelId channel, Party sender) {
        AddressKind kind = sender.address().kind();
        // mail has its token and its references: one without them is a new matter
        if (kind.equals(AddressKind.NONE) || kind.equals(AddressKind.EMAIL)) {
            return Optional.empty();
        }
        return unit.required(
                em ->
                        conversations.answeredCase(
                                em, channel, sender.address(), store.clock().instant()));
    }

    private static Optional<CaseId> byToken(EntityManager em, String token) {
        return em
                .createQuery("select c from CaseEntity c where c.token = :token", CaseEntity.class)
                .setParameter("token", token.toLowerCase(Locale.ROOT))
                .getResultList()
                .stream()
                .findFirst()
                .map(CaseEntity::id);
    }

    /** The nearest reference decides: a citizen may quote an old case in a new one. */
    private static Optional<CaseId> byReferences(EntityManager em, Thread thread) {
        List<String> ids =
                thread.references().stream()
                        .filter(id -> !id.isEmpty() && id.length() <= ThreadEntity.LONGEST_ID)
                        .limit(MOST_REFERENCES)
                        .toList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<ThreadEntity> found =
                em.createQuery(
                                "select t from ThreadEntity t where t.messageId in :ids order by"
                                        + " t.id desc",
                                ThreadEntity.class)
                        .setParameter("ids", ids)
                        .getResultList();
        return ids.stream()
                .flatMap(id -> found.stream().filter(t -> t.messageId().equals(id)).limit(1))
                .findFirst()
                .map(ThreadEntity::caseId);
    }

    @Override
    public Inbox.Receipt open(InboundMessage message, ContactId contact) {
        return unit.required(
                em -> {
                    conversations.requireNone(
                            em,
                            message.channel(),
                            message.thread().conversation(),
                            store.clock().instant());
                    CaseEntity opened =
                            newCases.open(
                                    em,
                                    NewCases.subject(message.subject(), message.text()),
                                    message.channel(),
                                    contact,
                                    message.sender());
                    opened.speak(message.language());
                    opened.comeFrom(message.article());
                    opened.locate(towns.of(message.fields(), contact));
                    InteractionId interaction = add(em, opened, message, message.problems());
                    store.changed(em, opened, INTAKE, ChangeKind.OPENED, "");
                    return new Inbox.Receipt(opened.id(), interaction, false);
                });
    }

    private InteractionId add(
            EntityManager em,
            CaseEntity target,
            InboundMessage message,
            List<LocalizedText> problems) {
        InteractionId id = new InteractionId(unit.newId());
        em.persist(
                InteractionEntity.inbound(id, target.id(), message, blobs.put(message.original())));
        if (!message.fields().isEmpty()) {
            target.has(CasePart.FIELDS);
        }
        message.fields().forEach(f -> em.persist(new FieldEntity(unit.newId(), id, f)));
        Copies.put(em, unit, target, id, message.copies());
        for (Attachment attachment : message.attachments()) {
            target.has(CasePart.ATTACHMENTS);
            em.persist(
                    new AttachmentEntity(
                            unit.newId(),
                            target.id(),
                            id,
                            attachment,
                            blobs.put(attachment.content())));
        }
        if (!problems.isEmpty()) {
            target.has(CasePart.PROBLEMS);
        }
        problems.forEach(p -> em.persist(new ProblemEntity(unit.newId(), id, p)));
        String messageId = message.thread().messageId();
        if (!messageId.isEmpty() && messageId.length() <= ThreadEntity.LONGEST_ID) {
            em.persist(new ThreadEntity(unit.newId(), messageId, target.id()));
        }
        Conversations.note(em, message.channel(), message.thread().conversation(), target.id());
        return id;
    }

    @Override
    public Inbox.Receipt append(InboundMessage message, CaseId id) {
        return unit.required(
                em -> {
                    CaseEntity found = em.find(CaseEntity.class, id.asLong());
                    if (found == null) {
                        throw new NotFoundException("no case " + id);
                    }
                    CaseEntity target = Related.successor(em, found);
                    InteractionId interaction =
                            add(em, target, message, problems(em, target, message));
                    if (message.origin() == Origin.PERSON) {
                        continueCase(em, target, message.sender());
                    }
                    // a machine's note must not hide that somebody wrote before it
                    if (message.origin() == Origin.PERSON
                            || message.origin() == Origin.BOUNCE
                            || message.origin() == Origin.NOTICE) {
                        target.wantAttention(true);
                    }
                    store.changed(em, target, INTAKE, ChangeKind.MESSAGE_RECEIVED, "");
                    return new Inbox.Receipt(target.id(), interaction, false);
                });
    }

    /** A stranger's message joins the case, but must not turn the answers towards the stranger. */
    private static List<LocalizedText> problems(
            EntityManager em, CaseEntity target, InboundMessage message) {
        boolean stranger =
                message.origin() == Origin.PERSON
                        && target.replyTo()
                                .map(to -> !to.address().equals(message.sender().address()))
                                .orElse(false)
                        && !wasAnswered(em, target, message.sender().address());
        return stranger
                ? Stream.concat(
                                message.problems().stream(),
                                Stream.of(DeskTexts.text("other-sender")))
                        .toList()
                : message.problems();
    }

    /** An answer of this case has left to there. */
    private static boolean wasAnswered(EntityManager em, CaseEntity target, Address address) {
        return !em.createQuery(
                        "select i.id from InteractionEntity i where i.caseId = :id and i.kind ="
                                + " :reply and i.state = :sent and i.partyKind = :kind and"
                                + " i.partyAddress = :address",
                        Long.class)
                .setParameter("id", target.id().asLong())
                .setParameter("reply", InteractionKind.REPLY)
                .setParameter("sent", InteractionState.SENT)
                .setParameter("kind", address.kind().value())
                .setParameter("address", address.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private void continueCase(EntityManager em, CaseEntity target, Party sender) {
        // who only got a copy has the case's token, and must not become who it is about by it
        if (target.replyTo().isEmpty() && !Copies.hold(em, target.id(), sender.address())) {
            target.answerTo(sender);
        }
        if (!target.state().isOpen()) {
            target.reopen();
            store.changed(em, target, INTAKE, ChangeKind.REOPENED, "");
        } else if (target.state() == CaseState.ANSWERED) {
            target.become(CaseState.IN_PROGRESS);
        }
        target.owe(dueDates.after(store.clock().instant()));
    }

    @Override
    public void retell(InteractionId id, InboundMessage message, Optional<ContactId> contact) {
        unit.run(
                em -> {
                    InteractionEntity told = em.find(InteractionEntity.class, id.value());
                    if (told == null) {
                        throw new NotFoundException("no interaction " + id);
                    }
                    told.retell(message, blobs.put(message.original()));
                    CaseEntity target = em.find(CaseEntity.class, told.caseId().asLong());
                    contact.ifPresent(
                            known -> {
                                target.belongTo(known);
                                target.answerTo(message.sender());
                            });
                    store.grown(target, ChangeKind.MESSAGE_RECEIVED);
                });
    }

    @Override
    public boolean acknowledge(InboundMessage message, CaseId id) {
        AddressKind kind = message.sender().address().kind();
        boolean wanted = message.acknowledgement().map(Acknowledgement::wanted).orElse(true);
        if (!acknowledging
                || !wanted
                || message.origin() != Origin.PERSON
                || kind.equals(AddressKind.NONE)) {
            return false;
        }
        return unit.required(em -> acknowledge(em, message, id));
    }

    private boolean acknowledge(EntityManager em, InboundMessage message, CaseId id) {
        Party peer = message.sender();
        Instant now = store.clock().instant();
        String once = AcknowledgedEntity.id(peer.address(), LocalDate.ofInstant(now, city.zone()));
        Optional<ChannelDescriptor> sender =
                channels.senderFor(peer.address().kind(), message.channel());
        boolean suggesting =
                sender.isPresent() && sender.get().capabilities().contains(Capability.SUGGESTIONS);
        if (sender.isEmpty() || !suggesting && em.find(AcknowledgedEntity.class, once) != null) {
            return false;
        }
        CaseEntity received = em.find(CaseEntity.class, id.asLong());
        Acknowledgement usual =
                suggesting
                        ? shortNote(em, received, suggestions.lines(message.text()))
                        : letter(em, received, peer);
        InteractionEntity note =
                note(received, peer, sender.get().id(), wanted(message, usual, id), now);
        if (isObjectedTo(note)) {
            return false;
        }
        if (!suggesting) {
            em.persist(new AcknowledgedEntity(once, now));
        }
        em.persist(note);
        note.queued(mailbag.acknowledge(received, note, message.thread().messageId()));
        return true;
    }

    /** What the message's source wants to be said, and the desk's own words for the rest. */
    private static Acknowledgement wanted(
            InboundMessage message, Acknowledgement usual, CaseId id) {
        return message.acknowledgement()
                .map(own -> own.about(id))
                .map(
                        own ->
                                new Acknowledgement(
                                        true,
                                        own.subject().isEmpty() ? usual.subject() : own.subject(),
                                        own.text().isBlank() ? usual.text() : own.text()))
                .orElse(usual);
    }

    /** A note that its channel would refuse is none: nobody wants a dead letter for each case. */
    private boolean isObjectedTo(InteractionEntity note) {
        OutboundDraft draft = new OutboundDraft(note.party(), note.body(), 0, true);
        return channels.present(note.channel())
                .flatMap(channel -> channel.objection(draft))
                .isPresent();
    }

    private Acknowledgement letter(EntityManager em, CaseEntity received, Party peer) {
        String salutation =
                peer.name().isBlank()
                        ? ""
                        : DeskTexts.japanese("acknowledgement.salutation", peer.name());
        DeskEntry words = entries.mail(em, MailTexts.ACKNOWLEDGEMENT);
        Places places = places(received, salutation, peer.name());
        return new Acknowledgement(
                true, places.fill(words.subject()), places.fill(words.text()).strip());
    }

    private Acknowledgement shortNote(EntityManager em, CaseEntity received, String suggested) {
        DeskEntry words = entries.mail(em, MailTexts.ACKNOWLEDGEMENT_SHORT);
        Places places = places(received, "", "");
        String text = places.fill(words.text());
        return new Acknowledgement(
                true,
                places.fill(entries.mail(em, MailTexts.ACKNOWLEDGEMENT).subject()),
                suggested.isEmpty()
                        ? text
                        : text + DeskTexts.japanese("acknowledgement.suggestions") + suggested);
    }

    private Places places(CaseEntity received, String salutation, String contact) {
        return new Places(
                Map.of(
                        "salutation", salutation,
                        "contact", contact,
                        "desk", city.deskName().ja(),
                        "case", received.id().toString(),
                        "subject", received.subject()));
    }

    private InteractionEntity note(
            CaseEntity received,
            Party peer,
            ChannelId channel,
            Acknowledgement words,
            Instant now) {
        InteractionEntity note =
                InteractionEntity.outbound(
                        new InteractionId(unit.newId()),
                        received.id(),
                        InteractionKind.ACKNOWLEDGEMENT,
                        InteractionState.QUEUED,
                        channel,
                        peer,
                        words.subject(),
                        words.text(),
                        now);
        note.writtenBy(INTAKE);
        return note;
    }
}
