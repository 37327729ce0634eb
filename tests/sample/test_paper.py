"""The loader names everything that is wrong with an issue's file, by file, slug and field."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.items import CreditRole, Kind, Role
from sample.paper import ISSUES, SampleError, issue_files, load_issue, load_issues, load_publication

ISSUE = """
issued_on = 2024-03-15
issue_number = "第22期"
total_number = "1186"
lunar = "农历甲辰年二月初六"
page_count = 2

[[pages]]
sequence = 1
label = "第01版"
section = "要闻"
colophon = "责编：林知远　版式：苏 禾"
credits = [
    { role = "responsible_editor", name = "林知远", raw = "责编：林知远" },
    { role = "layout", name = "苏禾", raw = "版式：苏 禾" },
]

[[pages.articles]]
slug = "masthead"
kind = "masthead"
headline = ["云岫报"]
body = '''
2024年3月15日　星期五　农历甲辰年二月初六
第22期　总第1186期　今日2版
'''

[[pages.articles]]
slug = "spring"
kind = "story"
headline = ["云岫春耕忙", "机器进山来"]
byline_text = "记者 韩　燕"
dateline_text = "本报3月13日讯"
dateline_on = 2024-03-13
body = '''
本报3月13日讯（记者 韩　燕）岫水河边的田埂上
'''
[[pages.articles.bylines]]
role = "reporter"
name = "韩燕"
raw = "记者 韩　燕"
[pages.articles.continuation]
page = 2
position = 1
jump_text = "（下转第二版）"
from_text = "（上接第一版）"
headline = []
cuts_paragraph = true
body = '''
机声不断。
傍晚收工。
'''

[[pages.articles]]
slug = "pointer"
kind = "pointer"
headline = ["证件丢了莫着急"]
jump_text = "详见二版"
points_to = "papers"

[[pages]]
sequence = 2
label = "第02版"
section = "民生"

[[pages.articles]]
slug = "papers"
kind = "story"
headline = ["一窗补办"]
body = "办事大厅开了新窗口。"
"""

BREAKS = {
    "an unknown field": ('section = "民生"', 'section = "民生"\ncolor = 1', "pages 2: unknown field color"),
    "an unknown field of an article": ('slug = "spring"', 'slug = "spring"\npage = 1', "spring: unknown field page"),
    "a missing field": ('kind = "story"\nheadline = ["一窗补办"]', "", "articles papers: missing field kind"),
    "a missing field of a continuation": ("position = 1\n", "", "spring continuation: missing field position"),
    "an unknown kind": ('kind = "pointer"', 'kind = "pointr"', "pointer kind: 'pointr' is not a valid Kind"),
    "an unknown role": ('role = "reporter"', 'role = "writer"', "spring bylines 1 role: 'writer' is not a valid Role"),
    "a text for a list": ('headline = ["一窗补办"]', 'headline = "一窗补办"', "papers headline: '一窗补办' is not of type list"),
    "a number for a text": ('total_number = "1186"', "total_number = 1186", "total_number: 1186 is not of type str"),
    "a truth for a number": ("page_count = 2", "page_count = true", "page_count: True is not of type int"),
    "no list of tables": ("[[pages.articles.bylines]]", "[pages.articles.bylines]", "spring bylines: {"),
    "a duplicate slug": ('slug = "pointer"', 'slug = "spring"', "slug: spring stands twice"),
    "a page too many": ("page_count = 2", "page_count = 3", "pages: page_count is 3"),
    "another paper's number": ('"1186"', '"1187"', "total_number: the masthead does not print 总第1187期"),
    "a false weekday": ("星期五", "星期四", "weekday: the masthead does not print 星期五"),
    "a false lunar date": ("二月初六", "二月初七", "lunar: 2024-03-15 is 农历甲辰年二月初六, not 农历甲辰年二月初七"),
    "a false count of pages": ("今日2版", "今日4版", "page_count: the masthead does not print 今日2版"),
    "no masthead": ('kind = "masthead"', 'kind = "story"', "masthead: there are 0"),
    "a pointer to nothing": ('points_to = "papers"', 'points_to = "paper"', "pointer: covers or points_to: there is no paper"),
    "a pointer to another page": ("详见二版", "详见三版", "jump_text: “详见三版” does not name the page of papers"),
    "a jump to another page": ("（下转第二版）", "（下转三版）", "jump_text “（下转三版）” does not name page 2"),
    "a jump from another page": ("（上接第一版）", "（上接2版）", "from_text “（上接2版）” does not name page 1"),
    "a jump to its own page": ("page = 2\nposition", "page = 1\nposition", "page 1 is not another page of the issue"),
    "a jump out of the issue": ("page = 2\nposition", "page = 9\nposition", "page 9 is not another page of the issue"),
    "a position that is not there": ("position = 1", "position = 3", "position 3 is not 1 to 2"),
    "a date after the issue": ("2024-03-13", "2024-04-13", "spring: dateline_on: 2024-04-13 is after the issue"),
    "a label without a number": ('label = "第02版"', 'label = "民生版"', "page 2: label: “民生版” names no page"),
    "a credit that is not printed": ('raw = "版式：苏 禾"', 'raw = "版式：柳 茵"', "raw “版式：柳 茵” does not stand"),
    "another name than printed": ('name = "苏禾"', 'name = "苏"', "credits: “苏” is not the name in its raw “版式：苏 禾”"),
    "no TOML": ("page_count = 2", "page_count = ", "2024-03-15.toml: "),
}  # fmt: skip


def write(folder: Path, text: str, name: str = "2024-03-15.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_an_issue_is_what_its_file_says(tmp_path: Path) -> None:
    issue = load_issue(write(tmp_path, ISSUE))
    spring = issue.articles[1]
    assert [(one.slug, one.page, one.position) for one in issue.articles] == [
        ("masthead", 1, 1), ("spring", 1, 2), ("pointer", 1, 3), ("papers", 2, 1),
    ]  # fmt: skip
    assert spring.kind is Kind.STORY
    assert spring.headline == ("云岫春耕忙", "机器进山来")
    assert spring.body == "本报3月13日讯（记者 韩　燕）岫水河边的田埂上"
    assert spring.whole_body.split("\n")[0].endswith("田埂上机声不断。")
    assert (spring.bylines[0].role, spring.bylines[0].name) == (Role.REPORTER, "韩燕")
    assert [one.role for one in issue.pages[0].credits] == [CreditRole.RESPONSIBLE_EDITOR, CreditRole.LAYOUT]


@pytest.mark.parametrize(("old", "new", "said"), BREAKS.values(), ids=BREAKS)
def test_what_is_wrong_is_named_by_place_and_field(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ISSUE
    with pytest.raises(SampleError) as error:
        load_issue(write(tmp_path, ISSUE.replace(old, new)))
    assert [problem for problem in error.value.problems if said in problem]
    assert all(problem.startswith("2024-03-15.toml") for problem in error.value.problems)


def test_every_problem_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    broken = ISSUE.replace('kind = "pointer"', 'kind = "x"').replace('section = "民生"', 'sektion = "民生"')
    with pytest.raises(SampleError) as error:
        load_issue(write(tmp_path, broken))
    assert len(error.value.problems) == 3  # the kind, the unknown field and the missing one


def test_two_continuations_cannot_share_a_position(tmp_path: Path) -> None:
    start = ISSUE.index('[[pages.articles]]\nslug = "spring"')
    story = ISSUE[start : ISSUE.index('[[pages.articles]]\nslug = "pointer"')]
    twice = ISSUE.replace(story, story + story.replace('"spring"', '"autumn"'))
    with pytest.raises(SampleError, match="page 2: two continuations have position 1"):
        load_issue(write(tmp_path, twice))


def test_a_file_is_named_for_its_day(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="issued_on: 2024-03-15 is not the file's name"):
        load_issue(write(tmp_path, ISSUE, "2024-03-16.toml"))


def test_the_sample_itself_holds() -> None:
    issues = load_issues()
    assert [issue.issued_on for issue in issues] == sorted({issue.issued_on for issue in issues})
    assert len(issues) == len(issue_files()) >= 3
    assert load_publication().title == "云岫报"


def test_a_weekly_papers_numbers_count_its_weeks() -> None:
    first, *others = load_issues()
    for issue in others:
        weeks, days = divmod((issue.issued_on - first.issued_on).days, 7)
        assert days == 0
        assert int(issue.total_number) - int(first.total_number) == weeks


def check(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sample", *map(str, files)]
    return subprocess.run(command, cwd=ISSUES.parents[1], capture_output=True, text=True, timeout=60, check=False)


def test_the_command_says_one_line_an_issue() -> None:
    done = check()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(issue_files())


def test_the_command_names_what_is_wrong_and_goes_on(tmp_path: Path) -> None:
    wrong = write(tmp_path, ISSUE.replace("星期五", "星期四"))
    done = check(wrong, tmp_path / "none.toml", issue_files()[-1])
    assert done.returncode == 1
    assert "2024-03-15.toml weekday: the masthead does not print 星期五" in done.stderr
    assert "none.toml" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1
