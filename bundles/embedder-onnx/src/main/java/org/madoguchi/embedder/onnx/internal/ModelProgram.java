// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A program of its own, started by {@link ModelProcess}: texts from standard input, their vectors
 * to standard output. Native code may end it without harm to anybody.
 */
public final class ModelProgram {
    /** The model was read; its dimension follows. */
    static final int READY = 0;

    /** It cannot be used; a key, a number and so many arguments of the sentence follow. */
    static final int REFUSED = 1;

    /** No text has more bytes. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST_DIMENSIONS = 1024;

    private final Tokenizer tokenizer;
    private final Network network;
    private final DataOutputStream out;

    private ModelProgram(Tokenizer tokenizer, Network network, DataOutputStream out) {
        this.tokenizer = tokenizer;
        this.network = network;
        this.out = out;
    }

    /**
     * @param args model, tokenizer, pooling, most tokens, threads, a folder for a while
     */
    public static void main(String[] args) throws IOException {
        endBeforeTheDesk();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err); // what a library says is no vector
        try {
            Tokenizer tokenizer =
                    Tokenizer.read(Path.of(args[1]), Integer.parseInt(args[3]), Path.of(args[5]));
            Network network = Network.read(Path.of(args[0]), Pooling.valueOf(args[2]));
            ModelProgram program = new ModelProgram(tokenizer, network, out);
            int dimension = program.tried(args[0]);
            out.writeInt(READY);
            out.writeInt(dimension);
            out.flush();
            program.serve(
                    new DataInputStream(new BufferedInputStream(System.in)),
                    Integer.parseInt(args[4]));
        } catch (ModelException e) {
            e.printStackTrace();
            out.writeInt(REFUSED);
            out.writeUTF(e.key());
            out.writeInt(e.arguments().size());
            for (String argument : e.arguments()) {
                out.writeUTF(argument.length() > 1_000 ? argument.substring(0, 1_000) : argument);
            }
            out.flush();
        }
        System.exit(0); // whatever threads native code has
    }

    /** When memory runs out the kernel chooses this process and not the one that answers calls. */
    private static void endBeforeTheDesk() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "800");
        } catch (IOException e) {
            System.err.println("not to be chosen first when memory runs out: " + e);
        }
    }

    private int tried(String model) throws ModelException {
        float[] vector;
        try {
            vector = vector("市役所");
        } catch (Exception e) {
            throw new ModelException("model.fails", e, model, e.getMessage());
        }
        if (vector.length > MOST_DIMENSIONS || !isFinite(vector)) {
            throw new ModelException("model.vector", model, vector.length);
        }
        return vector.length;
    }

    private float[] vector(String text) throws Exception {
        return network.vector(tokenizer.cut(text));
    }

    private static boolean isFinite(float[] vector) {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Until whoever asks is gone. */
    private void serve(DataInputStream in, int threads) throws IOException {
        ExecutorService working = Executors.newFixedThreadPool(threads);
        try {
            while (true) {
                int number = in.readInt();
                byte[] text = in.readNBytes(Math.min(MOST_BYTES, in.readInt()));
                working.execute(() -> answer(number, new String(text, StandardCharsets.UTF_8)));
            }
        } catch (EOFException e) {
            working.shutdownNow();
        }
    }

    private void answer(int number, String text) {
        float[] vector = {};
        try {
            vector = vector(text);
        } catch (Exception e) {
            e.printStackTrace();
        }
        try {
            write(number, isFinite(vector) ? vector : new float[0]);
        } catch (IOException e) {
            System.exit(0); // nobody listens any more
        }
    }

    /** No numbers when there is no vector. */
    private synchronized void write(int number, float[] vector) throws IOException {
        out.writeInt(number);
        out.writeInt(vector.length);
        for (float value : vector) {
            out.writeFloat(value);
        }
        out.flush();
    }
}
