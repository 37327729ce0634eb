"""What a line under a text looks like that says who wrote, sent or issued it."""

import pytest

from ingest.layout.signatures import is_round_label, signs


@pytest.mark.parametrize(
    "line",
    [
        "——清塘镇红白理事会会长陆大娘",
        "——作者单位：县广播电视局",
        "县农技中心 陆占元",
        "清塘乡 读者 汪学华",
        "清塘乡石渡村 村民代表 姚立田",
        "城关镇居民 屈大海",
        "读者 罗小琴",
        "石渡镇 部分家长",
        "县百货公司 几名职工",
        "机械厂一住户",
        "粮食局家属院 一住户",
        "石渡乡 十九名村民",
        "石渡村 韦志高等九人",
        "县物价局提供",
        "清塘镇 常保田等八名村民",
        "儿 远帆",
        "三岔口乡读者 卢 开 秀",
        "编 者",
        "巴彦嘎查牧民 白图门",
        "市气象台昨日17时发布",
        "父字",
        "县药材技术推广站 答",
        "云岫县精神文明办公室 云岫县融媒体中心 宣",
        "化肥厂退休工人 卫春生 7月28日",
        "总厂党委 总厂 一九九八年四月三十日",
        "来源：松川日报",
        "指导教师：郭远志",
        "口述：梁保田（九十岁）　整理：武铁".replace("\u3000", " "),
        "本版图片 丰 年 许江涛",
        "林 舟",
    ],
)
def test_a_line_signs_the_text_above_it(line: str) -> None:
    assert signs(line)


@pytest.mark.parametrize(
    "line",
    [
        "县供电公司",  # over its own story as often as under a notice
        "农网改造惠及九个乡镇",
        "一场官司三个春节",
        "——记清塘镇供电所所长陆知秋",
        "副县长带队赴山东招商 签下三个项目",
        "股份制改革要解决好四个问题",
        "通 告",
        "春耕 山村忙",
        "今年秋收一名村医和四百户人家的故事是怎样开始的呢请看本报记者从清塘镇发回的报道",
    ],
)
def test_a_headline_signs_nothing(line: str) -> None:
    assert not signs(line)


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("（平安云岫）", True),
        ("（书里书外）", True),
        ("（县疾控中心）", False),
        ("（政府办信息股）", False),
        ("（未完待续）", False),
        ("（之十二）", False),
        ("（兰海燕）", False),
        ("（本刊评论员）", False),
        ("平安云岫", False),
    ],
)
def test_a_column_s_label_in_round_brackets_is_no_office_and_no_name(line: str, is_label: bool) -> None:
    assert is_round_label(line) is is_label
