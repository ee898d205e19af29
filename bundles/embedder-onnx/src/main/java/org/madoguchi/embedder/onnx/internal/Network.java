// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The neural network: from tokens to one vector. Safe for use by several threads. */
final class Network {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;
    private final String output;
    private final Pooling pooling;

    private Network(OrtEnvironment environment, OrtSession session, Pooling pooling)
            throws OrtException, ModelException {
        this.environment = environment;
        this.session = session;
        this.pooling = pooling;
        this.inputs = inputs(session.getInputInfo());
        this.output = output(session.getOutputInfo());
    }

    /** Reads it; takes seconds. */
    static Network read(Path file, Pooling pooling) throws ModelException {
        try (SessionOptions options = new SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            // a thread for each text, and memory given back after each: the desk needs both
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return new Network(
                    environment, environment.createSession(file.toString(), options), pooling);
        } catch (OrtException e) {
            throw new ModelException("model.wrong", e, file, e.getMessage());
        } catch (LinkageError | IllegalStateException e) {
            throw new ModelException("native", e, e.getMessage());
        }
    }

    private static Set<String> inputs(Map<String, NodeInfo> all) throws ModelException {
        if (!all.containsKey(IDS)) {
            throw new ModelException("model.input", IDS, all.keySet());
        }
        for (Map.Entry<String, NodeInfo> input : all.entrySet()) {
            boolean known = Set.of(IDS, MASK, TYPES).contains(input.getKey());
            if (!known || !isTensor(input.getValue(), OnnxJavaType.INT64)) {
                throw new ModelException("model.unknown", input.getKey());
            }
        }
        return Set.copyOf(all.keySet());
    }

    /** The first one, as exported models have it. */
    private static String output(Map<String, NodeInfo> all) throws ModelException {
        Map.Entry<String, NodeInfo> first = all.entrySet().iterator().next();
        if (!isTensor(first.getValue(), OnnxJavaType.FLOAT)
                && !isTensor(first.getValue(), OnnxJavaType.FLOAT16)) {
            throw new ModelException("model.output", first.getKey());
        }
        return first.getKey();
    }

    private static boolean isTensor(NodeInfo info, OnnxJavaType type) {
        return info.getInfo() instanceof TensorInfo tensor && tensor.type == type;
    }

    float[] vector(Tokens tokens) throws OrtException {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (String input : inputs) {
                given.put(input, row(tokens, input));
            }
            try (OrtSession.Result result = session.run(given, Set.of(output))) {
                return vector((OnnxTensor) result.get(0), tokens.mask());
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor row(Tokens tokens, String input) throws OrtException {
        long[] row =
                switch (input) {
                    case IDS -> tokens.ids();
                    case MASK -> tokens.mask();
                    default -> tokens.types();
                };
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    /** Some models make one vector of a text themselves. */
    private float[] vector(OnnxTensor from, long[] mask) {
        long[] shape = from.getInfo().getShape();
        int dimension = (int) shape[shape.length - 1];
        if (shape.length == 2) {
            float[] whole = new float[dimension];
            from.getFloatBuffer().get(0, whole);
            return whole;
        }
        return pooling.pool(from.getFloatBuffer(), mask, dimension);
    }
}
