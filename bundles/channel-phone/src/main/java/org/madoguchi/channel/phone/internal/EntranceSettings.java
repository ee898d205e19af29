// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.channel.phone.internal.Entrance.Choice;

/**
 * Reads the entrances: the main one from {@code menu}, {@code hours}, {@code holidays} and {@code
 * special}, the others from {@code entrance.NAME.KEY}.
 */
final class EntranceSettings {
    private static final String FAMILY = "entrance.";
    private static final String ALWAYS = "mon-sun 00:00-24:00";
    private static final int LONGEST_NAME = 80;
    private static final Set<String> KEYS =
            Set.of(
                    "numbers",
                    "instead",
                    "name",
                    "greeting",
                    "closed",
                    "announcement",
                    "queue",
                    "menu",
                    "hours",
                    "holidays",
                    "special");

    private final ChannelSettings settings;
    private final List<String> queues;
    private final Map<String, Map<String, String>> written = new TreeMap<>();
    private final Map<String, String> byNumber = new HashMap<>();
    private final Map<String, List<String>> standingIn = new HashMap<>();

    private EntranceSettings(ChannelSettings settings, List<String> queues) {
        this.settings = settings;
        this.queues = queues;
        settings.family(FAMILY).forEach(this::sort);
    }

    static Entrances read(ChannelSettings settings, List<String> queues) {
        return new EntranceSettings(settings, queues).read();
    }

    private void sort(String key, String value) {
        String[] parts = key.split("\\.", 2);
        if (parts.length != 2
                || !parts[0].matches("[a-z][a-z0-9-]{0,19}")
                || parts[0].equals(Entrance.MAIN)
                || !KEYS.contains(parts[1])) {
            throw settings.wrong(
                    FAMILY + key,
                    "is no key of an entrance",
                    "入口の名前は英小文字・数字・ハイフン20字まで（main以外）、キーは"
                            + String.join("・", KEYS.stream().sorted().toList())
                            + "のどれかにしてください / write entrance.NAME.KEY with a name of small"
                            + " letters, digits and hyphens other than main");
        }
        written.computeIfAbsent(parts[0], name -> new HashMap<>()).put(parts[1], value);
    }

    private Entrances read() {
        Map<String, Entrance> byKey = new LinkedHashMap<>();
        byKey.put(
                Entrance.MAIN,
                new Entrance(
                        Entrance.MAIN,
                        "",
                        "welcome",
                        "closed",
                        queues.get(0),
                        menu("menu", settings.list("menu", "")),
                        hours("")));
        written.forEach((key, values) -> byKey.put(key, entrance(key, values)));
        written.forEach(this::place);
        return new Entrances(byKey, byNumber, standingIn);
    }

    private Entrance entrance(String key, Map<String, String> values) {
        String of = FAMILY + key + ".";
        boolean announces = values.containsKey("announcement");
        if (announces
                && (values.containsKey("queue")
                        || values.containsKey("menu")
                        || values.containsKey("greeting"))) {
            throw settings.wrong(
                    of + "announcement",
                    "stands beside queue, menu or greeting",
                    "案内だけの入口には queue・menu・greeting を書かないでください / write none of these"
                            + " for an entrance that only announces");
        }
        return new Entrance(
                key,
                name(of, values.getOrDefault("name", key)),
                sound(of, announces ? "announcement" : "greeting", values, "welcome"),
                sound(of, "closed", values, "closed"),
                announces ? "" : queue(of, values),
                menu(of + "menu", settings.list(of + "menu", "")),
                hours(of));
    }

    private String name(String of, String name) {
        if (name.length() > LONGEST_NAME) {
            throw settings.wrong(
                    of + "name",
                    "is longer than " + LONGEST_NAME,
                    LONGEST_NAME + "字までにしてください / write a shorter one");
        }
        return name;
    }

    /** A file below the folder of the announcements, without its ending. */
    private String sound(String of, String key, Map<String, String> values, String otherwise) {
        String sound = values.getOrDefault(key, otherwise);
        if (!sound.matches("[A-Za-z0-9_-]{1,60}")) {
            throw settings.wrong(
                    of + key,
                    "= " + sound,
                    "音声ファイルの名前を、拡張子なしの英数字・ハイフン・下線で書いてください / write"
                            + " the name of an announcement without its ending, such as water");
        }
        return sound;
    }

    private String queue(String of, Map<String, String> values) {
        String queue = values.getOrDefault("queue", queues.get(0));
        if (!queues.contains(queue)) {
            throw settings.wrong(
                    of + "queue",
                    "= " + queue,
                    "queues に書いた待ち行列のどれかを書いてください / write one of queues");
        }
        return queue;
    }

    private Map<String, Choice> menu(String key, List<String> lines) {
        Map<String, Choice> menu = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length != 3 || !parts[0].matches("[0-9]") || !isTarget(parts[1])) {
                throw settings.wrong(
                        key,
                        "has '" + line + "'",
                        "数字:待ち行列:名前 をカンマ区切りで書いてください / write digit:queue:name between"
                                + " commas, such as 1:"
                                + queues.get(0)
                                + ":総合案内; the queue must be one of queues, or @NAME of an"
                                + " entrance");
            }
            menu.put(parts[0], new Choice(parts[0], parts[1], parts[2]));
        }
        return menu;
    }

    private boolean isTarget(String target) {
        return queues.contains(target)
                || target.equals("@" + Entrance.MAIN)
                || target.startsWith("@") && written.containsKey(target.substring(1));
    }

    private OpeningHours hours(String of) {
        try {
            return OpeningHours.parse(
                    settings.text(of + "hours").orElse(ALWAYS),
                    settings.text(of + "holidays").orElse(""),
                    settings.text(of + "special").orElse(""));
        } catch (IllegalArgumentException e) {
            throw settings.wrong(
                    of + "hours, holidays or special",
                    e.getMessage(),
                    "右の例のように書いてください / write hours = mon-fri 08:30-17:15; sat 09:00-12:00,"
                            + " holidays = 2027-01-01, special = 2026-12-29 09:00-12:00");
        }
    }

    /** Which calls come by the entrance; a part of a menu has none of its own. */
    private void place(String key, Map<String, String> values) {
        String of = FAMILY + key + ".";
        for (String number : settings.list(of + "numbers", "")) {
            String other = number.matches("\\+?[0-9]{1,20}") ? byNumber.put(number, key) : number;
            if (other != null) {
                throw settings.wrong(
                        of + "numbers",
                        "has " + number + (other.equals(number) ? "" : ", as " + other + " has"),
                        "ほかの入口にない番号を、交換機に届く形の数字だけで書いてください / write numbers in"
                                + " digits, as the carrier tells them, each at one entrance");
            }
        }
        String instead = values.get("instead");
        if (instead != null) {
            checkInstead(of, key, values);
            standingIn.computeIfAbsent(instead, usual -> new ArrayList<>()).add(key);
        }
    }

    private void checkInstead(String of, String key, Map<String, String> values) {
        String instead = values.get("instead");
        boolean known =
                !instead.equals(key)
                        && (instead.equals(Entrance.MAIN) || written.containsKey(instead));
        boolean bounded = values.containsKey("hours") || values.containsKey("special");
        if (!known || !bounded || values.containsKey("numbers")) {
            throw settings.wrong(
                    of + "instead",
                    "= " + instead,
                    "main かほかの入口の名前を書き、hours か special も書いてください（numbers は書けません） /"
                            + " write main or the name of another entrance, with hours or special"
                            + " and without numbers");
        }
    }
}
