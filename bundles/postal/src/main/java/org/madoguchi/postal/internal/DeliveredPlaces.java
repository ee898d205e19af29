// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The places that come with the product; {@code compact.mjs} says how the file was made. */
final class DeliveredPlaces {
    private DeliveredPlaces() {}

    static PlaceTable read() {
        PlaceTable.Builder table = new PlaceTable.Builder();
        try (InputStream in = DeliveredPlaces.class.getResourceAsStream("places.tsv.gz");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            String[] municipality = {};
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (line.startsWith("=")) {
                    municipality = columns;
                } else {
                    table.add(columns[0], municipality[1], municipality[2], columns[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.build();
    }
}
