"""The head of a page is told from the first article below it."""

import pytest

from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import FURNITURE, Label

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"


def labels(*blocks: str) -> list[Label]:
    return [one.label for one in label_blocks(split_blocks("\n\n".join(blocks)))]


def head(*blocks: str) -> int:
    """Count the furniture with which a page begins."""
    found = labels(*blocks, "全县春耕现场会召开", BODY)
    return next(at for at, label in enumerate(found) if label not in FURNITURE)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "云岫报",
            "YUN XIU BAO",
            "中共云岫县委机关报",
            "2024年3月15日 星期五",
            "农历甲辰年二月初六",
            "第1186期 今日四版",
        ),
        ("今日云岫", "云岫县融媒体中心出版", "2024年3月15日", "总第一千一百八十六期"),
        ("农村经济", "1997年3月20日 第二版", "责任编辑：苏禾"),
        ("云岫日报", "2010年7月21日 星期三", "民 生 热 线", "责编：苏禾 版式：韩燕"),
        ("02 民生", "2021年8月25日 星期三", "编辑：苏禾 校对：韩燕", "云岫新闻"),
        ("综合新闻", "2024年3月15日", "编审：陆知秋", "责编：苏禾", "电话：2122×××"),
        ("云岫报 2020.04.10 星期五 02",),
        ("云岫日报", "2014年12月30日 星期二", "县城天气 晴 西北风4级 -2～8℃", "扫一扫 关注“掌上云岫”"),
        ("综合新闻", "2022年8月16日 星期二 2版", "新闻热线2122××× 编辑 苏禾 校对 韩燕", "云岫日报社 云岫县融媒体中心"),
        ("要闻·深度 | 云岫报 | 2015年9月8日 | 02版",),
        ("云岫报", "内部资料 免费赠阅", "总第88期", "3", "2024年3月15日"),
        ("云岫报", "2024年3月15日 星期五", "黑新出内资 仅供内部交流"),
        ("云岫报", "2024年3月15日 星期五", "桂N046", "天气预报：今天多云，13℃～21℃"),
        ("云岫报", "2024年3月15日 星期五", "中共云岫县委宣传部 云岫县融媒体中心", "网址：云岫新闻网 微信：云岫发布"),
        ("云岫报 2024年3月15日", "02 综合新闻"),
        ("03", "民生", "云岫报", "2024年3月15日", "责编/苏禾"),
        ("云岫报", "复刊第二十三号", "1981年11月7日", "逢三、七、十出版"),
        ("云岫报", "1994年10月15日 星期六", "第四版", "副刊 第87期"),
        ("云岫报", "一九八五年五月十一日 星期六", "第一一八期 （试刊） 内部发行"),
        ("云岫报", "2021年10月15日 星期五", "云岫新闻网 “看云岫”客户端 微信公众号：云岫发布"),
        ("云岫报", "1996年12月5日", "本报开户银行：县工商银行 广告许可证：云工商字001号"),
        ("云岫报", "2019年10月11日", "官方微信：云岫发布 新闻热线：2122110"),
        ("云岫报", "2010年4月13日", "本版与县农技推广中心合办 热线 2122366"),
        ("云岫报", "2010年7月6日", "农历庚寅年五月廿五 云岫县委宣传部"),
        ("云岫报", "2010年7月6日", "云岫县教育体育局 云岫报社 联合主办"),
        ("云岫报", "2010年7月6日", "县委政法委 县司法局 本报 联办"),
        ("2010年7月6日 星期五", "编辑/苏禾 校对/韩燕", "云岫报 ③"),
        ("云岫报", "2010年7月6日", "报料：2122110"),
        ("云岫报", "2010年7月6日", "东内资字第045号 新闻热线：0793—58×1234"),
    ],
)
def test_every_line_of_a_head_is_furniture(lines: tuple[str, ...]) -> None:
    assert head(*lines) == len(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("周三起县城部分路段施工", "本报记者 苏禾"),
        ("第2版：综合", "周三起县城部分路段施工"),
        ("云岫报 2024年3月15日", "简 明 新 闻"),
        ("云岫报 2024年3月15日", "今日导读", "春耕现场会召开 详见二版"),
        ("云岫报 2024年3月15日", "非遗保护工作扫描", "口述：苏禾 整理：韩燕"),
        ("云岫报 2024年3月15日", "在大会上的讲话", "（2024年3月1日）"),
        ("云岫报 2024年3月15日", "《云岫年鉴》正式出版"),
        ("云岫报 2024年3月15日", "“云岫通”客户端今日上线"),
        ("云岫报 2024年3月15日", "12345热线：接得住 办得好"),
        ("云岫报 2024年3月15日", "气温骤降至-15℃ 我县启动低温预警"),
        ("云岫报 2024年3月15日", "扫码就能查农药"),
        ("云岫报 2024年3月15日", "全国扶贫日特别报道"),
        ("云岫报 2024年3月15日", "云岫县人民政府令第123号"),
        ("云岫报 2024年3月15日", "教育：扩学位 医疗：添床位"),
        ("云岫报 2024年3月15日", "首届油菜花节由农民主办"),
        ("云岫报 2024年3月15日", "县防汛抗旱指挥部令", "（第9号）"),
        ("云岫报 2024年3月15日", "政府工作报告", "——2024年3月1日在云岫县人民代表大会上"),
    ],
)
def test_what_a_headline_may_say_too_is_no_furniture(lines: tuple[str, ...]) -> None:
    assert head(*lines) == sum("版：" in line or line.startswith("云岫报") for line in lines)


def test_a_poem_under_the_number_of_the_page_keeps_its_title_and_its_numbers() -> None:
    found = labels("第4版：副刊", "山里的灯", "苏 禾", "1", "灯在山里，\n山在灯里。\n夜在路上，\n路在夜里。")
    assert found[0] is Label.FOLIO
    assert FURNITURE.isdisjoint(found[1:])


def test_the_section_in_a_head_names_the_page() -> None:
    assert labels("云岫报 2024年3月15日", "民 生", "责编：苏禾", "春耕忙", BODY)[1] is Label.FOLIO


@pytest.mark.parametrize("dates", [("2024年4月5日",), ("2024年4月5日 星期五",), ("云岫融媒 2024-04-05 08:30",)])
@pytest.mark.parametrize("above", [(), ("第2版 要闻",)], ids=["first", "under-the-section"])
def test_a_headline_over_its_date_and_its_text_is_no_furniture(above: tuple[str, ...], dates: tuple[str, ...]) -> None:
    found = labels(*above, "郁承泽调研春耕生产", *dates, "本报讯（记者 陆知秋）4月2日，县委书记来到清塘镇。", BODY)
    assert found[len(above) :] == [Label.HEADING, *[Label.BYLINE] * len(dates), Label.OPENER, Label.BODY]


def test_the_paper_s_name_over_its_date_is_furniture_whatever_stands_under_it() -> None:
    opener = "本报讯（记者 陆知秋）4月2日，县委书记来到清塘镇。"
    assert labels("今日云岫", "2024年4月5日 星期五", opener)[:2] == [Label.MASTHEAD, Label.MASTHEAD]
    assert (
        labels("云岫报", "脱贫攻坚进行时", "2024年4月5日 星期五", "【开栏的话】 冲锋号已经吹响。")[1] is Label.MASTHEAD
    )
