// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets a form carry files that are stored already. Without the seal, anybody who writes articles
 * could name the content of somebody else's letter and publish it. Seals end with the process.
 */
@Component(service = FileSeal.class)
public final class FileSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 4;

    private final SecretKeySpec key;

    @Activate
    public FileSeal() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    String seal(ArticleFile file) {
        byte[] text =
                String.join(
                                "\n",
                                file.blob().toString(),
                                Long.toString(file.size()),
                                file.mediaType(),
                                file.fileName())
                        .getBytes(StandardCharsets.UTF_8);
        return encode(text) + '.' + encode(mac(text));
    }

    /** Empty for what was not sealed here. */
    Optional<ArticleFile> open(String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            if (!MessageDigest.isEqual(mac, mac(text))) {
                return Optional.empty();
            }
            String[] parts = new String(text, StandardCharsets.UTF_8).split("\n", PARTS);
            return Optional.of(
                    new ArticleFile(
                            parts[3],
                            parts[2],
                            Long.parseLong(parts[1]),
                            new BlobId(Long.parseLong(parts[0]))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no Base64
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
