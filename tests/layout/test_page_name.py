"""A page's label and section are read wherever its head prints them."""

import pytest

from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.page_name import name_page

STORY = "全县春耕现场会召开\n\n本报讯 3月14日，全县春耕生产现场会在石渡镇召开，各乡镇负责人参加会议。\n"


@pytest.mark.parametrize(
    ("head", "label", "section"),
    [
        ("云岫报 2016年3月25日 星期五 第3版 综合", "第3版", "综合"),
        ("2024年3月22日 星期五 二版 通讯·综合 编辑：裘小敏 校对：蒋 倩", "二版", "通讯·综合"),
        ("云岫报　第三版　农村经济\n1999年11月25日　星期四", "第三版", "农村经济"),
        ("2011年12月7日　星期三\n云岫报　第四版", "第四版", ""),
        ("2023年6月13日 星期二\n03 镇街·部门", "", "镇街·部门"),
        ("2023年6月13日 星期二\n民生·健康 3", "", "民生·健康"),
        ("综合　2016年8月12日　星期五　3", "", "综合"),
        ("今日云岫　综合新闻　第二版\n2016年3月25日　星期五", "第二版", "综合新闻"),
        ("2010年9月21日　星期二　第三版\n云岫新闻\n民 生", "第三版", "民 生"),
        ("云岫报\n2016年3月25日　星期五　今日 四版\n中共云岫县委主办　第12期", "", ""),
        ("云岫报\n2024年6月5日　星期三\n第41期　总第1508期　四版", "", ""),
        ("2006.8.18　星期五　7版", "7版", ""),
        ("2016年3月25日　第3版　责任编辑　何苗", "第3版", ""),
        ("1997年12月9日 星期二\n云岫报 4", "", ""),
        ("2016年3月25日 星期五 二版 要　闻", "二版", "要闻"),
        ("2016年3月25日 星期五 农　业 3", "", "农业"),
        ("2016年3月25日 星期五 第3版 内部资料 免费交流", "第3版", ""),
        ("第3版 云岫县融媒体中心 2016年3月25日 星期五", "第3版", ""),
    ],
)
def test_a_pages_label_and_section_may_stand_among_its_mastheads_lines(head: str, label: str, section: str) -> None:
    found = name_page(label_blocks(split_blocks(f"{head}\n\n{STORY}")))
    assert (found.label, found.section) == (label, section)
