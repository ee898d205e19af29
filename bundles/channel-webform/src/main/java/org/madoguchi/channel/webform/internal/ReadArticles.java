// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which question the citizen was reading. The form works without knowing. */
@Component(service = ReadArticles.class)
public final class ReadArticles {
    private static final Logger LOG = LoggerFactory.getLogger(ReadArticles.class);

    private final City city;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Articles articles;

    @Activate
    public ReadArticles(@Reference City city) {
        this.city = city;
    }

    ReadArticles(City city, Articles articles) {
        this.city = city;
        this.articles = articles;
    }

    Optional<InquiryMapper.Read> read(Optional<ArticleId> id) {
        Articles present = articles;
        if (present == null || id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return present.published(id.get(), Audience.PUBLIC)
                    .map(
                            article ->
                                    new InquiryMapper.Read(
                                            article.id().toString(),
                                            article.text().question(),
                                            city.publicUrl() + "/faq/" + article.id()));
        } catch (StorageException e) {
            LOG.warn("article {} cannot be named in the form", id.get(), e);
            return Optional.empty();
        }
    }
}
