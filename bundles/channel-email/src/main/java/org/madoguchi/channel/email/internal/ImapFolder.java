// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One folder, spoken to by UIDs only: a number that another program's deletion has shifted can
 * never mark the wrong mail. For one thread.
 */
final class ImapFolder implements AutoCloseable {
    private static final int MANY = 500;

    private final IMAPProtocol server;
    private final Line line;
    private final Watchdog watchdog;
    private final long validity;
    private volatile boolean idle;

    /**
     * @param validity the folder's UIDVALIDITY
     */
    ImapFolder(IMAPProtocol server, Line line, Watchdog watchdog, long validity) {
        this.server = server;
        this.line = line;
        this.watchdog = watchdog;
        this.validity = validity;
    }

    long validity() {
        return validity;
    }

    /** UIDs of unread mail, the oldest first. The server looks for new mail before it answers. */
    List<Long> unread() throws MailboxTrouble {
        command("NOOP", null);
        List<Long> uids = new ArrayList<>();
        for (Response response : command("UID SEARCH UNSEEN UNDELETED", null)) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids.stream().sorted().toList();
    }

    /**
     * Sizes and times; a mail that has gone meanwhile is missing.
     *
     * @param otherwise when the server does not say when a mail came
     */
    List<Waiting> describe(List<Long> uids, Instant otherwise) throws MailboxTrouble {
        List<Waiting> mails = new ArrayList<>();
        for (FetchResponse answer : fetch(uids, "(UID RFC822.SIZE INTERNALDATE)")) {
            UID uid = answer.getItem(UID.class);
            RFC822SIZE size = answer.getItem(RFC822SIZE.class);
            INTERNALDATE date = answer.getItem(INTERNALDATE.class);
            if (uid != null && size != null) {
                boolean dated = date != null && date.getDate() != null;
                mails.add(
                        new Waiting(
                                uid.uid,
                                size.size,
                                dated ? date.getDate().toInstant() : otherwise));
            }
        }
        return mails;
    }

    /** Whole mails by one command; what the server does not give is missing. */
    Map<Long, byte[]> whole(List<Long> uids) throws MailboxTrouble {
        return bodies(uids, "BODY.PEEK[]");
    }

    /**
     * A piece of one mail; shorter than asked for at its end.
     *
     * @return empty when the mail has gone
     */
    byte[] piece(long uid, long from, int count) throws MailboxTrouble {
        return bodies(List.of(uid), "BODY.PEEK[]<" + from + "." + count + ">")
                .getOrDefault(uid, new byte[0]);
    }

    /** The headers of one mail, at most so many bytes of them. */
    byte[] head(long uid, int count) throws MailboxTrouble {
        return bodies(List.of(uid), "BODY.PEEK[HEADER]<0." + count + ">")
                .getOrDefault(uid, new byte[0]);
    }

    private Map<Long, byte[]> bodies(List<Long> uids, String what) throws MailboxTrouble {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (FetchResponse answer : fetch(uids, "(UID " + what + ")")) {
            UID uid = answer.getItem(UID.class);
            BODY body = answer.getItem(BODY.class);
            ByteArray bytes = body == null ? null : body.getByteArray();
            if (uid != null && bytes != null) {
                bodies.put(uid.uid, bytes.getNewBytes());
            }
        }
        return bodies;
    }

    void markRead(List<Long> uids) throws MailboxTrouble {
        store(uids, "\\Seen");
    }

    void delete(List<Long> uids) throws MailboxTrouble {
        store(uids, "\\Seen \\Deleted");
        if (server.hasCapability("UIDPLUS")) {
            each(uids, set -> "UID EXPUNGE " + set, null);
        } else {
            command("EXPUNGE", null);
        }
    }

    /** Into another folder of the same account, which is made when it is missing. */
    void move(List<Long> uids, String folder) throws MailboxTrouble {
        String name = BASE64MailboxEncoder.encode(folder);
        boolean atOnce = server.hasCapability("MOVE");
        store(uids, "\\Seen");
        String verb = atOnce ? "UID MOVE " : "UID COPY ";
        try {
            each(uids, set -> verb + set, name);
        } catch (MailboxTrouble e) {
            if (!e.key().equals(MailboxTrouble.OTHER)) {
                throw e;
            }
            // also when a person has removed the folder while we were connected
            command("CREATE", new Argument().writeString(name));
            each(uids, set -> verb + set, name);
        }
        if (!atOnce) {
            delete(uids);
        }
    }

    /** Whether {@link #awaitMail} works. */
    boolean tellsOfMail() {
        return server.hasCapability("IDLE");
    }

    /** Returns when new mail is there, when somebody {@link #wake wakes} us, or after a time. */
    void awaitMail(Duration atMost, BooleanSupplier goOn) throws MailboxTrouble {
        long end = System.nanoTime() + atMost.toNanos();
        try (Watchdog.Watch watch = watchdog.over(line, atMost)) {
            server.idleStart();
            idle = true;
            try {
                Response told = null;
                while (goOn.getAsBoolean() && (told == null || isSmallTalk(told))) {
                    line.patience((end - System.nanoTime()) / 1_000_000);
                    told = server.readResponse();
                }
                endIdle(told);
            } catch (SocketTimeoutException e) {
                // nothing came; whether the server still answers is seen now
                endIdle(null);
            }
        } catch (IOException e) {
            throw MailboxTrouble.of(e);
        } catch (ProtocolException e) {
            throw MailboxTrouble.of(e, MailboxTrouble.OTHER);
        } finally {
            idle = false;
        }
    }

    /** Ends {@link #awaitMail}; from any thread. */
    void wake() {
        if (idle) {
            server.idleAbort();
        }
    }

    private static boolean isSmallTalk(Response told) {
        boolean ofMail =
                told instanceof IMAPResponse number
                        && (number.keyEquals("EXISTS") || number.keyEquals("RECENT"));
        return !ofMail && !told.isTagged() && !told.isBYE();
    }

    private void endIdle(Response told) throws IOException, ProtocolException {
        line.patience(MailSessions.READ_MILLIS);
        Response last = told;
        if (last == null || !last.isTagged()) {
            server.idleAbort();
        }
        while (last == null || (!last.isTagged() && !last.isBYE())) {
            last = server.readResponse();
        }
        server.handleResult(last);
    }

    private void store(List<Long> uids, String flags) throws MailboxTrouble {
        each(uids, set -> "UID STORE " + set + " +FLAGS.SILENT (" + flags + ")", null);
    }

    private interface Command {
        String on(String uids);
    }

    private void each(List<Long> uids, Command command, String mailbox) throws MailboxTrouble {
        for (int from = 0; from < uids.size(); from += MANY) {
            command(
                    command.on(set(uids.subList(from, Math.min(from + MANY, uids.size())))),
                    mailbox == null ? null : new Argument().writeString(mailbox));
        }
    }

    private List<FetchResponse> fetch(List<Long> uids, String what) throws MailboxTrouble {
        List<FetchResponse> answers = new ArrayList<>();
        for (Response response : command("UID FETCH " + set(uids) + " " + what, null)) {
            if (response instanceof FetchResponse answer) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Response[] command(String command, Argument arguments) throws MailboxTrouble {
        try (Watchdog.Watch watch = watchdog.over(line)) {
            Response[] responses = server.command(command, arguments);
            if (watch.hasBitten()) {
                throw new MailboxTrouble(
                        MailboxTrouble.HANGS, new SocketTimeoutException("answer too slow"));
            }
            server.handleResult(responses[responses.length - 1]);
            return responses;
        } catch (ProtocolException e) {
            throw MailboxTrouble.of(e, MailboxTrouble.OTHER);
        }
    }

    /** Takes leave in good order where that is quick. */
    @Override
    public void close() {
        if (!line.isCut()) {
            try (Watchdog.Watch watch = watchdog.over(line)) {
                server.logout();
            } catch (ProtocolException e) {
                // the connection is closed all the same
                line.cut();
            }
        }
        line.cut();
    }
}
