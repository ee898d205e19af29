// SPDX-License-Identifier: Apache-2.0

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is searched for, with the number of letters that hold it, which reading all of them says.
 * Every word has a letter that is no digit: the product also finds cases by their numbers, which
 * are not ours to know.
 */
final class Words {
    private static final int MANY = 40;

    private final Map<String, Integer> holders = new HashMap<>();

    /** As an operator looks for a person or a matter: a name, a subject's number. */
    static List<String> ofLists(int letters, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int number = random.nextInt(letters);
            words.add(i % 2 == 0 ? "花子" + number % Letters.PEOPLE : "第" + number + "号");
        }
        return words;
    }

    /** From the bodies: most are in one letter of ten or more, some in a few alone. */
    static List<String> ofBodies(int letters, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String text = Letters.text(random.nextInt(letters));
            String[] lines = text.split("\n");
            if (i % 2 == 0) {
                words.add(lines[0].substring("お世話になっております。".length(), lines[0].length() - 3));
            } else {
                String line = lines[1 + random.nextInt(lines.length - 1)];
                int length = Math.min(line.length(), 3 + random.nextInt(6));
                int from = random.nextInt(line.length() - length + 1);
                words.add(line.substring(from, from + length));
            }
        }
        return words;
    }

    /** Reads every letter for every word. */
    Words(int letters, List<String> words) {
        words.forEach(word -> holders.put(word, 0));
        for (int number = 0; number < letters; number++) {
            String[] texts = texts(number);
            for (Map.Entry<String, Integer> word : holders.entrySet()) {
                if (holds(texts, word.getKey())) {
                    word.setValue(word.getValue() + 1);
                }
            }
        }
    }

    private static String[] texts(int number) {
        return new String[] {
            Letters.subject(number),
            Letters.text(number),
            Letters.name(number),
            "第" + number % 13 + "地区"
        };
    }

    private static boolean holds(String[] texts, String word) {
        for (String text : texts) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean holds(int number, String word) {
        return holds(texts(number), word);
    }

    int holders(String word) {
        return holders.get(word);
    }
}
