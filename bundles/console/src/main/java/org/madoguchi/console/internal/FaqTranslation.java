// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.web.FormData;

/**
 * An article beside its translation.
 *
 * @param translation as it is stored; empty when there is none in this language
 * @param machines that are installed, whatever they translate into
 * @param machinePublic readers see a machine's text before a person has confirmed it
 */
record FaqTranslation(
        Screen screen,
        Article article,
        List<Translation> all,
        List<Locale> languages,
        Locale language,
        Optional<Translation> translation,
        Form form,
        List<MachineTranslator.Status> machines,
        boolean machinePublic,
        boolean mayEdit,
        Optional<LocalizedText> problem) {

    /** A translation as the fields hold it. */
    record Form(String question, String answer, String shortAnswer) {
        static final Form EMPTY = new Form("", "", "");

        static Form of(Translation text) {
            return new Form(text.question(), text.answer(), text.shortAnswer());
        }

        static Form of(FormData sent) {
            return new Form(
                    sent.text("question").strip(),
                    sent.text("answer").strip(),
                    sent.text("shortAnswer").strip());
        }
    }

    String path() {
        return "/console/faq/" + article.id() + "/translations";
    }

    String name(Locale wanted) {
        return FaqLanguages.name(wanted, screen.words().locale());
    }

    String answer() {
        return FaqFiles.shown(article, article.text().answer());
    }

    /** The stored translation, which is safe; never what was typed. */
    String stored() {
        return translation.map(text -> FaqFiles.shown(article, text.answer())).orElse("");
    }

    Optional<Translation> in(Locale wanted) {
        return all.stream().filter(text -> text.language().equals(wanted)).findFirst();
    }

    boolean outdated(Translation text) {
        return text.ofRevision() < article.published().orElse(article.revision());
    }

    /** A machine wrote it, and nobody has confirmed it yet. */
    boolean machineMade() {
        return translation.map(text -> text.origin() == Translation.Origin.MACHINE).orElse(false);
    }

    /** What a person wrote is not overwritten by a machine. */
    boolean mayAskMachine() {
        return mayEdit && (translation.isEmpty() || machineMade()) && machine().isPresent();
    }

    /** The machine that will be asked. */
    Optional<MachineTranslator.Status> machine() {
        return machines.stream()
                .filter(status -> status.languages().contains(language))
                .findFirst();
    }

    /** Why a machine does not answer; a machine for other languages does not matter here. */
    Optional<LocalizedText> machineTrouble() {
        return machine()
                .or(() -> machines.stream().filter(s -> s.languages().isEmpty()).findFirst())
                .filter(status -> mayEdit && !status.answers())
                .map(MachineTranslator.Status::explanation);
    }
}
