-- Lists of a hundred thousand articles come from an index alone: it has their order and all that decides on them.
DROP INDEX knowledge_shelf_by_question;
DROP INDEX knowledge_shelf_by_time;
CREATE INDEX knowledge_shelf_by_question
    ON knowledge_shelf (question, text_id, audience_rank, visible_from, visible_until);
CREATE INDEX knowledge_shelf_newest
    ON knowledge_shelf (since DESC, text_id DESC, audience_rank, visible_from, visible_until);
CREATE INDEX knowledge_shelf_featured
    ON knowledge_shelf (featured, question, text_id, audience_rank, visible_from, visible_until);
DROP INDEX knowledge_article_by_change;
CREATE INDEX knowledge_article_by_change ON knowledge_article (updated_at DESC, id DESC, text_id);
