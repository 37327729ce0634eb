"""Captions told by their own words."""

import pytest

from ingest.language.captions import is_caption

CAPTIONS = """
图为春耕现场。
图为春耕现场。何苗 摄
（图为春耕现场）
图①为春耕现场。
图2：春耕现场。
上图：春耕现场
左图为石渡镇的茶园。
图说：春耕现场
图片说明：春耕现场
▲村民在采茶
3月19日，石渡镇村民在采茶。 本报记者 何苗 摄
3月19日，石渡镇村民在采茶。（何苗 摄）
3月19日，石渡镇村民在采茶。新华社发（何苗 摄）
何苗 摄
图/何苗
石渡镇村民在采茶。县文旅局 供图
石渡镇村民在采茶。（受访者供图）
石渡镇村民在采茶。（资料图）
石渡镇村民在采茶。（图片由县文旅局提供）
石渡镇村民在采茶。图片来源：云岫融媒
石渡镇村民在采茶。航拍：何苗
"""

NO_CAPTIONS = """
本报讯（记者 何苗）3月19日，石渡镇村民在采茶。何苗 摄
新华社北京3月19日电 3月19日，村民在采茶。何苗 摄
3月19日，石渡镇村民在采茶。何苗 文/图
3月19日，石渡镇村民在采茶。本报记者 何苗 摄影报道
本报记者 何苗 文/图
文/何苗 图/赵亮
本报记者 何苗 通讯员 赵亮
▲ 何苗
石渡镇村民在采茶
春耕开犁
下图为去年的茶园。
图书馆开馆了。
图文并茂的展板前站满了人。
县文旅局
"""


@pytest.mark.parametrize("line", CAPTIONS.strip().split("\n"))
def test_a_line_under_a_picture_that_says_so_is_its_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", NO_CAPTIONS.strip().split("\n"))
def test_a_line_that_may_be_text_is_none(line: str) -> None:
    assert not is_caption(line)


def test_a_paragraph_is_no_caption_whoever_took_the_pictures() -> None:
    assert not is_caption("石渡镇村民在采茶。" * 30 + "何苗 摄")
