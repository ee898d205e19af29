// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Release;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.BlobId;

/** Takes messages as the desk does and gives them back; keeps what was audited. */
final class DeskInMemory implements Inbox, AuditTrail {
    final List<InboundMessage> taken = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    private final Map<String, Receipt> known = new LinkedHashMap<>();
    private final Map<Long, Content> blobs = new LinkedHashMap<>();
    private final Map<CaseId, Interaction> interactions = new LinkedHashMap<>();

    @Override
    public Receipt accept(InboundMessage message) {
        Receipt before = known.get(message.externalId());
        if (before != null) {
            return new Receipt(before.caseId(), before.interaction(), true);
        }
        taken.add(message);
        CaseId id = new CaseId(2026, taken.size());
        Receipt receipt = new Receipt(id, new InteractionId(taken.size()), false);
        known.put(message.externalId(), receipt);
        interactions.put(id, interaction(receipt, message));
        return receipt;
    }

    private Interaction interaction(Receipt receipt, InboundMessage message) {
        List<StoredAttachment> files = new ArrayList<>();
        for (Attachment file : message.attachments()) {
            files.add(
                    new StoredAttachment(
                            file.fileName(),
                            file.mediaType(),
                            file.content().size(),
                            keep(file.content())));
        }
        return new Interaction(
                receipt.interaction(),
                receipt.caseId(),
                InteractionKind.INBOUND,
                InteractionState.RECEIVED,
                message.channel(),
                message.receivedAt(),
                message.sender(),
                message.subject(),
                message.text(),
                message.fields(),
                files,
                message.origin(),
                Optional.empty(),
                "",
                "",
                Optional.of(keep(message.original())),
                Optional.empty(),
                List.of(),
                Release.FREE,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private BlobId keep(Content content) {
        long id = blobs.size() + 1L;
        blobs.put(id, Content.of(content.bytes()));
        return new BlobId(id);
    }

    /** What the product itself looks up again. */
    Cases cases() {
        return (Cases)
                Proxy.newProxyInstance(
                        Cases.class.getClassLoader(),
                        new Class<?>[] {Cases.class},
                        (self, method, args) ->
                                switch (method.getName()) {
                                    case "open" -> file((CaseId) args[1]);
                                    case "content" -> blobs.get(((BlobId) args[2]).value());
                                    default -> throw new AssertionError(method);
                                });
    }

    private CaseFile file(CaseId id) {
        Interaction interaction = interactions.get(id);
        Instant at = interaction.at();
        return new CaseFile(
                new CaseSummary(
                        id,
                        CaseState.NEW,
                        interaction.subject(),
                        interaction.channel(),
                        new ContactId(1),
                        interaction.party().name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        at,
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(new TimelineEntry.Message(interaction)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    @Override
    public void record(Actor actor, String action, String subject, String detail) {
        audited.add(actor.name() + " " + action + " " + subject + " " + detail);
    }

    @Override
    public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
        throw new AssertionError();
    }
}
