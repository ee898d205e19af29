// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.madoguchi.api.contact.PostalCodes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places by code, out of the configured file or the delivered one. */
@Component(service = PostalCodes.class, configurationPid = KnownPostalCodes.PID, immediate = true)
@Designate(ocd = PostalConfig.class)
public final class KnownPostalCodes implements PostalCodes {
    static final String PID = "org.madoguchi.postal";

    private static final int LONGEST = 30;
    private static final Logger LOG = LoggerFactory.getLogger(KnownPostalCodes.class);

    private final PlaceTable table;

    @Activate
    public KnownPostalCodes(PostalConfig config) {
        this(config.file());
    }

    /**
     * @param file may be empty
     */
    KnownPostalCodes(String file) {
        table = file.isBlank() ? DeliveredPlaces.read() : configured(file.strip());
        LOG.info("{} places with a postal code", table.size());
    }

    private static PlaceTable configured(String file) {
        try {
            return KenAllFile.read(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/"
                            + PID
                            + ".cfg: file = "
                            + file
                            + " cannot be used ("
                            + e.getMessage()
                            + "); give Japan Post's KEN_ALL.CSV, utf_ken_all.csv or the zip of one,"
                            + " or leave it empty",
                    e);
        }
    }

    @Override
    public List<Place> find(String code) {
        if (code.length() > LONGEST) {
            return List.of();
        }
        String digits =
                Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("[\\s〒‐‑‒–—―−ーｰ-]", "");
        return digits.matches("[0-9]{7}") ? table.find(digits) : List.of();
    }
}
