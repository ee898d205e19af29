// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** {@code ChatBenchmark PORT PASSWORD CHATS SECONDS}; PORT is the public one. */
public final class ChatBenchmark {
    private static final int OPERATORS = 3;
    private static final int EVERY_SECONDS = 20;

    private final int port;
    private final String password;
    private final int chats;
    private final int seconds;
    private final ExecutorService threads = Executors.newFixedThreadPool(48);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<Citizen> citizens = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    private final Map<String, Long> sentByCitizens = new ConcurrentHashMap<>();
    private final Map<String, Long> sentByOperators = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    private ChatBenchmark(String[] args) {
        port = Integer.parseInt(args[0]);
        password = args[1];
        chats = Integer.parseInt(args[2]);
        seconds = Integer.parseInt(args[3]);
    }

    public static void main(String[] args) throws Exception {
        boolean right = new ChatBenchmark(args).run();
        System.exit(right ? 0 : 1);
    }

    private boolean run() throws Exception {
        for (int i = 0; i < OPERATORS; i++) {
            Operator operator = new Operator(new Site(port + 1), threads);
            operator.signIn(i == 0 ? "supervisor" : "operator" + i, password);
            operators.add(operator);
        }
        clock.scheduleAtFixedRate(
                () -> operators.forEach(Operator::beat), 10, 20, TimeUnit.SECONDS);
        openAll();
        takeAll();
        converse();
        return report();
    }

    private void openAll() throws Exception {
        Site site = new Site(port);
        long began = System.nanoTime();
        List<Future<?>> opening = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(8);
        for (int i = 0; i < chats; i++) {
            Citizen citizen = new Citizen(i, site);
            citizens.add(citizen);
            opening.add(few.submit(citizen::open));
        }
        for (Future<?> one : opening) {
            one.get();
        }
        few.shutdown();
        System.out.printf("%d chats opened and waiting in %.1f s%n", chats, since(began));
    }

    private void takeAll() throws Exception {
        long began = System.nanoTime();
        Map<String, String> waiting = operators.get(0).waiting();
        if (waiting.size() != chats) {
            throw new IllegalStateException(waiting.size() + " of " + chats + " wait");
        }
        List<Future<?>> taking = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(OPERATORS);
        for (Citizen citizen : citizens) {
            citizen.room = waiting.get("質問" + citizen.number);
            taking.add(few.submit(() -> operatorOf(citizen).take(citizen.room)));
        }
        for (Future<?> one : taking) {
            one.get();
        }
        few.shutdown();
        System.out.printf("all taken by %d operators in %.1f s%n", OPERATORS, since(began));
    }

    private Operator operatorOf(Citizen citizen) {
        return operators.get(citizen.number % OPERATORS);
    }

    /** Each citizen says something now and then, and is answered half a second after. */
    private void converse() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Citizen citizen : citizens) {
            clock.schedule(
                    () -> turn(citizen, 1, end),
                    ThreadLocalRandom.current().nextInt(EVERY_SECONDS * 1000),
                    TimeUnit.MILLISECONDS);
        }
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
        for (int i = 0; i < 100 && (missing() > 0 || i < 20); i++) {
            Thread.sleep(200); // what was said last is still on its way
        }
    }

    private void turn(Citizen citizen, int turn, long end) {
        if (System.nanoTime() > end) {
            return;
        }
        threads.execute(
                () -> {
                    String text = "発言" + citizen.number + "-" + turn;
                    send(citizen.room + " " + text, sentByCitizens, () -> citizen.say("turn-" + citizen.number + "-" + turn, text));
                });
        clock.schedule(
                () -> threads.execute(() -> answer(citizen, turn)), 500, TimeUnit.MILLISECONDS);
        clock.schedule(
                () -> turn(citizen, turn + 1, end), EVERY_SECONDS * 1000L, TimeUnit.MILLISECONDS);
    }

    private void answer(Citizen citizen, int turn) {
        String text = "回答" + citizen.number + "-" + turn;
        send(
                text,
                sentByOperators,
                () -> operatorOf(citizen).say(citizen.room, "answer-" + citizen.number + "-" + turn, text));
    }

    private void send(String name, Map<String, Long> sent, Runnable sending) {
        sent.put(name, System.nanoTime());
        try {
            sending.run();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            System.err.println(e.getMessage());
        }
    }

    private long missing() {
        return sentByCitizens.keySet().stream().filter(name -> arrivedAtOperator(name) == 0).count()
                + sentByOperators.keySet().stream()
                        .filter(name -> arrivedAtCitizen(name) == 0)
                        .count();
    }

    private long arrivedAtOperator(String name) {
        return operators.stream()
                .mapToLong(operator -> operator.arrivals.getOrDefault(name, 0L))
                .max()
                .orElse(0);
    }

    private long arrivedAtCitizen(String text) {
        int number = Integer.parseInt(text.substring(2, text.indexOf('-')));
        return citizens.get(number).arrivals.getOrDefault(text, 0L);
    }

    private boolean report() {
        double[] toOperator = latencies(sentByCitizens, this::arrivedAtOperator);
        double[] toCitizen = latencies(sentByOperators, this::arrivedAtCitizen);
        System.out.printf("%-26s %7s %7s %7s %7s %7s%n", "", "count", "p50 ms", "p95 ms", "p99 ms", "most");
        print("citizen → operator's page", toOperator);
        print("operator → citizen's page", toCitizen);
        long wrong = citizens.stream().filter(citizen -> !isRight(citizen)).count();
        System.out.printf(
                "lost %d, chats with something doubled, missing or out of order %d, failed requests %d%n",
                missing(), wrong, failures.get());
        return missing() == 0 && wrong == 0 && failures.get() == 0;
    }

    private interface Arrival {
        long of(String name);
    }

    private static double[] latencies(Map<String, Long> sent, Arrival arrival) {
        return sent.entrySet().stream()
                .filter(one -> arrival.of(one.getKey()) != 0)
                .mapToDouble(one -> (arrival.of(one.getKey()) - one.getValue()) / 1e6)
                .sorted()
                .toArray();
    }

    private static void print(String what, double[] millis) {
        System.out.printf(
                "%-26s %7d %7.1f %7.1f %7.1f %7.1f%n",
                what, millis.length, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), at(millis, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** The stream has told what is stored, all of it, once and in its order. */
    private static boolean isRight(Citizen citizen) {
        List<String> stored = citizen.stored();
        long[] numbers = LongStream.rangeClosed(1, stored.size()).toArray();
        return citizen.heard().equals(stored)
                && Arrays.equals(
                        citizen.heardNumbers().stream().mapToLong(Long::longValue).toArray(),
                        numbers)
                && stored.stream().distinct().count() == stored.size();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
