"""The rules that part a page: named tests of the place before a block.

:data:`RULES` is read from the top; the first that holds decides. Where none does, ``evidence.EVIDENCE`` is weighed.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.language.decks import is_attendance, is_column_word, is_roundup_title
from ingest.layout import features as see
from ingest.layout.gaps import Gap
from ingest.layout.healing import joins
from ingest.layout.labels import AUTHOR, CREDITS, FURNITURE, HEADLINE_LIKE, PROSE, TEXT, Label
from ingest.layout.notices import in_notice, is_over_its_notice, is_under_its_office
from ingest.layout.picturing import (
    ends_picture,
    is_other_picture,
    is_picture_alone,
    is_picture_text,
    names_its_form,
    opens_under_pictures,
)

Test = Callable[[Gap], object]
STARTS, STAYS = True, False
ANY = frozenset(Label)
OF_ITEM = frozenset({Label.BODY, Label.OPENER, Label.POINT})
OF_BODY, OF_OPENER = frozenset({Label.BODY}), frozenset({Label.OPENER})
OF_HEADING, OF_COLUMN = frozenset({Label.HEADING}), frozenset({Label.COLUMN})
CANDIDATES = frozenset({Label.HEADING, Label.SHOUT, Label.COLUMN, Label.OPENER, Label.POINT, Label.POINTER})
TALLEST_DECK = 6  # blocks
LONGEST_CONTACT = 40  # characters
ITEM_START = 9  # characters of a roundup's item that say when or where
SHORTEST_TITLE = 6  # characters of one over a line of who attended
LONGEST_NOTE = 400  # characters of an editor's note


def ends(gap: Gap) -> bool:
    """Say whether the article before ends as articles do: a name, an agency or a photo credit in brackets."""
    if gap.before.label in CREDITS:
        return True
    if gap.before.label is Label.CAPTION and see.has_photo_credit(gap.before.plain):
        return all(one.label is not Label.OPENER for one in gap.recent)  # else the picture stands in a story
    return gap.before.label in PROSE and see.closes_article(gap.before.plain)


def after_jump(gap: Gap) -> bool:
    """Say whether the text before ends with its jump (下转第二版), and more than its picture follows."""
    return bool(see.JUMP_TO.search(gap.before.plain[-see.JUMP_LENGTH :]))


def ends_text(gap: Gap) -> bool:
    """Say whether a credit or a signature stands under a text."""
    if gap.before.label not in TEXT or see.JUMP_FROM.match(gap.here.plain):
        return False
    return gap.here.label is Label.SIGNATURE or bool(see.CREDIT.search(gap.here.plain))


def says_whom_to_call(gap: Gap) -> bool:
    """Say whether a line under a text gives a telephone number or an address, and not the paper's own."""
    line = gap.here.plain
    is_line = len(line) <= LONGEST_CONTACT and gap.before.label in TEXT
    return is_line and bool(see.CONTACT.search(line)) and not see.OF_PAPER.match(line)


def in_roundup(gap: Gap) -> bool:
    """Say whether one more paragraph follows in a roundup whose items have no headlines."""
    return gap.before.label in PROSE and bool(gap.roundup) and gap.roundup[0].label in PROSE


def in_named_roundup(gap: Gap) -> bool:
    """Say whether that roundup is named as one (简讯), or this item is of a day or a place: other lists have marks (▲) too."""
    at = gap.roundup_title
    if at is None:
        return False
    item = gap.here.plain
    is_told = not see.BULLET.match(item) or see.OF_DAY_OR_PLACE.search(item[:ITEM_START])
    return bool(is_told or is_roundup_title(gap.page[at].plain)) and in_roundup(gap)


def is_other_turn(gap: Gap) -> bool:
    """Say whether a question or an answer (问/答) follows another."""
    return bool(see.TURN.match(gap.here.plain) and see.TURN.match(gap.before.plain))


def is_answer(gap: Gap) -> bool:
    """Say whether the office that was asked answers (县城管局答：) the text above."""
    return gap.has_body and bool(see.ANSWER.match(gap.here.plain))


def is_over_questions(gap: Gap) -> bool:
    """Say whether a headline stands over the first of several questions (问：……)."""
    return bool(see.TURN.match(gap.after_text)) and not any(see.TURN.match(one.plain) for one in gap.recent)


def in_editors_note(gap: Gap) -> bool:
    """Say whether what stands above the gap is an editor's note (编者按) on what comes, and nothing after it."""
    length = 0
    for one in reversed(gap.recent):
        length += len(one.plain)
        if length > LONGEST_NOTE or see.EDITORS_NOTE.match(one.plain):
            return length <= LONGEST_NOTE
        if one.label not in PROSE:
            return False
    return False


def in_verse_group(gap: Gap) -> bool:
    """Say whether the current article is several poems under one title (组诗, 外一首)."""
    return any(see.VERSE_GROUP.search(one.plain) for one in gap.page[gap.start : gap.start + TALLEST_DECK])


def is_poem_of_group(gap: Gap) -> bool:
    """Say whether a headline over verse, without an author of its own, is a poem's in a group of poems."""
    return gap.opening is Label.VERSE and len(gap.stack) == 1 and gap.has_body and in_verse_group(gap)


def after_label(gap: Gap) -> bool:
    """Say whether a column label is all that the current article has yet."""
    return all(one.label is Label.COLUMN for one in gap.recent)


def says_who_attended(gap: Gap) -> bool:
    """Say whether a line under a headline, over its text, says who was there (陆远山主持并讲话)."""
    is_under = gap.before.label is Label.HEADING and len(gap.before.plain) > SHORTEST_TITLE
    return is_under and is_attendance(gap.here.plain)


def is_whole(gap: Gap) -> bool:
    """Say whether the block at the gap is a whole article: its writer's name stands at its end or alone after it."""
    after = gap.page[gap.at + 1].label if gap.at + 1 < len(gap.page) else None
    return see.closes_article(gap.here.plain) or after is Label.SIGNATURE


def follows_bare_brief(gap: Gap) -> bool:
    """Say whether a paragraph follows an article of one paragraph without a headline, and goes on with other news."""
    is_brief = gap.at == gap.start + 1 and gap.before.label in (Label.BODY, Label.OPENER)
    return is_brief and is_other_news(gap)


def follows_bare_opening(gap: Gap) -> bool:
    """Say whether an opening follows an article that itself has no headline above its opening."""
    return gap.page[gap.start].label is Label.OPENER


def is_other_news(gap: Gap) -> bool:
    """Say whether the paragraph at the gap is dated, and neither links to the text before nor shares its words."""
    is_news = len(gap.here.plain) > 45 and see.NEWS_START.search(gap.here.plain[:40])
    return bool(is_news) and not see.LINKING_START.match(gap.here.plain) and gap.affinity < 0.1


Rule = tuple[str, bool, frozenset[Label], Test]
"""Why, whether an article starts, the labels of the blocks that are asked, the test."""

RULES: tuple[Rule, ...] = (
    ("more lines of the same furniture", STAYS, FURNITURE, lambda gap: gap.here.label is gap.before.label),
    (
        "the page's furniture stands alone",
        STARTS,
        ANY,
        lambda gap: gap.here.label in FURNITURE or gap.before.label in FURNITURE,
    ),
    ("a pointer (导读) ends with its jump", STARTS, ANY, lambda gap: gap.before.label is Label.POINTER),
    ("an article goes on elsewhere (下转) before it", STARTS, HEADLINE_LIKE | PROSE - {Label.CAPTION}, after_jump),
    ("goes on with the paragraph before", STAYS, ANY, lambda gap: joins(gap.before, gap.here)),
    ("a credit or a signature under a text", STAYS, CREDITS, ends_text),
    ("whom to call (电话：……)", STAYS, OF_BODY, says_whom_to_call),
    ("another day of a diary", STAYS, ANY, lambda gap: gap.has_body and see.DIARY.match(gap.here.plain)),
    ("a picture's text and its credit", STARTS, OF_BODY, is_picture_text),
    ("a question or an answer follows another", STAYS, ANY, is_other_turn),
    ("an office answers", STAYS, TEXT | {Label.SHOUT}, is_answer),
    ("an author's line that nothing follows", STAYS, AUTHOR, lambda gap: gap.at + 1 == len(gap.page)),
    ("one more poem of a group (组诗)", STAYS, OF_HEADING, is_poem_of_group),
    ("one more numbered picture", STAYS, frozenset({Label.CAPTION, Label.BODY}), is_other_picture),
    ("the title of a notice under the office that issues it", STAYS, OF_HEADING, is_under_its_office),
    ("who attended, under a headline", STAYS, OF_HEADING, says_who_attended),
    ("a picture that no story goes with (摄影报道)", STARTS, frozenset({Label.CAPTION}), is_picture_alone),
    ("an item of a roundup (简讯)", STARTS, OF_ITEM, in_named_roundup),
    ("an item of what opens like a roundup", STARTS, OF_ITEM, in_roundup),
    (
        "a continuation (上接) without a headline",
        STARTS,
        ANY,
        lambda gap: see.JUMP_FROM.match(gap.here.plain) and gap.has_body,
    ),
    (
        "the text of a continuation (上接)",
        STAYS,
        TEXT,
        lambda gap: see.LONE_PAREN.match(gap.before.plain) and see.JUMP_FROM.match(gap.before.plain),
    ),
    ("the weather (天气预报)", STARTS, ANY, lambda gap: gap.has_body and see.WEATHER.match(gap.here.plain)),
    ("a brief after a brief without a headline, of other words", STARTS, OF_BODY, follows_bare_brief),
    ("the text of a notice (公告) follows its title", STAYS, frozenset({Label.BODY, Label.POINT}), in_notice),
    (
        "an editor's note (编者按) on what comes",
        STARTS,
        ANY,
        lambda gap: gap.has_body and gap.before.label not in HEADLINE_LIKE and see.EDITORS_NOTE.match(gap.here.plain),
    ),
    (
        "text, captions and names follow their headline",
        STAYS,
        ANY - CANDIDATES,
        lambda gap: (
            not (gap.here.label is Label.BODY and see.closes_article(gap.before.plain) and gap.before.label in PROSE)
        ),
    ),
    (
        "the headline of a picture, or of a piece that names its form (散文)",
        STARTS,
        OF_HEADING | OF_COLUMN,
        lambda gap: names_its_form(gap.here) and not after_label(gap),
    ),
    ("an advertisement's label (广告)", STARTS, ANY, lambda gap: see.ADVERT_LABEL.match(gap.here.plain)),
    ("a headline after a picture's credit", STARTS, ANY, ends_picture),
    ("a headline under an editor's note", STAYS, ANY, in_editors_note),
    ("the deck goes on", STAYS, ANY, lambda gap: not gap.has_body and gap.before.label in HEADLINE_LIKE),
    ("the story opens under its headline", STAYS, ANY, lambda gap: not gap.has_body),
    ("the story opens under its pictures", STAYS, OF_OPENER, opens_under_pictures),
    ("a paragraph after a writer's or an agency's name", STARTS, OF_BODY, lambda _: True),
    ("an opening (本报讯) after an ended article", STARTS, OF_OPENER, ends),
    ("an opening (本报讯) that is a whole brief", STARTS, OF_OPENER, is_whole),
    ("an opening (本报讯) after a brief without a headline", STARTS, OF_OPENER, follows_bare_opening),
    (
        "an opening (本报讯) after a notice",
        STARTS,
        OF_OPENER,
        lambda gap: see.is_notice_title(gap.page[gap.start].plain),
    ),
    ("an opening (本报讯) without a headline", STAYS, OF_OPENER, lambda _: True),
    ("an office over the notice that it issues (第4号通告)", STARTS, OF_HEADING, is_over_its_notice),
    ("a notice (公告) of its own", STARTS, OF_HEADING, lambda gap: see.is_notice_title(gap.here.plain)),
    (
        "a column label (栏目) over a headline",
        STARTS,
        OF_COLUMN,
        lambda gap: (
            any(one.label is Label.HEADING for one in gap.stack[1:])
            and (see.ENCLOSED_LABEL.match(gap.here.plain) or see.COMMENT.match(gap.here.plain))
        ),
    ),
    (
        "a column's name (栏目) over a headline",
        STARTS,
        OF_HEADING,
        lambda gap: is_column_word(gap.here.plain) and len(gap.stack) > 1,
    ),
    ("a headline over questions (问)", STARTS, ANY, is_over_questions),
    ("a letter (一封信)", STARTS, ANY, lambda gap: see.OPEN_LETTER.search(gap.here.plain)),
    ("a headline over verse", STARTS, OF_HEADING, lambda gap: gap.opening is Label.VERSE),
    ("a roundup (简讯)", STARTS, ANY, lambda gap: is_roundup_title(gap.here.plain)),
    ("a headline over a jump (导读)", STARTS, ANY, lambda gap: gap.after is Label.POINTER),
    ("a headline over a continuation (上接)", STARTS, ANY, lambda gap: see.JUMP_FROM.match(gap.after_text)),
    ("a numbered point or sub-heading", STAYS, ANY, lambda gap: see.NUMBERED.match(gap.here.plain)),
    (
        "the title of a story's last part (记者手记)",
        STAYS,
        ANY,
        lambda gap: see.LAST_PART.match(gap.here.plain) and len(gap.stack) == 1,
    ),
    (
        "a place name over an opening of a roundup",
        STAYS,
        ANY,
        lambda gap: gap.after is Label.OPENER and len(gap.stack) == 1 and len(gap.here.plain) <= 3,
    ),
    ("a headline over an opening (本报讯)", STARTS, ANY, lambda gap: gap.opening is Label.OPENER),
    (
        "a headline over nothing but a picture's caption",
        STARTS,
        ANY,
        lambda gap: gap.after is Label.CAPTION and gap.opening not in TEXT | {Label.SIGNATURE},
    ),
    ("a headline with its author", STARTS, ANY, lambda gap: any(one.label in AUTHOR for one in gap.stack[1:])),
    (
        "a headline after an ended article",
        STARTS,
        ANY,
        lambda gap: ends(gap) and not see.SALUTATION.search(gap.here.plain),
    ),
)
RULES_OF = {
    label: tuple(
        (at, reason, starts, test) for at, (reason, starts, labels, test) in enumerate(RULES) if label in labels
    )
    for label in Label
}
"""For each label the rules that are asked of such a block: which of :data:`RULES`, why, whether an article starts, the test."""


SETTLED = frozenset(
    at
    for at, (reason, *_) in enumerate(RULES)
    if reason
    in {
        "more lines of the same furniture",
        "the page's furniture stands alone",
        "a pointer (导读) ends with its jump",
        "an article goes on elsewhere (下转) before it",
        "goes on with the paragraph before",
        "an item of a roundup (简讯)",
        "an office over the notice that it issues (第4号通告)",
        "a notice (公告) of its own",
        "a credit or a signature under a text",
        "whom to call (电话：……)",
        "another day of a diary",
        "a picture's text and its credit",
        "a question or an answer follows another",
        "an office answers",
        "the title of a story's last part (记者手记)",
        "an author's line that nothing follows",
        "one more poem of a group (组诗)",
        "one more numbered picture",
        "the title of a notice under the office that issues it",
        "who attended, under a headline",
        "an editor's note (编者按) on what comes",
        "a headline under an editor's note",
        "the story opens under its pictures",
        "an advertisement's label (广告)",
        "a continuation (上接) without a headline",
        "the text of a continuation (上接)",
        "a headline over a continuation (上接)",
        "a headline over an opening (本报讯)",
    }
)
"""The rules whose verdicts the model does not weigh again: practically never wrong, or what is promised of such a text whatever
one paper does (questions and answers under one headline, an editor's note with what it opens)."""
