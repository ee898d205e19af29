// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts texts as tokenizer.json says. Safe for use by several threads.
 *
 * <p>The native functions are called directly: the library's own class for it would ask the cloud
 * where it runs, tell its maker, and unpack into the user's home (ADR 36).
 */
final class Tokenizer {
    private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

    private final long handle;

    private Tokenizer(long handle) {
        this.handle = handle;
    }

    /**
     * @param most tokens; what is longer is cut
     * @param folder for the native library
     */
    static Tokenizer read(Path file, int most, Path folder) throws ModelException, IOException {
        TokenizerLibrary.load(folder);
        try {
            Tokenizer read =
                    new Tokenizer(LIBRARY.createTokenizerFromString(Files.readString(file)));
            LIBRARY.setTruncation(read.handle, most, "LONGEST_FIRST", 0);
            return read;
        } catch (CharacterCodingException | RuntimeException e) {
            throw new ModelException("tokenizer.wrong", e, file, e.getMessage());
        }
    }

    Tokens cut(String text) {
        long cut = LIBRARY.encode(handle, text, true);
        try {
            return new Tokens(
                    LIBRARY.getTokenIds(cut),
                    LIBRARY.getAttentionMask(cut),
                    LIBRARY.getTypeIds(cut));
        } finally {
            LIBRARY.deleteEncoding(cut);
        }
    }
}
