// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The product is killed at random moments while citizens write and staff answer: nothing that was
 * accepted is lost or doubled, and nothing that was released leaves twice. How many times, how much
 * and by which random numbers is said by system properties; see docs/sudden-death.md.
 */
class SuddenDeathIT {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(5);

    /** People who fill in forms, and pairs who answer. */
    private static final int AT_ONCE = 4;

    private final int kills = Integer.getInteger("madoguchi.death.kills", 5);
    private final int mails = Integer.getInteger("madoguchi.death.mails", 150);
    private final int forms = Integer.getInteger("madoguchi.death.forms", 40);
    private final int answers = Integer.getInteger("madoguchi.death.answers", 40);
    private final long seed = Long.getLong("madoguchi.death.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);
    private final Pace pace = new Pace(kills);
    private final Ledger ledger = new Ledger();
    private final List<Double> boots = new ArrayList<>();
    private int inBoot;
    private int databaseDeaths;

    @Test
    void nothingShouldBeLostOrDoubledByDying() throws Exception {
        System.out.println("sudden death: seed " + seed);
        ExecutorService world = Executors.newCachedThreadPool();
        try (MailServer mail = MailServer.start();
                MortalDesk desk = new MortalDesk(Database.chosen(true), mail)) {
            desk.leaveHalfADatabase();
            for (int i = 0; i < 2; i++) {
                // while everything is made for the first time
                desk.begin();
                rest(random.nextInt(9_000));
                desk.kill();
            }
            start(desk);
            Staff staff = new Staff(desk, desk.moveIn(), ledger, pace, seed);
            Writers writers = new Writers(desk, mail, ledger, pace, seed);
            List<Future<?>> load = new ArrayList<>();
            load.add(world.submit(() -> writers.writeMails(mails)));
            for (int i = 0; i < AT_ONCE; i++) {
                int first = i;
                load.add(world.submit(() -> writers.fillForms(forms, first, AT_ONCE)));
                load.add(world.submit(() -> staff.answer(answers, first, AT_ONCE)));
            }
            for (int i = 0; i < kills; i++) {
                live(desk);
                desk.kill();
                pace.lifeIsOver();
                if (die(desk)) {
                    inBoot++;
                }
                System.out.printf(
                        "life %d of %d: %d mails, %d forms, %d answers%n",
                        i + 1,
                        kills,
                        ledger.mails.size(),
                        ledger.inquiries.size(),
                        ledger.answers.size());
            }
            for (Future<?> part : load) {
                part.get(1, TimeUnit.HOURS);
            }
            Reckoning reckoning = new Reckoning(staff.supervisor(), new Mailboxes(mail), ledger);
            reckoning.settle();
            reckoning.compare();
            print(desk, reckoning);
            assertThat(reckoning.faults).as("seed " + seed).isEmpty();
            assertThat(ledger.mails).hasSize(mails);
            assertThat(ledger.answers).hasSize(answers);
        } finally {
            world.shutdownNow();
        }
    }

    /** A life of one to eight seconds; in one of four the database dies as well, where it can. */
    private void live(MortalDesk desk) {
        if (desk.database() instanceof Database.PostgreSql server && random.nextInt(4) == 0) {
            rest(random.nextInt(2_000));
            server.kill();
            databaseDeaths++;
            rest(random.nextInt(3_000));
            server.start();
        }
        rest(1_000 + random.nextInt(7_000));
    }

    /**
     * Starts again; one start in five is killed as well.
     *
     * @return whether it was
     */
    private boolean die(MortalDesk desk) {
        boolean early = random.nextInt(5) == 0;
        if (early) {
            desk.begin();
            rest(random.nextInt(6_000));
            desk.kill();
        }
        start(desk);
        return early;
    }

    private void start(MortalDesk desk) {
        long begun = System.nanoTime();
        desk.begin();
        await("the desk is ready")
                .atMost(BOOT_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast("its start failed: " + desk, desk::hasFailed)
                .until(desk::isReady);
        boots.add((System.nanoTime() - begun) / 1e9);
    }

    /** The moment of death is the point here, so this one waits for nothing else. */
    private static void rest(int millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void print(MortalDesk desk, Reckoning reckoning) {
        Collections.sort(boots);
        long uncertain = desk.said("was being sent when the product stopped");
        System.out.printf(
                """

                sudden death on %s, seed %d
                  kills                          %d, and %d during a start; database killed %d times
                  start after a kill             median %.1f s, longest %.1f s
                  mails / forms / answers        %d / %d (and %d given up) / %d
                  cases                          %d
                  messages out                   %d
                  uncertain                      %d; found by asking %d, decided by a person %d
                  lost, doubled or changed       %d
                """,
                desk.database().getClass().getSimpleName(),
                seed,
                kills,
                inBoot + 2,
                databaseDeaths,
                boots.get(boots.size() / 2),
                boots.get(boots.size() - 1),
                ledger.mails.size(),
                ledger.inquiries.size(),
                ledger.abandoned.size(),
                ledger.answers.size(),
                reckoning.cases(),
                reckoning.left(),
                uncertain,
                uncertain - reckoning.shown(),
                reckoning.shown(),
                reckoning.faults.size());
        reckoning.faults.stream().limit(50).forEach(System.out::println);
    }
}
