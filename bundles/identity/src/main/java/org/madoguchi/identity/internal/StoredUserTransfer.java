// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserTransfer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts in bulk, in one transaction. */
@Component(service = UserTransfer.class)
public final class StoredUserTransfer implements UserTransfer {
    private final Accounts accounts;
    private final AccountChanges changes;
    private final Secrets secrets = new Secrets();

    @Activate
    public StoredUserTransfer(@Reference Accounts accounts) {
        this.accounts = accounts;
        this.changes = new AccountChanges(accounts);
    }

    @Override
    public Report check(Actor actor, List<Line> lines) {
        actor.require(Permission.USER_MANAGE);
        demandFew(lines);
        return accounts.unit().required(em -> new TransferPlan(em, lines).report());
    }

    private static void demandFew(List<Line> lines) {
        if (lines.size() > MOST) {
            throw PasswordPolicy.rejected("transfer.lines", MOST);
        }
    }

    @Override
    public Done apply(Actor actor, List<Line> lines) {
        Report expected = check(actor, lines);
        if (!expected.problems().isEmpty()) {
            return new Done(expected, List.of());
        }
        // the slow part, before anything is held
        Map<String, Ready> ready = new LinkedHashMap<>();
        accounts.unit().required(em -> new TransferPlan(em, lines).steps()).stream()
                .filter(TransferPlan.Step::creates)
                .forEach(step -> ready.put(step.user().login(), ready()));
        return accounts.unit().required(em -> apply(em, actor, lines, ready));
    }

    private Ready ready() {
        String password = secrets.password();
        return new Ready(password, accounts.hasher().hash(password));
    }

    private Done apply(EntityManager em, Actor actor, List<Line> lines, Map<String, Ready> ready) {
        TransferPlan plan = new TransferPlan(em, lines);
        // somebody else may have changed accounts meanwhile
        if (!plan.report().problems().isEmpty()) {
            return new Done(plan.report(), List.of());
        }
        Report report = plan.report();
        List<FirstPassword> passwords = new ArrayList<>();
        for (TransferPlan.Step step : plan.steps()) {
            if (step.creates()) {
                Ready made = ready.computeIfAbsent(step.user().login(), login -> ready());
                UserEntity created =
                        changes.create(em, actor, step.user(), made.hash(), true, step.reason());
                passwords.add(new FirstPassword(created.toRecord(accounts.now()), made.password()));
            } else {
                changes.update(
                        em, actor, step.entity(), step.user(), step.line().active(), step.reason());
            }
        }
        accounts.audited(
                actor,
                "user.import",
                "users",
                report.created()
                        + " created, "
                        + report.changed()
                        + " changed, "
                        + report.retired()
                        + " retired, "
                        + report.restored()
                        + " restored");
        return new Done(report, passwords);
    }

    private record Ready(String password, String hash) {}
}
