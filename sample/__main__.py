"""``python -m sample [FILE…]``: check the sample's issues, say what each holds, and name everything that is wrong."""

import sys
from collections import Counter
from pathlib import Path

from sample.paper import SampleError, issue_files, load_issue


def main(names: list[str]) -> int:
    """Print one line an issue, every problem of the others to stderr, and give the exit code."""
    code = 0
    for file in [Path(name) for name in names] or issue_files():
        try:
            issue = load_issue(file)
        except (SampleError, OSError) as error:
            print(error, file=sys.stderr)
            code = 1
            continue
        kinds = Counter(article.kind.value for article in issue.articles)
        counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        print(f"{issue.issued_on}: {len(issue.pages)} pages, {len(issue.articles)} articles: {counts}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
