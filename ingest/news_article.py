"""An article as schema.org's ``NewsArticle`` (JSON-LD), as search engines and libraries exchange it."""

from __future__ import annotations

from ingest.archive import ArticleRow


def news_article(article: ArticleRow) -> dict[str, object]:
    """Give the article as JSON-LD; what was not printed is left out."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "inLanguage": "zh-Hans",
        "headline": article.headline,
        "alternativeHeadline": " ".join(filter(None, (article.kicker, article.subhead))),
        "articleSection": article.column_label or article.section,
        "author": [{"@type": "Person", "name": name} for name in article.reporters],
        "datePublished": str(article.issued_on),
        "dateline": article.dateline_text,
        "printPage": article.page_label or str(article.page),
        "articleBody": article.body,
        "isPartOf": {"@type": "PublicationIssue", "identifier": article.issue_id},
        "url": article.source_url,
    }
    return {name: value for name, value in said.items() if value}
