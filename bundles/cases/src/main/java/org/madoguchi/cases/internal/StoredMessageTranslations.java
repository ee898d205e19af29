// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.MessageTranslation;
import org.madoguchi.api.cases.MessageTranslations;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Interpreter;
import org.madoguchi.api.knowledge.TranslatorException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translations of messages as rows. */
@Component(service = MessageTranslations.class)
public final class StoredMessageTranslations implements MessageTranslations {
    private static final Logger log = LoggerFactory.getLogger(StoredMessageTranslations.class);

    /** A machine has half a minute. */
    private static final int LONGEST_FOR_MACHINES = 20_000;

    private final CaseStore store;
    private final AuditTrail audit;

    /** Comes and goes; without it people translate. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Interpreter interpreter;

    @Activate
    public StoredMessageTranslations(@Reference CaseStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public Optional<String> machine() {
        return Optional.ofNullable(interpreter).flatMap(Interpreter::name);
    }

    @Override
    public void translate(Actor actor, InteractionId id) {
        Interpreter machine = interpreter;
        String name = machine().orElseThrow(() -> DeskTexts.rejection("translation-machine"));
        String said = store.unit().required(em -> words(em, actor, id));
        if (said.length() > LONGEST_FOR_MACHINES) {
            throw DeskTexts.rejection("translation-long", LONGEST_FOR_MACHINES);
        }
        try {
            // outside of a transaction: it may take half a minute
            String japanese =
                    String.join("\n", machine.intoJapanese(List.of(said.split("\n", -1))));
            store.unit().run(em -> keep(em, actor, id, japanese, Optional.of(name)));
        } catch (TranslatorException e) {
            log.warn("message {} was not translated", id, e);
            throw new RejectedException(e.reason());
        }
    }

    private String words(EntityManager em, Actor actor, InteractionId id) {
        InteractionEntity message = message(em, actor, id);
        mayOverwrite(em.find(TranslationEntity.class, id.value()));
        return (message.subject() + "\n\n" + message.body()).replace("\r", "").strip();
    }

    private static void mayOverwrite(TranslationEntity known) {
        if (known != null && !known.isByMachine()) {
            throw DeskTexts.rejection("translation-person");
        }
    }

    @Override
    public void save(Actor actor, InteractionId id, String text) {
        store.unit().run(em -> keep(em, actor, id, text, Optional.empty()));
    }

    private void keep(
            EntityManager em,
            Actor actor,
            InteractionId id,
            String text,
            Optional<String> machine) {
        if (text.length() > MAX_TEXT) {
            throw DeskTexts.rejection("text-too-long", MAX_TEXT);
        }
        InteractionEntity message = message(em, actor, id);
        CaseEntity about = store.visible(em, actor, message.caseId());
        TranslationEntity known = em.find(TranslationEntity.class, id.value());
        if (machine.isPresent()) {
            mayOverwrite(known);
        }
        if (text.isBlank()) {
            if (known == null) {
                return;
            }
            em.remove(known);
        } else {
            TranslationEntity row = known == null ? new TranslationEntity(id) : known;
            row.write(
                    new MessageTranslation(
                            text.strip(),
                            machine.isPresent(),
                            machine.orElse(actor.name()),
                            store.clock().instant()));
            if (known == null) {
                em.persist(row);
            }
            about.has(CasePart.TRANSLATIONS);
        }
        store.changed(em, about, actor, ChangeKind.TRANSLATED, machine.orElse(""));
        audit.record(
                actor,
                text.isBlank() ? "message.translation-remove" : "message.translate",
                "case " + about.id(),
                "message " + id + machine.map(name -> " by " + name).orElse(""));
    }

    private InteractionEntity message(EntityManager em, Actor actor, InteractionId id) {
        actor.require(Permission.CASE_HANDLE);
        InteractionEntity message = store.visible(em, actor, id);
        if (message.kind() != InteractionKind.INBOUND) {
            throw DeskTexts.rejection("translation-kind");
        }
        return message;
    }
}
