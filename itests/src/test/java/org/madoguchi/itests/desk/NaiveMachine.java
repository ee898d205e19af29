// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import jakarta.mail.internet.MimeMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mailbox whose program answers everything it gets, at once, and says nowhere that it is a
 * program: another subject and another Message-ID each time, no reference to what it answers.
 */
final class NaiveMachine implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s,;\"]+@[^<>\\s,;\"]+");

    private final Post post;
    private final String address;
    private final String answersTo;
    private final Set<String> seen = new HashSet<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param answersTo the header whose address it answers to: From or Reply-To
     */
    NaiveMachine(Post post, String address, String answersTo) {
        this.post = post;
        this.address = address;
        this.answersTo = answersTo;
        clockwork.scheduleWithFixedDelay(this::answerAll, 0, 200, TimeUnit.MILLISECONDS);
    }

    /** Writes a mail as if somebody had asked it to. */
    void write(String subject) {
        post.send(Letter.from(address, "自動 応答", subject).text("ご連絡ありがとうございます。" + subject + "\r\n"));
    }

    String subjectOfAnswer(int number) {
        return "お返事 " + number + " " + address;
    }

    int answered() {
        return answered.get();
    }

    List<MimeMessage> received() {
        return post.mails(address);
    }

    private void answerAll() {
        for (MimeMessage mail : received()) {
            if (seen.add(Post.header(mail, "Message-ID"))) {
                String subject = subjectOfAnswer(seen.size());
                String peer = peer(mail);
                post.send(
                        Letter.from(address, "自動 応答", subject)
                                .header("Cc", peer)
                                .text(subject + "\r\n"),
                        peer);
                answered.incrementAndGet();
            }
        }
    }

    private String peer(MimeMessage mail) {
        Matcher found = ADDRESS.matcher(Post.header(mail, answersTo));
        if (!found.find()) {
            throw new IllegalStateException("no address in " + answersTo);
        }
        return found.group();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
