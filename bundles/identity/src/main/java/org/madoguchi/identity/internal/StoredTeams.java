// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Teams as rows. Every list of cases asks who is in which, so that they are remembered. */
@Component(service = Teams.class)
public final class StoredTeams implements Teams {
    /** So long another node's changes may go unseen. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final Transactions transactions;
    private Instant read = Instant.MIN;
    private List<Team> known = List.of();

    @Activate
    public StoredTeams(@Reference Accounts accounts, @Reference Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public synchronized List<Team> all() {
        Instant now = accounts.now();
        if (read.isBefore(now.minus(FRESH))) {
            known = accounts.unit().required(StoredTeams::stored);
            read = now;
        }
        return known;
    }

    private synchronized void forget() {
        read = Instant.MIN;
    }

    private static List<Team> stored(EntityManager em) {
        Map<Long, Set<UserId>> members =
                em.createQuery("SELECT m FROM TeamMemberEntity m", TeamMemberEntity.class)
                        .getResultStream()
                        .collect(
                                Collectors.groupingBy(
                                        TeamMemberEntity::teamId,
                                        Collectors.mapping(
                                                member -> new UserId(member.userId()),
                                                Collectors.toSet())));
        return em.createQuery("SELECT t FROM TeamEntity t", TeamEntity.class)
                .getResultStream()
                .map(team -> team.toRecord(members.getOrDefault(team.id(), Set.of())))
                .sorted(
                        Comparator.comparing(Team::retired)
                                .thenComparing(Team::name)
                                .thenComparing(team -> team.id().value()))
                .toList();
    }

    @Override
    public Team add(Actor actor, String name, Set<UserId> members) {
        actor.require(Permission.USER_MANAGE);
        String tidy = checked(name, members);
        return accounts.unit()
                .required(
                        em -> {
                            if (count(em) >= MOST) {
                                throw PasswordPolicy.rejected("team.many", MOST);
                            }
                            demandFree(em, tidy, 0);
                            TeamEntity team = new TeamEntity(accounts.unit().newId(), tidy);
                            em.persist(team);
                            put(em, team, Set.of(), members);
                            return told(actor, "team.create", team, members, "");
                        });
    }

    @Override
    public Team change(Actor actor, TeamId id, String name, Set<UserId> members) {
        actor.require(Permission.USER_MANAGE);
        String tidy = checked(name, members);
        return accounts.unit()
                .required(
                        em -> {
                            TeamEntity team = existing(em, id);
                            if (!team.isRetired()) {
                                demandFree(em, tidy, team.id());
                            }
                            String before = team.name().equals(tidy) ? "" : team.name() + " -> ";
                            Set<UserId> now = members(em, team);
                            team.rename(tidy);
                            put(em, team, now, members);
                            return told(actor, "team.change", team, members, before);
                        });
    }

    @Override
    public void retire(Actor actor, TeamId id, boolean retired) {
        actor.require(Permission.USER_MANAGE);
        accounts.unit()
                .run(
                        em -> {
                            TeamEntity team = existing(em, id);
                            if (team.isRetired() == retired) {
                                return;
                            }
                            if (!retired) {
                                demandFree(em, team.name(), team.id());
                            }
                            team.retire(retired);
                            told(
                                    actor,
                                    retired ? "team.delete" : "team.restore",
                                    team,
                                    members(em, team),
                                    "");
                        });
    }

    private static String checked(String name, Set<UserId> members) {
        String tidy =
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}]+", " ")
                        .strip();
        if (tidy.isEmpty() || tidy.length() > MAX_NAME) {
            throw PasswordPolicy.rejected("team.name", MAX_NAME);
        }
        if (members.size() > MOST_MEMBERS) {
            throw PasswordPolicy.rejected("team.members", MOST_MEMBERS);
        }
        return tidy;
    }

    private static long count(EntityManager em) {
        return em.createQuery("SELECT COUNT(t) FROM TeamEntity t", Long.class).getSingleResult();
    }

    private static void demandFree(EntityManager em, String name, long except) {
        boolean taken =
                em.createQuery("SELECT t FROM TeamEntity t WHERE t.name = :name", TeamEntity.class)
                        .setParameter("name", name)
                        .getResultStream()
                        .anyMatch(team -> !team.isRetired() && team.id() != except);
        if (taken) {
            throw PasswordPolicy.rejected("team.taken", name);
        }
    }

    private static TeamEntity existing(EntityManager em, TeamId id) {
        TeamEntity team = em.find(TeamEntity.class, id.value());
        if (team == null) {
            throw new NotFoundException("no team " + id);
        }
        return team;
    }

    private static List<TeamMemberEntity> rows(EntityManager em, TeamEntity team) {
        return em.createQuery(
                        "SELECT m FROM TeamMemberEntity m WHERE m.teamId = :team",
                        TeamMemberEntity.class)
                .setParameter("team", team.id())
                .getResultList();
    }

    private static Set<UserId> members(EntityManager em, TeamEntity team) {
        return rows(em, team).stream()
                .map(member -> new UserId(member.userId()))
                .collect(Collectors.toSet());
    }

    private void put(EntityManager em, TeamEntity team, Set<UserId> now, Set<UserId> wanted) {
        rows(em, team).stream()
                .filter(member -> !wanted.contains(new UserId(member.userId())))
                .forEach(em::remove);
        Set<UserId> coming = new HashSet<>(wanted);
        coming.removeAll(now);
        for (UserId user : coming) {
            if (em.find(UserEntity.class, user.value()) == null) {
                throw new NotFoundException("no user " + user);
            }
            em.persist(new TeamMemberEntity(accounts.unit().newId(), team.id(), user.value()));
        }
    }

    private Team told(
            Actor actor, String action, TeamEntity team, Set<UserId> members, String before) {
        String users =
                members.stream()
                        .map(UserId::value)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
        accounts.audited(
                actor, action, "team " + team.id(), before + team.name() + ", users " + users);
        transactions.afterCommit(this::forget);
        return team.toRecord(members);
    }
}
