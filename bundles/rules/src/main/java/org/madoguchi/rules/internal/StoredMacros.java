// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.MacroTrial;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Macros as rows, done as transactions. */
@Component(service = Macros.class)
public final class StoredMacros implements Macros {
    private final RuleStore store;
    private final RuleChecks checks;
    private final MacroActs acts;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public StoredMacros(
            @Reference RuleStore store,
            @Reference RuleChecks checks,
            @Reference MacroActs acts,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.store = store;
        this.checks = checks;
        this.acts = acts;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public List<Macro> macros() {
        return store.unit()
                .required(
                        em ->
                                store.items(em, ItemKind.MACRO).stream()
                                        .map(row -> row.macro(store.json()))
                                        .toList());
    }

    @Override
    public Macro make(Actor actor, String typed, List<MacroAct> wanted) {
        actor.require(Permission.FORM_MANAGE);
        String name = RuleChecks.name(typed);
        checks.check(wanted);
        return store.unit()
                .required(
                        em ->
                                store.make(
                                                em,
                                                actor,
                                                ItemKind.MACRO,
                                                Rule.State.ON,
                                                name,
                                                store.json().write(wanted))
                                        .macro(store.json()));
    }

    @Override
    public Macro save(Actor actor, MacroId id, int seen, String typed, List<MacroAct> wanted) {
        actor.require(Permission.FORM_MANAGE);
        String name = RuleChecks.name(typed);
        checks.check(wanted);
        return store.unit()
                .required(
                        em ->
                                store.save(
                                                em,
                                                actor,
                                                ItemKind.MACRO,
                                                id.value(),
                                                seen,
                                                name,
                                                store.json().write(wanted))
                                        .macro(store.json()));
    }

    @Override
    public void move(Actor actor, MacroId id, int position) {
        store.unit().run(em -> store.move(em, actor, ItemKind.MACRO, id.value(), position));
    }

    @Override
    public void retire(Actor actor, MacroId id, boolean retired) {
        store.unit()
                .run(
                        em ->
                                store.become(
                                        em,
                                        actor,
                                        ItemKind.MACRO,
                                        id.value(),
                                        retired ? Rule.State.RETIRED : Rule.State.ON));
    }

    @Override
    public List<Revision<Macro>> history(Actor actor, MacroId id) {
        return store.unit()
                .required(
                        em ->
                                store.revisions(em, actor, ItemKind.MACRO, id.value()).stream()
                                        .map(row -> row.read(then -> macro(id, then)))
                                        .toList());
    }

    private Macro macro(MacroId id, RevisionEntity then) {
        return new Macro(
                id, then.revision(), then.name(), store.json().acts(then.content()), false);
    }

    /** Done and undone: the answer is that of the desk itself. */
    @Override
    public MacroTrial tryOut(Actor actor, List<MacroAct> wanted, CaseId id) {
        actor.require(Permission.FORM_MANAGE);
        checks.check(wanted);
        List<MacroTrial.Step> steps = new ArrayList<>();
        try {
            transactions.run(
                    () -> {
                        steps.clear();
                        tryEach(acts.on(actor, id), wanted, steps);
                        throw new Undo();
                    });
        } catch (Undo undone) {
            audit.record(actor, "macro.try", "case " + id, wanted.size() + " acts");
        }
        return new MacroTrial(steps);
    }

    private static void tryEach(
            MacroActs.Run run, List<MacroAct> wanted, List<MacroTrial.Step> steps) {
        for (MacroAct act : wanted) {
            try {
                steps.add(new MacroTrial.Step(act, run.act(act), Optional.empty()));
            } catch (MacroActs.Refused e) {
                steps.add(new MacroTrial.Step(act, "", Optional.of(e.reason())));
                return;
            }
        }
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super("nothing is to be done", null, false, false);
        }
    }

    @Override
    public void run(Actor actor, MacroId id, CaseId about) {
        actor.require(Permission.CASE_HANDLE);
        Macro macro =
                store.unit()
                        .required(
                                em ->
                                        store.item(em, ItemKind.MACRO, id.value())
                                                .macro(store.json()));
        if (macro.retired()) {
            throw RuleTexts.rejection("macro-retired");
        }
        transactions.run(
                () -> {
                    MacroActs.Run run = acts.on(actor, about);
                    for (int i = 0; i < macro.acts().size(); i++) {
                        MacroAct act = macro.acts().get(i);
                        try {
                            run.act(act);
                        } catch (MacroActs.Refused e) {
                            throw new RejectedException(refusal(macro, i + 1, act, e.reason()));
                        }
                    }
                    audit.record(
                            actor,
                            "macro.run",
                            "case " + about,
                            "macro " + id + " v" + macro.version() + " " + macro.name());
                });
    }

    private static LocalizedText refusal(
            Macro macro, int number, MacroAct act, LocalizedText reason) {
        LocalizedText name = RuleTexts.text("act." + act.getClass().getSimpleName());
        LocalizedText told = RuleTexts.text("macro-refused", macro.name(), number);
        return new LocalizedText(
                told.ja() + name.ja() + "：" + reason.ja(),
                told.en() + name.en() + ": " + reason.en());
    }
}
