// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.Interpreter;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.TranslatorException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The machines that translate, as they come and go. */
@Component(service = {Translators.class, Interpreter.class})
public final class Translators implements Interpreter {
    private final List<Ranked> machines = new CopyOnWriteArrayList<>();

    private record Ranked(MachineTranslator machine, int ranking) {}

    @Reference(
            name = "machine",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void add(MachineTranslator machine, Map<String, Object> properties) {
        Object ranking = properties.get("service.ranking");
        machines.add(new Ranked(machine, ranking instanceof Integer number ? number : 0));
    }

    void remove(MachineTranslator machine) {
        machines.removeIf(ranked -> ranked.machine() == machine);
    }

    /** The one that is asked for this language. */
    Optional<MachineTranslator> into(Locale language) {
        return present()
                .filter(machine -> machine.status().languages().contains(language))
                .findFirst();
    }

    @Override
    public Optional<String> name() {
        return reader().map(machine -> machine.status().name());
    }

    @Override
    public List<String> intoJapanese(List<String> texts) throws TranslatorException {
        MachineTranslator machine =
                reader().orElseThrow(
                                () ->
                                        new TranslatorException(
                                                LocalizedText.from(
                                                        Translators.class, "translation.reader"),
                                                null));
        return whole(machine.intoJapanese(texts), texts);
    }

    private Optional<MachineTranslator> reader() {
        return present()
                .filter(machine -> machine.status().readsMessages() && machine.status().answers())
                .findFirst();
    }

    /**
     * What a machine said, when it is an answer to what was asked.
     *
     * @throws TranslatorException when it is not
     */
    static List<String> whole(List<String> answer, List<String> asked) throws TranslatorException {
        if (answer.size() != asked.size()) {
            throw new TranslatorException(
                    LocalizedText.from(Translators.class, "translation.nonsense"), null);
        }
        return answer;
    }

    List<MachineTranslator.Status> statuses() {
        return present().map(MachineTranslator::status).toList();
    }

    /** The highest ranking first. */
    private Stream<MachineTranslator> present() {
        return machines.stream()
                .sorted(Comparator.comparingInt(Ranked::ranking).reversed())
                .map(Ranked::machine);
    }
}
