// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.topic.TopicId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which items cases have, and in which version: a case that was begun keeps its own. */
@Component(service = CaseForms.class)
public final class CaseForms {
    private final Forms forms;
    private final CaseTopics topics;

    @Activate
    public CaseForms(@Reference Forms forms, @Reference CaseTopics topics) {
        this.forms = forms;
        this.topics = topics;
    }

    /**
     * The forms of a case, those that are offered first.
     *
     * @param open empty forms are offered, too
     */
    List<FilledForm> of(
            ChannelId channel, boolean open, Collection<TopicId> about, List<Answer> answers) {
        List<Form> offered = forms.onCases();
        if (answers.isEmpty() && (!open || offered.isEmpty())) {
            return List.of();
        }
        Map<FormId, List<Answer>> given =
                answers.stream().collect(groupingBy(Answer::form, LinkedHashMap::new, toList()));
        Set<TopicId> wide = topics.withAbove(about);
        List<FilledForm> all = new ArrayList<>();
        for (Form form : offered) {
            List<Answer> own = given.remove(form.id());
            if (own != null) {
                begun(form.id(), own).ifPresent(all::add);
            } else if (open && isFor(form, channel, wide)) {
                all.add(filled(form, List.of()));
            }
        }
        given.forEach((id, own) -> begun(id, own).ifPresent(all::add));
        return List.copyOf(all);
    }

    /** Whether a case that has none of its items yet gets the form. */
    boolean isOffered(FormId id, int version, ChannelId channel, Collection<TopicId> about) {
        Set<TopicId> wide = topics.withAbove(about);
        return forms.onCases(id, version).filter(form -> isFor(form, channel, wide)).isPresent();
    }

    private static boolean isFor(Form form, ChannelId channel, Set<TopicId> wide) {
        return form.content().use().isFor(channel, wide);
    }

    Optional<Form> form(FormId id, int version) {
        return forms.onCases(id, version);
    }

    private Optional<FilledForm> begun(FormId id, List<Answer> answers) {
        return form(id, answers.get(0).version()).map(form -> filled(form, answers));
    }

    static FilledForm filled(Form form, List<Answer> answers) {
        Set<FormField> applying =
                new HashSet<>(
                        form.content().applying(item -> Answer.values(answers, form.id(), item)));
        return new FilledForm(
                form.id(),
                form.version(),
                form.content().name(),
                form.content().fields().stream()
                        .map(
                                field ->
                                        new FilledForm.Item(
                                                field,
                                                applying.contains(field),
                                                Answer.values(
                                                        answers, form.id(), field.head().id())))
                        .toList());
    }
}
