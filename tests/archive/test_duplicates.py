"""Articles that print the same text are told, and no others; the earliest is the original, whenever it comes in."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.duplicates import find_duplicates
from ingest.archive.issues import save_issue
from ingest.archive.runs import start_run
from ingest.archive.sameness import SHARED_KEYS, keys_of, likeness, print_of
from ingest.items import Article, Issue, IssueReading, Kind, Publication
from tests.archive.pieces import CAPTURE, CLINIC, NOON, PLOUGHING, article

LETTERS = "县乡镇村田地水路桥山林茶竹笋农工学医养老人民干部群众会议项目建设春夏秋冬雨雪风光今明昨日年月新旧高低远近开关"
WEATHER = (
    "未来一周，我县天气以多云为主，请广大市民合理安排出行。{0}日至{1}日有小到中雨，最高气温{2}℃，最低气温{3}℃，"
    "{4}日起天气转好，气温逐日回升，到{5}日最高可达{6}℃。山区早晚有雾，驾车请减速慢行，夜间行车请开启雾灯。"
)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    with open_archive(tmp_path / "archive.db", write=True) as opened:
        yield opened


def save(db: Database, paper: str, day: date, *articles: Article) -> None:
    issue = Issue(publication=paper, issued_on=day)
    own = tuple(
        replace(
            one,
            parts=tuple(
                replace(part, source=replace(part.source, key=f"{paper}/{day}/{part.source.key}")) for part in one.parts
            ),
        )
        for one in articles
    )
    reading = IssueReading(publication=Publication(id=paper), issue=issue, captures=(CAPTURE,), pages=(), articles=own)
    run = start_run(db, "test", {}, "0")
    with db.atomic():
        save_issue(db, reading, run, NOON)
    find_duplicates(db)


def told(db: Database) -> list[tuple[str, str, str]]:
    rows = db.conn.execute(
        "SELECT substr(article_id, 1, instr(article_id, '-p') - 1), substr(duplicate_of, 1, instr(duplicate_of, '-p') - 1), "
        "method FROM duplicates ORDER BY 1"
    )
    return [tuple(row) for row in rows]


def edited(text: str, share: float, chance: random.Random) -> str:
    letters = list(text)
    for at in chance.sample(range(len(letters)), round(share * len(letters))):
        letters[at] = chance.choice(LETTERS)
    return "".join(letters)


def test_a_wire_story_in_two_papers_is_told_and_counted_once(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"), article("2", "义诊进村", CLINIC))
    save(db, "b", date(2024, 3, 16), article("7", "抢抓农时", PLOUGHING))
    assert told(db) == [("b-2024-03-16", "a-2024-03-15", "exact")]
    assert db.conn.execute("SELECT count(*) FROM unique_articles").fetchone() == (2,)
    assert db.conn.execute("SELECT count(*) FROM article_text").fetchone() == (3,), "each paper keeps its own"


def test_the_original_is_the_earliest_issues_even_when_it_comes_in_last(db: Database) -> None:
    save(db, "c", date(2024, 3, 18), article("1", body=PLOUGHING + "（完）"))
    save(db, "b", date(2024, 3, 16), article("1"))
    save(db, "a", date(2024, 3, 12), article("1"))
    assert told(db) == [("b-2024-03-16", "a-2024-03-12", "exact"), ("c-2024-03-18", "a-2024-03-12", "near")]


def test_the_same_text_months_later_is_a_reprint(db: Database) -> None:
    save(db, "a", date(2023, 3, 15), article("1"))
    save(db, "a", date(2024, 3, 15), article("1"))
    assert told(db) == [("a-2024-03-15", "a-2023-03-15", "reprint")]


def test_a_revision_is_compared_anew(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"))
    save(db, "b", date(2024, 3, 16), article("1"))
    save(db, "b", date(2024, 3, 16), article("1", body=CLINIC))
    assert told(db) == []
    save(db, "b", date(2024, 3, 16), article("1"))
    assert told(db) == [("b-2024-03-16", "a-2024-03-15", "exact")]


def test_what_is_printed_every_week_is_kept_once_to_compare_with_and_a_revision_of_that_one_loses_nothing(
    db: Database,
) -> None:
    for day in range(1, 20):
        save(db, "a", date(2024, 3, day), article("1"))
    one = db.conn.execute("SELECT count(*) FROM duplicate_keys GROUP BY search_id").fetchall()
    assert len(one) == 1
    assert {original for _, original, _ in told(db)} == {"a-2024-03-01"}
    save(db, "a", date(2024, 3, 1), article("1", body=CLINIC))
    assert {original for _, original, _ in told(db)} == {"a-2024-03-02"}
    save(db, "a", date(2024, 3, 20), article("1"))
    assert ("a-2024-03-20", "a-2024-03-02", "exact") in told(db)


def test_comparing_again_changes_nothing(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"))
    save(db, "b", date(2024, 3, 16), article("1"))
    before = db.conn.total_changes
    assert find_duplicates(db) == 0
    assert db.conn.total_changes == before


def test_two_stories_under_one_headline_are_two(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1", "图片新闻", PLOUGHING), article("2", "图片新闻", CLINIC))
    assert told(db) == []


def test_two_weeks_of_one_column_are_two(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1", "天气", WEATHER.format(16, 17, 15, 6, 18, 21, 24)))
    save(db, "a", date(2024, 3, 22), article("1", "天气", WEATHER.format(23, 25, 13, 4, 26, 28, 22)))
    assert told(db) == []


def test_notices_and_short_texts_are_not_compared(db: Database) -> None:
    notice = article("1", "公告", PLOUGHING, kind=Kind.NOTICE)
    save(db, "a", date(2024, 3, 15), notice, article("2", "短讯", "今天下雨。"))
    save(db, "b", date(2024, 3, 15), notice, article("2", "短讯", "今天下雨。"))
    assert told(db) == []


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1])
def test_edited_texts_are_found_and_called_the_same(share: float) -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(LETTERS, k=400)) for _ in range(60)]
    pairs = [(print_of(text), print_of(edited(text, share, chance))) for text in texts]
    found = [len(set(keys_of(one)) & set(keys_of(two))) >= SHARED_KEYS and likeness(one, two) > 0 for one, two in pairs]
    assert sum(found) >= 0.98 * len(found)


def test_other_texts_are_never_called_the_same() -> None:
    chance = random.Random(8)
    texts = [print_of("".join(chance.choices(LETTERS, k=200))) for _ in range(40)]
    assert not any(likeness(one, two) for at, one in enumerate(texts) for two in texts[:at])


PRICES = (
    "本报讯（记者 韩燕）记者从县城南门市场了解到，本周蔬菜供应充足，价格总体平稳。具体如下：白菜每斤{0}元，萝卜每斤{1}元，"
    "土豆每斤{2}元，芹菜每斤3.50元，菠菜每斤4.00元，大葱每斤2.80元，鲜姜每斤6.00元。市场管理人员提醒市民，买菜请看清摊位公示牌。"
)
DUTY = (
    "为方便群众反映问题，本周县政府值班领导是{0}，带班主任是{1}，值班电话保持不变，二十四小时有人接听。群众来电由值班人员登记，"
    "当天转有关单位办理，办理结果在三个工作日内答复来电人，未按时答复的请拨打监督电话。"
)
POWER = (
    "因线路检修，{0}日{1}时至{2}时，{3}一带将暂停供电，请用户提前做好准备。检修期间线路随时可能恢复送电，请不要在停电线路上工作。"
    "给您带来的不便敬请谅解，详情可咨询当地供电所，服务热线全天开通。"
)
FOUR = (
    "走进清塘镇的茶山，采茶的人三三两两散在坡上。茶农季和说，今年雨水好，头茬茶比去年早了一个星期，合作社已经订出去一大半。",
    "柳河村的老戏台修好了。村里请来县剧团连演两晚，台下坐满了人，八十岁的万大爷说，上一回看得这么痛快还是娶媳妇那年。",
    "县一中的操场上，三百名学生跳起了自己编的课间操。体育老师樊萌把当地的采茶舞编了进去，孩子们一学就会，家长也跟着学。",
    "夜里十一点，环卫工人老赵还在北街扫雪。他说天亮前要把菜市场门口清出来，摊主们四点就到，不能让人家滑倒了。",
)  # fmt: skip
WIRE = (
    "新华社北京3月21日电（记者 孙晴）农业部门今天公布的情况显示，今年全国春耕进展顺利，"
    "已完成春播面积超过2.1亿亩，比上年同期快3个百分点。"
    "各地抓住晴好天气抢播，农机投入超过1200万台，种子、化肥等农资供应总体充足。有关负责人表示，下一步将加强田间管理和技术指导。"
)


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("本周菜价", PRICES.format("1.20", "0.90", "2.00"), PRICES.format("1.40", "1.00", "2.20")),
        ("值班安排", DUTY.format("赵政", "谢跃文"), DUTY.format("万和", "孙小晴")),
        ("停电公告", POWER.format(16, 8, 12, "北街、柳河村"), POWER.format(23, 8, 12, "清塘镇、茶山")),
        ("停电信息", POWER.format("十六", "八", "十二", "北街"), POWER.format("二十三", "十四", "十八", "南门")),
        ("天气预报", WEATHER.format(16, 17, 15, 6, 18, 21, 24), WEATHER.format(23, 24, 15, 6, 25, 28, 24)),
    ],
)
def test_a_weekly_column_of_a_paper_is_another_each_week_and_the_same_when_it_is_printed_again_as_it_was(
    db: Database, title: str, one: str, other: str
) -> None:
    save(db, "a", date(2024, 3, 15), article("1", title, one))
    save(db, "a", date(2024, 3, 22), article("1", title, other))
    assert told(db) == []
    save(db, "a", date(2024, 3, 23), article("1", title, one))
    assert told(db) == [("a-2024-03-23", "a-2024-03-15", "exact")]


def test_weather_of_two_papers_is_told_apart_by_its_figures(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1", "一周天气", WEATHER.format(16, 17, 15, 6, 18, 21, 24)))
    save(db, "b", date(2024, 3, 15), article("1", "天气", WEATHER.format(17, 19, 12, 3, 20, 23, 26)))
    assert told(db) == []


def test_four_stories_of_one_issue_under_one_headline_are_four(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), *(article(str(at), "新春走基层", body) for at, body in enumerate(FOUR, 1)))
    assert told(db) == []
    assert db.conn.execute("SELECT count(*) FROM unique_articles").fetchone() == (4,)


def test_a_wire_story_is_one_though_the_second_paper_gave_it_another_head_and_left_out_its_end(db: Database) -> None:
    shorter = WIRE.replace("新华社北京3月21日电（记者 孙晴）", "据新华社电 ").rsplit("有关负责人", 1)[0]
    save(db, "a", date(2024, 3, 22), article("1", "全国春耕进展顺利", WIRE))
    save(db, "b", date(2024, 3, 23), article("1", "春播超两亿亩", shorter))
    assert told(db) == [("b-2024-03-23", "a-2024-03-22", "near")]


def test_a_story_printed_again_years_later_with_a_word_changed_is_a_reprint(db: Database) -> None:
    save(db, "a", date(2014, 3, 15), article("1", "老戏台", FOUR[1] * 2))
    save(db, "a", date(2024, 3, 15), article("1", "重读：老戏台", FOUR[1] * 2 + "（原载本报）"))
    assert told(db) == [("a-2024-03-15", "a-2014-03-15", "reprint")]


def test_only_what_is_new_is_looked_at(db: Database) -> None:
    for day in range(1, 5):
        save(db, "a", date(2024, 3, day), article("1", "春耕", f"{FOUR[day - 1]}{day}"))
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    save(db, "b", date(2024, 3, 9), article("1", "春耕", PLOUGHING))
    db.conn.set_trace_callback(None)
    assert sum("a.kind, a.headline" in sql and "a.id = 'b-" in sql for sql in asked) == 1
    assert not any("a.kind, a.headline" in sql and "a.id = 'a-" in sql for sql in asked), (
        "no text of the others is read"
    )
