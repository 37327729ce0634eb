import pytest

from ingest.language.doubts import count_doubts, find_doubts


def test_a_latin_word_in_chinese_prose_is_flagged_with_its_phrase() -> None:
    (doubt,) = find_doubts("严防发生交叉感染和 Risk 外溢。")
    assert doubt.kind == "suspect_reading"
    assert "和 Risk 外溢" in doubt.message


@pytest.mark.parametrize(
    "text",
    [
        "全县 GDP 增长，推进 AI 应用，5G 基站与 3D 打印，CBA 比赛，PVC 管",
        "每袋 50 kg 重，全程 12 km 长，用电 30 kwh 以上",
        "下载 APP 后，用 app 预约，连上 WiFi 即可",
        "用 iPhone 拍摄，用 Windows 办公，登录 www.example.com 查询",
        "他说“Risk”一词，唱起 Auld Lang Syne 来",
        "没有拉丁字母。",
        "",
    ],
)
def test_abbreviations_units_brands_and_phrases_are_not(text: str) -> None:
    assert find_doubts(text) == ()


def test_lost_and_private_characters_are_flagged_each_once() -> None:
    assert [one.kind for one in find_doubts("王\ufffd和\ue123\n王\ufffd和\ue123")] == [
        "replacement_character",
        "private_use_character",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("县委书己郁承泽出席", "impossible_title"),
        ("新华杜北京3月21日电", "impossible_title"),
        ("县人民政付办公室", "impossible_title"),
    ],
)
def test_misread_offices_are_flagged(text: str, kind: str) -> None:
    assert [one.kind for one in find_doubts(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["县委书记和县委书画院", "县人民政府、人民政协", "县融媒体中心", "新华社电", "本报讯（记者 程砚）", "（20）和(20)"],
)
def test_offices_as_they_are_called_are_not(text: str) -> None:
    assert find_doubts(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("全县 GDP 增长", 0),
        ("和 Risk 外溢，和 Risk 外溢", 2),
        ("王\ufffd和\ue123", 2),
        ("县委书己投资２0万元", 2),
        ("（记者 陆知秋)3月19日", 1),
        ("（20）和(20)", 0),
    ],
)
def test_doubts_are_counted_by_the_place(text: str, count: int) -> None:
    assert count_doubts(text) == count
