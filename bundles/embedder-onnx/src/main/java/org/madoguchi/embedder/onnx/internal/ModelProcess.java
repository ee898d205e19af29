// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running {@link ModelProgram}. What takes too long ends it; so may its native code, or the
 * kernel when memory runs out. Then every question fails until somebody starts another one. Safe
 * for use by several threads.
 */
final class ModelProcess implements AutoCloseable {
    private static final String MEMORY = "-Xmx256m"; // the model itself is outside of the heap

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration patience;
    private final Map<Integer, CompletableFuture<float[]>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final int dimension;

    private ModelProcess(Process process, OnnxSettings settings, Path errors)
            throws ModelException {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.patience = settings.patience();
        this.dimension = greeted(settings.loading(), errors);
        Thread listening = new Thread(this::listen, "embedder-onnx-answers");
        listening.setDaemon(true);
        listening.start();
    }

    /**
     * Starts the program and waits until it has read the model.
     *
     * @param classes class path of the program
     * @param scratch a folder for its temporary files
     */
    static ModelProcess start(OnnxSettings settings, ModelFiles files, String classes, Path scratch)
            throws ModelException, IOException {
        Files.createDirectories(scratch);
        Path errors = scratch.resolve("errors.txt");
        ProcessBuilder program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                MEMORY,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-XX:-CreateCoredumpOnCrash",
                                "-XX:ErrorFile=" + scratch.resolve("crash.txt"),
                                "-Dfile.encoding=UTF-8",
                                "-Djava.io.tmpdir=" + scratch,
                                "-cp",
                                classes,
                                ModelProgram.class.getName(),
                                files.model().toString(),
                                files.tokenizer().toString(),
                                settings.pooling().name(),
                                Integer.toString(settings.tokens()),
                                Integer.toString(settings.threads()),
                                scratch.toString())
                        .redirectError(errors.toFile());
        program.environment().clear(); // it needs none of the desk's secrets
        return new ModelProcess(program.start(), settings, errors);
    }

    /** The dimension that it says. */
    private int greeted(Duration limit, Path errors) throws ModelException {
        CompletableFuture<Integer> greeting = new CompletableFuture<>();
        process.onExit().thenRun(() -> greeting.complete(-1));
        Thread reading =
                new Thread(
                        () -> {
                            try {
                                greeting.complete(in.readInt());
                            } catch (IOException e) {
                                greeting.complete(-1);
                            }
                        },
                        "embedder-onnx-greeting");
        reading.setDaemon(true);
        reading.start();
        try {
            int state = greeting.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            reading.join();
            if (state == ModelProgram.READY) {
                return in.readInt();
            }
            throw state == ModelProgram.REFUSED ? refusal() : new ModelException("ended", errors);
        } catch (TimeoutException e) {
            close();
            throw new ModelException("slow", e, limit.toSeconds());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new ModelException("ended", e, errors);
        } catch (IOException | ExecutionException e) {
            close();
            throw new ModelException("ended", e, errors);
        }
    }

    private ModelException refusal() throws IOException {
        String key = in.readUTF();
        Object[] arguments = new Object[in.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = in.readUTF();
        }
        return new ModelException(key, arguments);
    }

    private void listen() {
        try {
            while (true) {
                int number = in.readInt();
                float[] vector = new float[in.readInt()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                CompletableFuture<float[]> asking = asked.remove(number);
                if (asking != null) {
                    asking.complete(vector);
                }
            }
        } catch (IOException e) {
            close();
            asked.values().forEach(asking -> asking.completeExceptionally(e));
        }
    }

    int dimension() {
        return dimension;
    }

    /**
     * @return empty when the model cannot read this text
     * @throws IllegalStateException when it has ended, and when the text takes too long, which ends
     *     it
     */
    Optional<float[]> vector(String text) {
        int number = numbers.incrementAndGet();
        CompletableFuture<float[]> asking = new CompletableFuture<>();
        asked.put(number, asking);
        try {
            ask(number, text.getBytes(StandardCharsets.UTF_8));
            float[] vector = asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return vector.length == dimension ? Optional.of(vector) : Optional.empty();
        } catch (TimeoutException e) {
            close();
            throw new IllegalStateException("a text took " + patience.toSeconds() + " s", e);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("the model's program has ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("given up", e);
        } finally {
            asked.remove(number);
        }
    }

    private synchronized void ask(int number, byte[] text) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("not running");
        }
        int length = Math.min(text.length, ModelProgram.MOST_BYTES);
        out.writeInt(number);
        out.writeInt(length);
        out.write(text, 0, length);
        out.flush();
    }

    /** Does this when the program ends, for whatever reason. */
    void whenEnded(Runnable work) {
        process.onExit().thenRun(work);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
