// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.madoguchi.channel.email.internal.EmailSettings.Afterwards;
import org.madoguchi.channel.email.internal.EmailSettings.Inbound;

/**
 * Takes the unread mail of a folder: fetches the next mails while the last ones are handed in on
 * several threads, and moves or marks on the server only what the desk has stored. Remembers from
 * round to round which mails have to wait. For one thread.
 */
final class MailRound {
    private static final int DESCRIBED_AT_ONCE = 500;
    private static final int PROBES = 8;
    private static final int PIECE = 2 * 1024 * 1024;
    private static final int MAX_HEADERS = 1024 * 1024;

    /** Gives one mail to the desk; returns when it is stored. */
    interface Desk {
        void take(FetchedMail mail) throws Exception;
    }

    private final Inbound settings;
    private final Spool spool;
    private final Desk desk;
    private final ExecutorService workers;
    private final Patience patience;
    private final MailboxHealth health;
    private final Clock clock;

    private long validity = -1;
    // stored by the desk, and the server does not know yet
    private final List<Long> stored = new ArrayList<>();
    private final List<Long> storedInPart = new ArrayList<>();
    // the connection broke while they came
    private final Set<Long> suspects = new HashSet<>();

    MailRound(
            Inbound settings,
            Spool spool,
            Desk desk,
            ExecutorService workers,
            MailboxHealth health,
            Clock clock) {
        this.settings = settings;
        this.spool = spool;
        this.desk = desk;
        this.workers = workers;
        this.patience = new Patience(clock, settings.pollEvery());
        this.health = health;
        this.clock = clock;
    }

    private record Handed(Waiting mail, boolean inPart, Future<?> storing) {}

    /**
     * @param goOn asked between two commands; when false, the round ends early in good order
     * @return whether there was anything to do
     */
    boolean take(ImapFolder folder, BooleanSupplier goOn)
            throws MailboxTrouble, InterruptedException {
        if (folder.validity() != validity) {
            // the server has given all mails new numbers; the desk knows them by their content
            forget();
            validity = folder.validity();
        }
        tellServer(folder);
        List<Long> unread = folder.unread();
        patience.keepOnly(Set.copyOf(unread));
        List<Long> due = unread.stream().filter(patience::mayTry).toList();
        if (patience.deskIsAway()) {
            due = due.subList(0, Math.min(due.size(), PROBES));
        }
        for (int from = 0; from < due.size() && goOn.getAsBoolean(); from += DESCRIBED_AT_ONCE) {
            List<Long> some = due.subList(from, Math.min(from + DESCRIBED_AT_ONCE, due.size()));
            if (!takeAll(folder, folder.describe(some, clock.instant()), goOn)) {
                break;
            }
        }
        if (patience.nobodyWaits()) {
            health.taken();
        }
        return !due.isEmpty() && !patience.deskIsAway();
    }

    private void forget() {
        patience.clear();
        stored.clear();
        storedInPart.clear();
        suspects.clear();
    }

    /**
     * @return false when going on would not help now
     */
    private boolean takeAll(ImapFolder folder, List<Waiting> mails, BooleanSupplier goOn)
            throws MailboxTrouble, InterruptedException {
        List<Handed> under = List.of();
        try {
            for (List<Waiting> batch :
                    Waiting.batches(mails, mail -> suspects.contains(mail.uid()))) {
                List<Handed> next = handIn(fetch(folder, batch));
                List<Handed> before = under;
                under = next;
                await(before);
                tellServer(folder);
                if (patience.deskIsAway() || !goOn.getAsBoolean()) {
                    break;
                }
            }
        } finally {
            // also when the connection breaks: what is stored must not be fetched again
            await(under);
        }
        tellServer(folder);
        return !patience.deskIsAway();
    }

    private List<FetchedMail> fetch(ImapFolder folder, List<Waiting> batch) throws MailboxTrouble {
        try {
            List<FetchedMail> mails =
                    batch.size() == 1 ? fetchOne(folder, batch.get(0)) : fetchSmall(folder, batch);
            batch.forEach(mail -> suspects.remove(mail.uid()));
            return mails;
        } catch (MailboxTrouble e) {
            if (batch.size() == 1) {
                patience.failed(batch.get(0).uid());
            } else {
                batch.forEach(mail -> suspects.add(mail.uid()));
            }
            if (!e.key().equals(MailboxTrouble.OTHER)) {
                throw e;
            }
            // the server cannot give one of them; the others come alone in the next round
            health.notTaken(e);
            return List.of();
        }
    }

    private List<FetchedMail> fetchSmall(ImapFolder folder, List<Waiting> batch)
            throws MailboxTrouble {
        Map<Long, byte[]> whole = folder.whole(batch.stream().map(Waiting::uid).toList());
        List<FetchedMail> mails = new ArrayList<>();
        for (Waiting mail : batch) {
            byte[] bytes = whole.get(mail.uid());
            if (bytes == null) {
                // gone, or the server has trouble with it
                patience.failed(mail.uid());
            } else {
                mails.add(FetchedMail.inMemory(mail, bytes));
            }
        }
        return mails;
    }

    private List<FetchedMail> fetchOne(ImapFolder folder, Waiting mail) throws MailboxTrouble {
        if (mail.size() > settings.maxBytes()) {
            return List.of(FetchedMail.headers(mail, folder.head(mail.uid(), MAX_HEADERS)));
        }
        return mail.isSmall()
                ? fetchSmall(folder, List.of(mail))
                : List.of(FetchedMail.inFile(mail, fetchToFile(folder, mail)));
    }

    private Path fetchToFile(ImapFolder folder, Waiting mail) throws MailboxTrouble {
        try {
            Path file = spool.newFile();
            boolean complete = false;
            try (OutputStream out = Files.newOutputStream(file)) {
                long written = 0;
                byte[] piece;
                do {
                    piece = folder.piece(mail.uid(), written, PIECE);
                    out.write(piece);
                    written += piece.length;
                } while (piece.length == PIECE);
                complete = true;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(file);
                }
            }
            return file;
        } catch (IOException e) {
            // no room: it stays on the server and is tried again
            throw new MailboxTrouble(MailboxTrouble.OTHER, e);
        }
    }

    private List<Handed> handIn(List<FetchedMail> mails) {
        List<Handed> handed = new ArrayList<>();
        for (FetchedMail mail : mails) {
            handed.add(
                    new Handed(
                            mail.waiting(),
                            mail.headersOnly(),
                            workers.submit(
                                    () -> {
                                        try (mail) {
                                            desk.take(mail);
                                        }
                                        return null;
                                    })));
        }
        return handed;
    }

    private void await(List<Handed> mails) throws InterruptedException {
        for (Handed mail : mails) {
            try {
                mail.storing().get();
                patience.taken(mail.mail().uid());
                (mail.inPart() ? storedInPart : stored).add(mail.mail().uid());
            } catch (ExecutionException e) {
                patience.failed(mail.mail().uid());
                health.notTaken(e.getCause());
            }
        }
    }

    /** The server learns what is stored; what it does not want to know is told again later. */
    private void tellServer(ImapFolder folder) throws MailboxTrouble {
        if (settings.afterwards() == Afterwards.DELETE) {
            if (!storedInPart.isEmpty()) {
                // the server has the only copy of the body
                folder.markRead(storedInPart);
            }
        } else {
            stored.addAll(storedInPart);
        }
        storedInPart.clear();
        if (stored.isEmpty()) {
            return;
        }
        try {
            switch (settings.afterwards()) {
                case SEEN -> folder.markRead(stored);
                case MOVE -> folder.move(stored, settings.processedFolder());
                case DELETE -> folder.delete(stored);
            }
        } catch (MailboxTrouble e) {
            throw e.key().equals(MailboxTrouble.OTHER)
                    ? new MailboxTrouble(MailboxTrouble.SETTLE, e)
                    : e;
        }
        stored.clear();
    }
}
