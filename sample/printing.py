"""Print a page of the sample as flat text: blocks between blank lines, as a machine reading of the page gives them."""

from __future__ import annotations

from ingest.items import Kind
from sample.pieces import Piece, pieces
from sample.printed import SENTENCE_ENDS, Picture, Printed, PrintedIssue, PrintedPage

NEVER_FIRST = (*SENTENCE_ENDS, *"，、：》 　")  # no typesetter begins a column with one
LONG = 90  # characters; a longer paragraph may meet a column's end


def flat_text(issue: PrintedIssue, page: PrintedPage, *, cuts: bool = False) -> str:
    """Give a page's text; with ``cuts`` every third long paragraph is broken mid-sentence, as by a column's end."""
    blocks: list[str] = []
    roundups: set[str] = set()
    for piece in pieces(issue, page):
        if piece.article.roundup and piece.article.roundup not in roundups:
            roundups.add(piece.article.roundup)
            blocks.append(piece.article.roundup)
        blocks += piece_blocks(piece)
    if cuts:
        blocks = _cut(blocks)
    return "\n\n".join(blocks) + "\n"


def piece_blocks(piece: Piece) -> list[str]:
    """Give the blocks of one piece in printed order."""
    article = piece.article
    rest = article.continuation
    if article.kind is Kind.MASTHEAD:
        return ["\n".join((*article.headline, article.body))]
    if piece.is_continuation and rest:
        head = ["\n".join(rest.headline)] if rest.headline else []
        return [*head, rest.from_text, *_paragraphs(rest.body, article, is_last=True)]
    blocks = [column_label(article)] if article.column_label else []
    blocks += ["\n".join(lines) for lines in (article.kicker, article.headline, article.subhead) if lines]
    blocks += [article.byline_line] if article.byline_line else []
    body = _paragraphs(article.body, article, is_last=rest is None)
    if rest:
        body[-1] += rest.jump_text
    if article.jump_text:
        body.append(article.jump_text if ">" in article.jump_text else f">> {article.jump_text} >>")
    return [*blocks, *map(caption, article.images), *body] if article.images else blocks + body


def caption(picture: Picture) -> str:
    """Give a picture's caption and credit as one printed line."""
    if not picture.credit or not picture.caption:
        return picture.caption + picture.credit
    blank = "" if picture.caption.endswith(SENTENCE_ENDS) else " "
    return f"{picture.caption}{blank}{picture.credit}"


def column_label(article: Printed) -> str:
    """Give the column label in its printed brackets."""
    left, right = (article.column_style[:1], article.column_style[1:]) if article.column_style else ("", "")
    return f"{left}{article.column_label}{right}"


def signed(article: Printed) -> str:
    """Give the body's last piece with its tail signature, which runs on when it is in brackets."""
    text = article.continuation.body if article.continuation else article.body
    if not article.signature:
        return text
    joint = "" if article.signature[0] in "（(□◎■" and not article.verse else "\n"
    return text + joint + article.signature


def _paragraphs(body: str, article: Printed, *, is_last: bool) -> list[str]:
    text = signed(article) if is_last else body
    if not text:
        return []
    return [text] if article.verse else text.split("\n")


def _cut(blocks: list[str]) -> list[str]:
    done: list[str] = []
    long = 0
    for block in blocks:
        if len(block) < LONG or "\n" in block:
            done.append(block)
            continue
        long += 1
        at = len(block) // 2
        while block[at - 1] in SENTENCE_ENDS or block[at] in NEVER_FIRST:
            at += 1
        done += [block[:at], block[at:]] if long % 3 == 1 else [block]
    return done
