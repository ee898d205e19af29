// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.OutsideAccount;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.OutsideSignIns;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sign-in by accounts that others keep; see docs/adr/0043-citys-own-accounts.md. */
@Component(service = OutsideSignIns.class)
public final class StoredOutsideSignIns implements OutsideSignIns {
    private static final int LONGEST_REASON = 300;

    private final Accounts accounts;
    private final OutsideEntry entry;

    @Activate
    public StoredOutsideSignIns(@Reference Accounts accounts) {
        this.accounts = accounts;
        this.entry = new OutsideEntry(accounts, new SignInEnds(accounts, new Secrets()));
    }

    @Override
    public SignIn signIn(OutsidePerson person, String origin) {
        Optional<SignIn.Locked> stopped = stopped(origin);
        return stopped.isPresent()
                ? stopped.get()
                : accounts.doorkeeper().counted(entry.enter(person, origin), origin);
    }

    @Override
    public Optional<SignIn.Locked> stopped(String origin) {
        return accounts.doorkeeper().stopped(origin);
    }

    @Override
    public void refused(String provider, String why, String origin) {
        String tidy = why.replaceAll("\\p{Cc}+", " ");
        accounts.audited(
                SignInEnds.nobody(provider, origin),
                "user.sign-in-refused",
                "user unknown",
                "by "
                        + provider
                        + ": "
                        + tidy.substring(0, Math.min(LONGEST_REASON, tidy.length())));
        accounts.doorkeeper().count(origin);
    }

    @Override
    public Optional<String> providerOf(String sessionSecret) {
        return accounts.unit()
                .required(
                        em ->
                                SessionEntity.bySecret(em, sessionSecret)
                                        .flatMap(SessionEntity::provider));
    }

    @Override
    public List<OutsideAccount> accounts(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return accounts.unit()
                .required(
                        em ->
                                OutsideAccountEntity.of(em, owner.value()).stream()
                                        .map(OutsideAccountEntity::toRecord)
                                        .toList());
    }

    @Override
    public void forget(Actor actor, UserId owner, String provider) {
        actor.require(Permission.USER_MANAGE);
        accounts.unit()
                .run(
                        em -> {
                            UserEntity user = accounts.reserved(em, owner.value());
                            OutsideAccountEntity known =
                                    OutsideAccountEntity.of(em, owner.value()).stream()
                                            .filter(found -> found.provider().equals(provider))
                                            .findFirst()
                                            .orElseThrow(
                                                    () -> new NotFoundException("no " + provider));
                            em.remove(known);
                            accounts.endSessions(em, owner.value());
                            accounts.audited(actor, "user.outside-forgotten", user, provider);
                        });
    }
}
