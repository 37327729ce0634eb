"""``python -m sample``: check the sample's data and say what it holds."""

from collections import Counter

from sample.paper import load_issues

for issue in load_issues():
    kinds = Counter(article.kind.value for article in issue.articles)
    print(issue.issued_on, len(issue.pages), "pages", len(issue.articles), "articles", dict(kinds))
