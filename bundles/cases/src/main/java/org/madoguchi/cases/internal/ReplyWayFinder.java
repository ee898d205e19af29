// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The ways in which the person of a case can be answered: every address that is known of them and
 * that a channel, which is there now, sends to.
 */
@Component(service = ReplyWayFinder.class)
public final class ReplyWayFinder {
    /** Kinds that people write down; LINE users and chats have no address that could be typed. */
    private static final Set<AddressKind> TYPED =
            Set.of(AddressKind.EMAIL, AddressKind.PHONE, AddressKind.FAX);

    /** What short messages reach in Japan: 060, 070, 080 and 090. */
    private static final Pattern MOBILE = Pattern.compile("\\+81[6-9]0[0-9]{8}");

    private static final Pattern FAX = Pattern.compile("fax|ファッ?クス|ファクシミリ");
    private static final int MOST = 12;

    private final CaseStore store;
    private final CaseReader reader;
    private final Channels channels;
    private final Contacts contacts;
    private final ContactDesk people;

    @Activate
    public ReplyWayFinder(
            @Reference CaseStore store,
            @Reference CaseReader reader,
            @Reference Channels channels,
            @Reference Contacts contacts,
            @Reference ContactDesk people) {
        this.store = store;
        this.reader = reader;
        this.channels = channels;
        this.contacts = contacts;
        this.people = people;
    }

    ReplyWays of(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        return store.unit().required(em -> of(em, actor, store.visible(em, actor, id)));
    }

    private ReplyWays of(EntityManager em, Actor actor, CaseEntity about) {
        List<Field> told = told(em, about);
        Optional<Contact> contact = contacts.find(about.contact());
        String name =
                about.replyTo()
                        .map(Party::name)
                        .filter(known -> !known.isEmpty())
                        .or(() -> contact.map(Contact::name))
                        .orElse("");
        Map<Address, ReplyWays.Way> found = new LinkedHashMap<>();
        List<CannedReply> general = reader.generalTexts(em, actor, about);
        about.replyTo()
                .ifPresent(
                        to ->
                                channels.senderFor(to.address().kind(), about.channel())
                                        .ifPresent(
                                                channel ->
                                                        put(
                                                                found,
                                                                way(
                                                                        actor,
                                                                        about,
                                                                        to,
                                                                        channel,
                                                                        ReplyWays.Source.CASE,
                                                                        general))));
        Map<AddressKind, ChannelDescriptor> senders = senders(about);
        contact.stream()
                .flatMap(known -> known.addresses().stream())
                .forEach(
                        address ->
                                offer(
                                        actor,
                                        about,
                                        new Party(address, name),
                                        ReplyWays.Source.USED,
                                        senders,
                                        general,
                                        found));
        Stream.concat(
                        inFields(told),
                        contact.stream().flatMap(known -> noted(people.details(actor, known.id()))))
                .forEach(
                        address ->
                                offer(
                                        actor,
                                        about,
                                        new Party(address, name),
                                        ReplyWays.Source.TOLD,
                                        senders,
                                        general,
                                        found));
        return new ReplyWays(
                List.copyOf(found.values()),
                ReplyWish.of(told),
                senders.values().stream()
                        .filter(channel -> TYPED.contains(channel.addressKind()))
                        .map(channel -> typed(actor, about, channel, general))
                        .toList());
    }

    private static void put(Map<Address, ReplyWays.Way> found, ReplyWays.Way way) {
        found.putIfAbsent(way.to().address(), way);
    }

    private void offer(
            Actor actor,
            CaseEntity about,
            Party to,
            ReplyWays.Source source,
            Map<AddressKind, ChannelDescriptor> senders,
            List<CannedReply> general,
            Map<Address, ReplyWays.Way> found) {
        ChannelDescriptor channel = senders.get(to.address().kind());
        boolean reached =
                !to.address().kind().equals(AddressKind.PHONE)
                        || MOBILE.matcher(to.address().value()).matches();
        if (channel != null && reached && found.size() < MOST) {
            put(found, way(actor, about, to, channel, source, general));
        }
    }

    private ReplyWays.Way way(
            Actor actor,
            CaseEntity about,
            Party to,
            ChannelDescriptor channel,
            ReplyWays.Source source,
            List<CannedReply> general) {
        ReplyWays.Typed any = typed(actor, about, channel, general);
        return new ReplyWays.Way(to, channel, source, any.texts(), any.onlyTexts());
    }

    private ReplyWays.Typed typed(
            Actor actor, CaseEntity about, ChannelDescriptor channel, List<CannedReply> general) {
        List<CannedReply> approved =
                channels.present(channel.id()).map(Channel::approvedTexts).orElse(List.of());
        return new ReplyWays.Typed(
                channel,
                approved.isEmpty() ? general : reader.filled(actor, about, approved),
                !approved.isEmpty());
    }

    /** What sends now; a conversation of the moment is over by the time of an answer. */
    private Map<AddressKind, ChannelDescriptor> senders(CaseEntity about) {
        Map<AddressKind, ChannelDescriptor> senders = new LinkedHashMap<>();
        List<ChannelDescriptor> present = channels.present();
        for (ChannelDescriptor channel : present) {
            if (channel.capabilities().contains(Capability.OUTBOUND)
                    && !channel.capabilities().contains(Capability.LIVE)) {
                channels.senderFor(channel.addressKind(), about.channel())
                        .filter(
                                sender ->
                                        present.stream()
                                                .anyMatch(each -> each.id().equals(sender.id())))
                        .ifPresent(sender -> senders.put(sender.addressKind(), sender));
            }
        }
        return senders;
    }

    private static List<Field> told(EntityManager em, CaseEntity about) {
        if (!about.mayHave(CasePart.FIELDS)) {
            return List.of();
        }
        return em
                .createQuery(
                        "select f from FieldEntity f, InteractionEntity i where i.caseId = :id and"
                                + " i.kind = :inbound and f.interactionId = i.id order by f.id",
                        FieldEntity.class)
                .setParameter("id", about.id().asLong())
                .setParameter("inbound", InteractionKind.INBOUND)
                .setMaxResults(500)
                .getResultList()
                .stream()
                .map(FieldEntity::field)
                .toList();
    }

    /** Whatever reads as a number or an address, and nothing that only holds one. */
    private static Stream<Address> inFields(List<Field> fields) {
        return fields.stream()
                .flatMap(
                        field ->
                                read(field.value(), FAX.matcher(plain(field.label())).find())
                                        .stream());
    }

    private static Stream<Address> noted(ContactDetails details) {
        return Stream.of(
                        read(details.mail(), false),
                        read(details.phone(), false),
                        read(details.fax(), true))
                .flatMap(Optional::stream);
    }

    private static Optional<Address> read(String written, boolean fax) {
        return EmailAddress.read(written)
                .map(mail -> Address.email(mail.value()))
                .or(
                        () ->
                                PhoneNumber.read(written)
                                        .map(
                                                number ->
                                                        new Address(
                                                                fax
                                                                        ? AddressKind.FAX
                                                                        : AddressKind.PHONE,
                                                                number.value())));
    }

    private static String plain(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
