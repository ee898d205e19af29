// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseFollowUps;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.storage.Storage;

/** The desk's own town hall, as other modules may use it in their tests. */
public final class TownHall implements AutoCloseable {
    public static final DepartmentId WASTE = Town.WASTE;
    public static final DepartmentId TAX = Town.TAX;

    private final Town town = new Town();

    public Storage storage() {
        return town.fixture.storage();
    }

    public Transactions transactions() {
        return town.fixture.transactions();
    }

    public Cases cases() {
        return town.desk;
    }

    public CaseWatch watch() {
        return town.watch;
    }

    public CaseFollowUps followUps() {
        return town.followUps;
    }

    public Topics topics() {
        return town.topics;
    }

    public Users users() {
        return town.people;
    }

    public Directory directory() {
        return town.directory;
    }

    public DeskEntries entries() {
        return town.lists;
    }

    public AuditTrail audit() {
        return town.audit;
    }

    public Clock clock() {
        return town.clock;
    }

    public void wait(Duration span) {
        town.clock.advance(span);
    }

    public List<String> audited() {
        return town.audited;
    }

    public List<NewOutbound> posted() {
        return town.posted;
    }

    public Actor hire(String name, Role role) {
        return town.people.hire(name, role, Optional.empty());
    }

    public Actor hire(String name, Role role, DepartmentId department) {
        return town.people.hire(name, role, Optional.of(department));
    }

    public CaseId letter(String id, String from, String subject, String text) {
        var message = town.mail(id, from, "田中 花子").subject(subject).text(text).build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    public void answer(String id, String from, CaseId to, String text) {
        town.intake.append(town.mail(id, from, "田中 花子").subject("Re").text(text).build(), to);
    }

    public CaseFile file(Actor actor, CaseId id) {
        return town.desk.open(actor, id);
    }

    public void clear() {
        town.clear();
    }

    @Override
    public void close() {
        town.close();
    }
}
