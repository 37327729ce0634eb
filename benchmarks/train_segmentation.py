"""``python -m benchmarks.train_segmentation [--check]``: learn the weights of the model that parts pages.

Needs numpy and scikit-learn (1.9 wrote the weights that are shipped), which xianbao itself does not. Data: the *develop*
days of both newspapers and the sample paper, with and without column cuts, and the composed county pages that are not
:data:`SET_ASIDE`.
The seed is fixed: the same data give the same weights. Each composed page is a lesson twice, once as OCR may give it (:func:`_worn`):
what is learnt then leans less on blanks and on single characters, and tells whole pages better too.

The first lines of paragraphs are learnt first, then the wording (a logistic regression over the marks of three neighbouring
blocks) and the subjects, then the trees, which are told of each page what is learnt of these without its file would say.
``--check`` writes nothing and prints how the pages of each file are split by the wording and the trees that the others teach.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from benchmarks.forms import BLANKS, misread_text
from benchmarks.segmentation import (
    CORPORA,
    COUNTY,
    NEWSPAPERS,
    SET_ASIDE,
    TruePage,
    county_files,
    county_pages,
    develop_days,
    newspaper_pages,
    sample_pages,
    score_pages,
)
from benchmarks.train_first_lines import first_lines, learn_first_lines
from benchmarks.train_subjects import learn_subjects
from ingest.layout import segmentation
from ingest.layout.clues import NAMES, Clues, Verdict
from ingest.layout.flat_text import split_blocks
from ingest.layout.gaps import Words
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Labelled
from ingest.layout.model import Model, _tree
from ingest.layout.rules import RULES
from ingest.layout.subjects import About, subjects
from ingest.layout.wording import marks, wording, wording_odds

ROOM = Path(segmentation.__file__).parent
SEED = 0
SHAPE = {
    "max_iter": 240,
    "learning_rate": 0.05,
    "max_leaf_nodes": 64,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
    "max_features": 0.1,
}
REGULAR = 0.5  # the less, the more evenly the marks of the wording share their weight
BLOCKS = 3  # that a mark must be found in
SLIGHT = 0.05  # a mark whose weights are all less is left out
FOLDS = 4  # of a newspaper's days
FEW = 4  # articles of a small page, at most
PARTS = 6  # of all files and days: each is told what the wording of the others says
WORN = 0.01  # of the characters of a worn page that are misread
WORN_WORDING = 0.2  # what a worn page counts for the wording: more makes that of whole pages worse
WEIGHED = {"rmrb": 4.0}  # what counts for more than one beside so many county pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A page that is learnt from, labelled, with the rules' verdicts; ``fold`` names what is left out with it."""

    fold: str
    page: TruePage
    blocks: tuple[Labelled, ...]
    words: Words
    verdicts: list[Verdict]
    answers: list[bool]  # of the places from the second block on
    is_whole: bool = True  # not a part of a page that is a lesson too
    is_worn: bool = False


def main() -> int:
    """Learn and write the weights, or check."""
    lessons = _lessons(_pages())
    if "--check" in sys.argv:
        _check(lessons)
        return 0
    worded, about, model = learn(lessons)
    lines = learn_first_lines(_uncut_pages())
    for name, facts in (("first_lines", lines), ("wording", worded), ("subjects", about), ("weights", model)):
        file = ROOM / f"{name}.json"
        file.write_text(json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(file.name, file.stat().st_size, "bytes")
    return 0


def _pages() -> list[TruePage]:
    """Give the pages that are learnt from, those of the newspapers and of the sample with and without column cuts."""
    return [*_printed_pages(cuts=True), *_printed_pages(cuts=False), *_composed_pages(cuts=True)]


@cache
def _uncut_pages() -> list[TruePage]:
    return [*_printed_pages(cuts=False), *_composed_pages(cuts=False)]


def _printed_pages(*, cuts: bool) -> list[TruePage]:
    pages = sample_pages(cuts=cuts)
    for corpus in CORPORA if NEWSPAPERS.exists() else ():
        of_paper = newspaper_pages(corpus, cuts=cuts)
        days = develop_days(page.day for page in of_paper)
        pages += [page for page in of_paper if page.day in days]
    return pages


def _composed_pages(*, cuts: bool) -> list[TruePage]:
    return [page for name in county_files() if name not in SET_ASIDE for page in county_pages(name, cuts=cuts)]


def _lessons(pages: Sequence[TruePage]) -> list[Lesson]:
    """Give pages and small pages as lessons, each labelled by first lines that were learnt without its fold."""
    lessons: list[Lesson] = []
    uncut = _uncut_pages()
    for part in range(PARTS):
        others = [page for page in uncut if _part(_fold(page), PARTS) != part]
        known = first_lines(learn_first_lines(others))
        mine = [page for page in pages if _part(_fold(page), PARTS) == part]
        with patch("ingest.layout.first_lines.shipped_first_lines", lambda known=known: known):
            lessons += filter(None, map(_lesson, mine))
            small = filter(None, map(_lesson, filter(None, map(_small_page, mine))))
            lessons += [replace(lesson, is_whole=False) for lesson in small]
            worn = filter(None, map(_lesson, (_worn(page) for page in mine if page.corpus.startswith(COUNTY))))
            lessons += [replace(lesson, is_worn=True) for lesson in worn]
    return lessons


def _fold(page: TruePage) -> str:
    """Name what is left out with a page: its file, or its paper's part of days."""
    return page.corpus if page.corpus.startswith(COUNTY) else f"{page.corpus} {_part(page.day, FOLDS)}"


def _small_page(page: TruePage) -> TruePage | None:
    """Give a few articles of a page as a page of its own, None of a page that is small itself: some pages are."""
    edges = [0, *(at for at in range(1, len(page.blocks)) if page.blocks[at][1] != page.blocks[at - 1][1])]
    if len(edges) <= FEW:
        return None
    chance = random.Random(f"{page.corpus} {page.day} {page.number}")
    first = chance.randrange(len(edges) - FEW)
    return replace(page, blocks=page.blocks[edges[first] : edges[first + chance.randint(1, FEW)]])


def _worn(page: TruePage) -> TruePage:
    """Give a page without its blanks, a few of its characters misread."""
    chance = random.Random(f"{page.corpus} {page.day} {page.number}")
    known = [character for text, _ in page.blocks for character in text if character.strip()]
    blanked = ((BLANKS.sub("", text), owner) for text, owner in page.blocks)
    blocks = ((misread_text(text, WORN, known, chance), owner) for text, owner in blanked)
    return replace(page, blocks=tuple((text, owner) for text, owner in blocks if text.strip()))


def _lesson(page: TruePage) -> Lesson | None:
    """Give a page as a lesson, None where its text does not fall into the blocks that are known."""
    blocks = label_blocks(split_blocks(page.text))
    if len(blocks) != len(page.blocks):
        return None
    words = Words(blocks)
    owners = [owner for _, owner in page.blocks]
    answers = [owner != before for before, owner in pairwise(owners)]
    verdicts = segmentation.judge(blocks, words)
    return Lesson(fold=_fold(page), page=page, blocks=blocks, words=words, verdicts=verdicts, answers=answers)


def _check(lessons: Sequence[Lesson]) -> None:
    """Print how each fold's pages are split by what is learnt from the others."""
    for fold in sorted({lesson.fold for lesson in lessons}):
        worded, about, facts = learn([lesson for lesson in lessons if lesson.fold != fold])
        words, known = wording(worded), subjects(about)
        model = Model(NAMES, (), facts["bias"], tuple(map(_tree, facts["trees"])))
        shipped: dict[str, Any] = {
            "shipped": lambda model=model: model,
            "shipped_wording": lambda words=words: words,
            "shipped_subjects": lambda known=known: known,
        }
        with patch.multiple(segmentation, **shipped):
            score = score_pages(
                [lesson.page for lesson in lessons if lesson.fold == fold and lesson.is_whole and not lesson.is_worn]
            )
        print(f"{fold}: boundary F1 {score.boundary_f1:.3f}, exact {score.exact:.3f} of {score.articles}", flush=True)


def learn(lessons: Sequence[Lesson]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Give the weights of the wording, the subjects and the trees that pages with known articles teach."""
    counted = [_Counted(lesson) for lesson in lessons if lesson.is_whole]
    rows: list[tuple[float, ...]] = []
    answers: list[bool] = []
    worth: list[float] = []
    for part in range(PARTS):
        others = [one for one in counted if _part(one.lesson.fold, PARTS) != part]
        worded = wording(_learn_wording(others))
        known = subjects(_learn_subjects(others))
        for lesson in lessons:
            if _part(lesson.fold, PARTS) != part:
                continue
            about = About(known, lesson.words, len(lesson.blocks))
            clues = Clues(lesson.blocks, lesson.verdicts, lesson.words, wording_odds(worded, lesson.blocks), about)
            doubtful = [at for at in range(1, len(lesson.blocks)) if segmentation.is_doubtful(clues, at)]
            rows += [clues.numbers(at) for at in doubtful]
            answers += [lesson.answers[at - 1] for at in doubtful]
            worth += [_worth(lesson) * WEIGHED.get(lesson.page.corpus, 1.0)] * len(doubtful)
    trained = HistGradientBoostingClassifier(**SHAPE, random_state=SEED).fit(np.array(rows), np.array(answers), worth)
    return (
        _learn_wording(counted),
        _learn_subjects(counted),
        {
            "names": list(NAMES),
            "rules": [reason for reason, *_ in RULES],
            "bias": round(float(trained._baseline_prediction.ravel()[0]), 4),
            "trees": [_node(predictor.nodes, 0)[0] for (predictor,) in trained._predictors],
        },
    )


def _worth(lesson: Lesson) -> float:
    """Give how much a lesson counts: of a composed page there are two."""
    return 1.0 if lesson.page.corpus.startswith(COUNTY) else 2.0


def _part(name: str, parts: int) -> int:
    """Give the part that what is so named falls into, by a hash."""
    return int(sha256(name.encode()).hexdigest(), 16) % parts


class _Counted:
    """A lesson and the marks of each of its blocks."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.marks = [Counter(marks(one)) for one in lesson.blocks]


def _learn_wording(counted: Sequence[_Counted]) -> dict[str, Any]:
    """Give the weights of the marks that several blocks bear."""
    bearing = Counter(mark for one in counted for of_block in one.marks for mark in of_block)
    place = {mark: number for number, mark in enumerate(sorted(m for m, n in bearing.items() if n >= BLOCKS))}
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for one in counted:
        for at in range(1, len(one.marks)):
            for role, of_block in enumerate(one.marks[at - 1 : at + 2]):
                known = [(place[mark], number) for mark, number in of_block.items() if mark in place]
                columns += [role * len(place) + column for column, _ in known]
                values += [number for _, number in known]
            ends.append(len(columns))
    answers = [answer for one in counted for answer in one.lesson.answers]
    worth = [
        _worth(one.lesson) * (WORN_WORDING if one.lesson.is_worn else 1.0)
        for one in counted
        for _ in one.lesson.answers
    ]
    matrix = csr_matrix((values, columns, ends), shape=(len(answers), 3 * len(place)), dtype=float)
    trained = LogisticRegression(C=REGULAR, solver="liblinear", random_state=SEED).fit(matrix, answers, worth)
    last, first, second = (part.round(2).tolist() for part in np.split(trained.coef_[0], 3))
    weights = {mark: (last[at], first[at], second[at]) for mark, at in place.items()}
    return {
        "bias": round(float(trained.intercept_[0]), 4),
        "weights": {mark: three for mark, three in weights.items() if max(map(abs, three)) >= SLIGHT},
    }


def _learn_subjects(counted: Sequence[_Counted]) -> dict[str, Any]:
    """Give the subjects that the same pages teach, their paragraphs whole."""
    folds = {one.lesson.fold for one in counted}
    return learn_subjects(page for page in _uncut_pages() if _fold(page) in folds)


def _node(nodes: Any, at: int) -> tuple[list[Any] | float, float, int]:
    """Give a tree as lists, the mean of its leaves and the number of places they were learnt from."""
    node = nodes[at]
    if node["is_leaf"]:
        value = round(float(node["value"]), 4)
        return value, value, int(node["count"])
    low, low_mean, low_count = _node(nodes, int(node["left"]))
    high, high_mean, high_count = _node(nodes, int(node["right"]))
    mean = (low_mean * low_count + high_mean * high_count) / (low_count + high_count)
    most = float(f"{float(node['num_threshold']):.6g}")
    return [int(node["feature_idx"]), most, low, high, round(mean, 4)], mean, low_count + high_count


if __name__ == "__main__":
    sys.exit(main())
