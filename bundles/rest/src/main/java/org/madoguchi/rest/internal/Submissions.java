// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.madoguchi.api.Content;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.web.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes cases from other systems. The key that comes with one makes it safe to send it again: keys
 * belong to the account whose token is used, so that two systems cannot meet.
 */
@Component(service = Submissions.class)
public final class Submissions {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final int MAX_FILES = 20;
    private static final int MAX_MEGABYTES = 25;

    private final DeskInbox inbox;
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock;
    private final ObjectMapper json = Json.mapper();

    @Activate
    public Submissions(
            @Reference DeskInbox inbox, @Reference Cases cases, @Reference AuditTrail audit) {
        this(inbox, cases, audit, Clock.systemUTC());
    }

    Submissions(DeskInbox inbox, Cases cases, AuditTrail audit, Clock clock) {
        this.inbox = inbox;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns once the case and the record of who handed it in are stored.
     *
     * @param key the header's value, or null
     * @param body the JSON as it came
     * @throws org.madoguchi.api.RejectedException when the sender can mend it
     */
    Inbox.Receipt submit(Actor actor, String key, byte[] body, List<Attachment> files) {
        actor.require(Permission.CASE_SUBMIT);
        if (key == null || !KEY.matcher(key).matches()) {
            throw Words.rejection("input.idempotency-key");
        }
        InboundMessage message = message(actor, key, body, files);
        Inbox.Receipt receipt =
                inbox.present()
                        .orElseThrow(() -> new StorageException("the intake is away", null))
                        .accept(message);
        if (receipt.duplicate()) {
            demandSame(receipt, message);
        }
        // after the case: when this fails the sender gets no answer and hands it in again
        audit.recordCommitted(
                actor,
                "case.submit",
                "case " + receipt.caseId(),
                (receipt.duplicate() ? "again, key " : "key ") + key);
        return receipt;
    }

    private InboundMessage message(Actor actor, String key, byte[] body, List<Attachment> files) {
        if (files.size() > MAX_FILES) {
            throw Words.rejection("input.too-many", "files", files.size(), MAX_FILES);
        }
        if (files.stream().mapToLong(file -> file.content().size()).sum()
                > MAX_MEGABYTES * 1024L * 1024L) {
            throw Words.rejection("input.files-too-large", MAX_MEGABYTES);
        }
        CaseInput input = Inputs.required("body", read(body));
        Instant now = clock.instant();
        InboundMessage.Builder message =
                InboundMessage.from(
                                ApiChannel.ID,
                                actor.user().orElseThrow() + ":" + key,
                                input.receivedAt(now),
                                Content.of(body),
                                "application/json")
                        .sender(input.contact().party())
                        .subject(input.subject())
                        .text(input.text())
                        .fields(input.messageFields())
                        .fields(input.contact().phoneField().stream().toList());
        files.forEach(message::attachment);
        return message.build();
    }

    private CaseInput read(byte[] body) {
        try {
            return json.readValue(body, CaseInput.class);
        } catch (IOException e) {
            // the parser's own exception inside: the web tells the sender which line or member
            throw new UncheckedIOException(e);
        }
    }

    /** A key that is used for something else would make a citizen's letter vanish unseen. */
    private void demandSame(Inbox.Receipt receipt, InboundMessage message) {
        Actor self = Actor.system("api");
        CaseFile known = cases.open(self, receipt.caseId());
        boolean same =
                known.timeline().stream()
                        .filter(TimelineEntry.Message.class::isInstance)
                        .map(entry -> ((TimelineEntry.Message) entry).interaction())
                        .filter(earlier -> earlier.id().equals(receipt.interaction()))
                        .anyMatch(earlier -> isSame(self, earlier, message));
        if (!same) {
            throw Words.rejection("input.key-reused", receipt.caseId());
        }
    }

    private boolean isSame(Actor self, Interaction earlier, InboundMessage message) {
        List<Attachment> files = message.attachments();
        List<StoredAttachment> stored = earlier.attachments();
        return stored.size() == files.size()
                && earlier.original()
                        .map(blob -> cases.content(self, earlier.caseId(), blob))
                        .map(content -> sameJson(content, message.original()))
                        .orElse(false)
                && files.stream()
                        .allMatch(
                                file ->
                                        stored.stream()
                                                .anyMatch(one -> isSame(self, earlier, one, file)));
    }

    private boolean isSame(
            Actor self, Interaction earlier, StoredAttachment stored, Attachment file) {
        return stored.fileName().equals(file.fileName())
                && stored.size() == file.content().size()
                && Arrays.equals(
                        cases.content(self, earlier.caseId(), stored.blob()).bytes(),
                        file.content().bytes());
    }

    /** Blanks and the order of members may differ. */
    private boolean sameJson(Content one, Content other) {
        try {
            return json.readTree(one.bytes()).equals(json.readTree(other.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
