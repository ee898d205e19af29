// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** The module on a real database, with a desk beside it that remembers what it was told. */
final class Hall implements AutoCloseable {
    static final ChannelId CHAT = new ChannelId("chat-main");
    static final Duration PATIENCE = Duration.ofSeconds(90);

    final StorageFixture fixture = StorageFixture.start();

    /** Friday, noon in Japan. */
    final TestClock clock = new TestClock(Instant.parse("2026-11-27T03:00:00Z"));

    final Told told = new Told();
    final List<String> audited = new ArrayList<>();
    final List<String> assigned = new ArrayList<>();
    final List<String> searched = new ArrayList<>();
    final List<ArticleSearch.Hit> articles = new ArrayList<>();
    boolean searchFails;
    boolean doubtful;

    final RoomStore store = new RoomStore(fixture.storage(), fixture.events(), clock);
    final CitizenSide citizens;
    final OperatorSide operators;
    final Sweep sweep;
    final StoredConversationFigures figures;

    Hall() {
        this(Map.of("hours", "08:00-21:00"));
    }

    Hall(Map<String, ?> settings) {
        ConversationSettings configured =
                new ConversationSettings(Configurations.of(ConversationConfig.class, settings));
        City city = new Asahi();
        RoomCases cases = new RoomCases(store, told, told, city);
        RoomMoves moves = new RoomMoves(store, cases);
        Attendance attendance = new Attendance(store, configured, city);
        citizens =
                new CitizenSide(
                        store,
                        cases,
                        moves,
                        attendance,
                        new Suggestions(search(), use()),
                        configured);
        figures = new StoredConversationFigures(store, city);
        operators =
                new OperatorSide(
                        store, cases, moves, attendance, configured, desk(), users(), audit());
        sweep = new Sweep(store, moves, configured, null);
    }

    Actor operator(long id, String name) {
        return user(id, name, Role.OPERATOR).actor("192.0.2.1");
    }

    Actor supervisor() {
        return user(9, "佐藤", Role.SUPERVISOR).actor("192.0.2.9");
    }

    private static User user(long id, String name, Role role) {
        return new User(
                new UserId(id),
                "user" + id,
                name,
                Set.of(role),
                Optional.empty(),
                true,
                false,
                Optional.empty());
    }

    private ArticleSearch search() {
        return new ArticleSearch() {
            @Override
            public Found search(ArticleQuery query) {
                if (searchFails) {
                    throw new IllegalStateException("the index is gone");
                }
                return query.reader() == Reader.CITIZEN
                        ? new Found(
                                articles.stream().limit(query.page().limit()).toList(),
                                articles.size(),
                                Map.of(),
                                Optional.empty(),
                                doubtful)
                        : Found.NOTHING;
            }

            @Override
            public List<Hit> suggest(String typed, Reader reader, int limit) {
                return List.of();
            }

            @Override
            public long rebuild() {
                return 0;
            }

            @Override
            public long size() {
                return articles.size();
            }
        };
    }

    private FaqUse use() {
        return (FaqUse)
                Proxy.newProxyInstance(
                        FaqUse.class.getClassLoader(),
                        new Class<?>[] {FaqUse.class},
                        (proxy, method, arguments) -> {
                            Visit by = (Visit) arguments[0];
                            searched.add(
                                    "%s %s %s %s"
                                            .formatted(
                                                    by.place(),
                                                    by.language(),
                                                    arguments[1],
                                                    arguments[2]));
                            return null;
                        });
    }

    void publish(long id, String question) {
        articles.add(new ArticleSearch.Hit(new ArticleId(id), question, "", "", 1, List.of()));
    }

    private Cases desk() {
        return (Cases)
                Proxy.newProxyInstance(
                        Cases.class.getClassLoader(),
                        new Class<?>[] {Cases.class},
                        (proxy, method, arguments) -> {
                            assigned.add(((Actor) arguments[0]).name() + " " + arguments[1]);
                            return null;
                        });
    }

    private static Users users() {
        return (Users)
                Proxy.newProxyInstance(
                        Users.class.getClassLoader(),
                        new Class<?>[] {Users.class},
                        (proxy, method, arguments) ->
                                Optional.of(
                                        user(
                                                ((UserId) arguments[0]).value(),
                                                "職員" + arguments[0],
                                                Role.OPERATOR)));
    }

    private AuditTrail audit() {
        return new AuditTrail() {
            @Override
            public void record(Actor actor, String action, String subject, String detail) {
                audited.add(actor.name() + " " + action + " " + subject);
            }

            @Override
            public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void close() {
        store.close();
        fixture.close();
    }

    /** Intake and contacts that write down what they are told. */
    static final class Told implements CaseIntake, Contacts {
        final List<InboundMessage> opened = new ArrayList<>();
        final List<InboundMessage> retold = new ArrayList<>();
        final Map<InteractionId, ContactId> known = new HashMap<>();
        boolean failing;

        String text() {
            return (retold.isEmpty() ? opened : retold)
                    .get((retold.isEmpty() ? opened : retold).size() - 1)
                    .text();
        }

        @Override
        public Map<String, Inbox.Receipt> known(ChannelId channel, Collection<String> ids) {
            return Map.of();
        }

        @Override
        public Optional<CaseId> caseOf(ChannelId channel, Thread thread) {
            return Optional.empty();
        }

        @Override
        public Inbox.Receipt open(InboundMessage message, ContactId contact) {
            if (failing) {
                throw new IllegalStateException("no case today");
            }
            opened.add(message);
            int number = opened.size();
            return new Inbox.Receipt(
                    new CaseId(2026, number), new InteractionId(1000 + number), false);
        }

        @Override
        public Inbox.Receipt append(InboundMessage message, CaseId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean acknowledge(InboundMessage message, CaseId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void retell(InteractionId id, InboundMessage message, Optional<ContactId> contact) {
            retold.add(message);
            contact.ifPresent(who -> known.put(id, who));
        }

        @Override
        public List<ContactId> resolve(List<Party> parties) {
            return parties.stream()
                    .map(party -> new ContactId(Math.abs(party.address().hashCode())))
                    .toList();
        }

        @Override
        public Map<Address, Contact> at(Collection<Address> addresses) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Contact> find(ContactId id) {
            return Optional.empty();
        }

        @Override
        public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
            return Map.of();
        }

        @Override
        public void forget(ContactId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Contact> search(String text, int limit) {
            return List.of();
        }
    }
}
