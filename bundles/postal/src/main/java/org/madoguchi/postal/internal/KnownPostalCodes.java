// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.madoguchi.api.contact.Districts;
import org.madoguchi.api.contact.PostalCodes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places by code, out of the configured file or the delivered one. */
@Component(
        service = {PostalCodes.class, Districts.class},
        configurationPid = KnownPostalCodes.PID,
        immediate = true)
@Designate(ocd = PostalConfig.class)
public final class KnownPostalCodes implements PostalCodes, Districts {
    static final String PID = "org.madoguchi.postal";

    private static final int LONGEST_CODE = 30;
    private static final int LONGEST_ADDRESS = 300;
    private static final Pattern CODE =
            Pattern.compile("〒?([0-9]{3})[‐‑‒–—―−ーｰ-]?([0-9]{4})(?![0-9])");
    private static final Logger LOG = LoggerFactory.getLogger(KnownPostalCodes.class);

    private final PlaceTable table;
    private final DistrictTable districts;

    @Activate
    public KnownPostalCodes(PostalConfig config) {
        this(config.file(), config.districts());
    }

    /**
     * @param file may be empty
     * @param towns file of the districts, may be empty
     */
    KnownPostalCodes(String file, String towns) {
        table = file.isBlank() ? DeliveredPlaces.read() : configured(file.strip());
        districts = DistrictTable.read(towns.strip());
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
    public Optional<String> town(String address) {
        String written =
                Normalizer.normalize(
                                address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)),
                                Normalizer.Form.NFKC)
                        .replaceAll("\\s+", "");
        Matcher code = CODE.matcher(written);
        String words = code.lookingAt() ? written.substring(code.end()) : written;
        List<Place> coded =
                code.lookingAt() ? table.find(code.group(1) + code.group(2)) : List.of();
        return coded.isEmpty() ? one(table.beginning(words)) : one(fitting(coded, words));
    }

    /** Of several places that have a code, those that the words name. */
    private static List<Place> fitting(List<Place> coded, String words) {
        if (coded.size() == 1) {
            return coded;
        }
        int longest = coded.stream().mapToInt(place -> named(place, words)).max().orElse(0);
        return longest == 0
                ? coded
                : coded.stream().filter(place -> named(place, words) == longest).toList();
    }

    private static int named(Place place, String words) {
        String name = place.municipality() + place.town();
        return words.contains(name) ? name.length() : 0;
    }

    /** The town of all of them, or what is sure: that they are in one municipality. */
    private static Optional<String> one(List<Place> places) {
        List<String> towns =
                places.stream()
                        .map(place -> place.municipality() + place.town())
                        .distinct()
                        .toList();
        if (towns.size() == 1 && prefectures(places) == 1) {
            return Optional.of(towns.get(0)).filter(town -> town.length() <= LONGEST);
        }
        List<String> municipalities = places.stream().map(Place::municipality).distinct().toList();
        return municipalities.size() == 1 && prefectures(places) == 1
                ? Optional.of(municipalities.get(0))
                : Optional.empty();
    }

    private static long prefectures(List<Place> places) {
        return places.stream().map(Place::prefecture).distinct().count();
    }

    @Override
    public String district(String town) {
        return districts.of(town);
    }

    @Override
    public Set<String> towns(String district) {
        Set<String> towns = new HashSet<>(Set.of(district));
        if (!districts.isEmpty()) {
            table.all()
                    .flatMap(
                            place ->
                                    Stream.of(
                                            place.municipality() + place.town(),
                                            place.municipality()))
                    .filter(town -> districts.of(town).equals(district))
                    .forEach(towns::add);
        }
        return Set.copyOf(towns);
    }

    @Override
    public List<Place> find(String code) {
        if (code.length() > LONGEST_CODE) {
            return List.of();
        }
        String digits =
                Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("[\\s〒‐‑‒–—―−ーｰ-]", "");
        return digits.matches("[0-9]{7}") ? table.find(digits) : List.of();
    }
}
