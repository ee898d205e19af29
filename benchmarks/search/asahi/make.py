#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes corpus.json, queries.json, qrels.json, kinds.json and sets.json from the sample city's FAQ and queries.tsv."""
import hashlib
import json
import pathlib
import re
import sys
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
FAQ = HERE.parents[2] / "bundles/sample-city/src/main/resources/org/madoguchi/sample/city/internal/faq"
KINDS = ("paraphrase", "everyday", "keywords", "kana")


def public_articles():
    """Question to answer, as the citizens see them."""
    articles = {}
    for file in sorted(FAQ.glob("*.md")):
        if file.name == "en.md":
            continue
        for block in re.split(r"(?m)^## ", file.read_text("utf-8"))[1:]:
            head, _, answer = block.partition("\n\n")
            question, *values = head.split("\n")
            if not any(re.match(r"- 対象: *(OPERATOR|STAFF)", value) for value in values):
                articles[question.strip()] = answer.strip()
    return articles


def article_id(question):
    """Stays the same as long as the question does."""
    return hashlib.sha256(question.encode("utf-8")).hexdigest()[:12]


def found(articles, start):
    if start in articles:
        return start
    matches = [question for question in articles if question.startswith(start)]
    if len(matches) != 1:
        raise ValueError(f"'{start}' begins {len(matches)} questions")
    return matches[0]


def main():
    articles = public_articles()
    queries, qrels, kinds, sets = {}, {}, {}, {}
    count, errors = Counter(), []
    for number, line in enumerate((HERE / "queries.tsv").read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            kind, query, judged = line.split("\t")
            if kind not in KINDS or query in queries.values():
                raise ValueError(f"unknown kind or repeated query: {kind} {query}")
            count[kind] += 1
            key = f"{kind}-{count[kind]:03}"
            grades = {}
            for start in judged.split("|"):
                part = start.strip()
                grades[article_id(found(articles, part.lstrip("~")))] = 1 if part.startswith("~") else 2
            queries[key], qrels[key], kinds[key] = query, grades, kind
            sets[key] = "dev" if count[kind] % 2 else "held"
        except ValueError as error:
            errors.append(f"queries.tsv:{number}: {error}")
    if errors:
        sys.exit("\n".join(errors))
    corpus = {article_id(q): f"Question: {q}\nAnswer: {a}" for q, a in articles.items()}
    for name, content in (
        ("corpus", corpus), ("queries", queries), ("qrels", qrels), ("kinds", kinds), ("sets", sets)
    ):
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (HERE / f"{name}.json").write_text(text, "utf-8")
    judged = {article for grades in qrels.values() for article in grades}
    print(f"{len(corpus)} articles, {dict(count)}, {len(judged)} articles judged relevant at least once")


if __name__ == "__main__":
    main()
