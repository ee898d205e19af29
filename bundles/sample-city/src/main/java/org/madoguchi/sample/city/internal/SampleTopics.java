// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The sample city's classifications of cases, and what its operators ask on the telephone. 分野 is
 * that of the FAQ, so that an article in an answer suggests what the case is about.
 */
@Component(service = SampleTopics.class)
public final class SampleTopics {
    private static final String FIELD = "分野";

    private final Transactions transactions;
    private final Topics topics;
    private final Categories categories;
    private final FormDesk forms;
    private final Actor actor = Actor.system("sample-city");

    @Activate
    public SampleTopics(
            @Reference Transactions transactions,
            @Reference Topics topics,
            @Reference Categories categories,
            @Reference FormDesk forms) {
        this.transactions = transactions;
        this.topics = topics;
        this.categories = categories;
        this.forms = forms;
    }

    /** All or nothing; nothing where somebody has made classifications. */
    void load() {
        transactions.run(
                () -> {
                    if (topics.tree().roots().isEmpty()) {
                        fields();
                        listed();
                        telephone();
                    }
                });
    }

    private void fields() {
        CategoryTree tree = categories.tree();
        tree.find(FIELD).ifPresent(root -> copy(tree, root, Optional.empty()));
    }

    private void copy(CategoryTree tree, Category category, Optional<TopicId> parent) {
        Topic made = topics.add(actor, parent, category.name());
        topics.describe(
                actor,
                made.id(),
                new LocalizedText(category.name(), category.in(Locale.ENGLISH)),
                Topic.Style.TREE,
                parent.isPresent() ? Set.of(category.id()) : Set.of(),
                Optional.empty());
        for (Category child : tree.children(category.id())) {
            copy(tree, child, Optional.of(made.id()));
        }
    }

    private void listed() {
        Map<String, TopicId> made = new HashMap<>();
        for (Map<String, String> row : Csv.rows(SampleCity.resource("topics.csv"))) {
            String path = row.get("path");
            int level = path.lastIndexOf(TopicTree.LEVEL);
            Optional<TopicId> parent =
                    level < 0 ? Optional.empty() : Optional.of(made.get(path.substring(0, level)));
            String name = path.substring(level + 1);
            TopicId id = topics.add(actor, parent, name).id();
            String style = row.get("style");
            topics.describe(
                    actor,
                    id,
                    new LocalizedText(name, row.get("english")),
                    style.isEmpty() ? Topic.Style.TREE : Topic.Style.valueOf(style),
                    Set.of(),
                    Optional.empty());
            made.put(path, id);
        }
    }

    private void telephone() {
        Form form =
                forms.create(
                        actor,
                        new FormContent(
                                new LocalizedText("電話の聞き取り", "Telephone notes"),
                                LocalizedText.same(""),
                                false,
                                List.of(
                                        new FormField.Name(head("name", "お名前", "Name"), true),
                                        new FormField.PostalAddress(
                                                head("place", "ご住所", "Address")),
                                        new FormField.Choice(
                                                head("call", "折り返し", "Call back"),
                                                List.of(
                                                        new LocalizedText("不要", "Not needed"),
                                                        new LocalizedText("希望する", "Wanted")),
                                                true),
                                        new FormField.Text(
                                                new FormField.Head(
                                                        "when",
                                                        new LocalizedText(
                                                                "ご都合のよい時間", "Convenient time"),
                                                        LocalizedText.same(""),
                                                        false,
                                                        new FormField.Condition(
                                                                "call", List.of("希望する"))),
                                                false,
                                                100),
                                        new FormField.Text(
                                                head("memo", "聞き取りメモ", "Notes"), true, 2_000)),
                                List.of(),
                                FormReceipt.USUAL,
                                new FormUse(
                                        true, List.of(new ChannelId("phone-main")), List.of())));
        forms.publish(actor, form.id(), form.version());
    }

    private static FormField.Head head(String id, String ja, String en) {
        return new FormField.Head(id, new LocalizedText(ja, en), LocalizedText.same(""), false);
    }
}
