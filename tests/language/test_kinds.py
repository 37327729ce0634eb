import pytest

from ingest.items import Article, Byline, Image, Kind, Role
from ingest.language.kinds import kind_of
from tests.language.pieces import article, part

LONG = "近日，县公安局在办理业务时发现，群众遗失证件后常为登报犯难，于是推出新的便民办法，受到欢迎。" * 3


@pytest.mark.parametrize(
    ("headline", "body", "kind"),
    [
        ("公　示", "经研究，拟聘用下列人员，现予公示。", Kind.NOTICE),
        ("关于清明期间禁止野外用火的通告", "现将有关事项通告如下：\n一、禁止野外用火。", Kind.NOTICE),
        ("招聘启事", "本公司招聘司机两名。", Kind.NOTICE),
        ("遗失声明", "张某遗失身份证，声明作废。", Kind.NOTICE),
        ("债权资产联合处置公告(2024年第3号)", "拟对债权资产进行处置。" * 900, Kind.NOTICE),
        ("", "李某遗失营业执照正本，声明作废。", Kind.NOTICE),
        ("身份证遗失不再登报声明", LONG, Kind.STORY),
        ("我县发布禁渔公告", LONG, Kind.STORY),
        ("县公安局取消遗失声明", LONG, Kind.STORY),
        ("两国发表联合声明", LONG, Kind.STORY),
        ("广　告", "岫丰农资。", Kind.ADVERT),
        ("图片新闻", "3月17日，职工用单轨车送苗上山。", Kind.PHOTO),
        ("春汛", "昨夜的雨把石头洗了一遍\n河水比梦高出一指\n渡口的灯\n还亮着", Kind.POEM),
        ("静夜", "床前一片光，\n疑是地上霜。\n举头望山月，\n低头思故乡。", Kind.POEM),
        ("项目名单", "一号：桥\n二号：路\n三号：渠\n四号：堤", Kind.STORY),
        ("茶廊开采", LONG, Kind.STORY),
    ],
)
def test_title_length_and_text_tell_the_kind(headline: str, body: str, kind: Kind) -> None:
    assert kind_of(article(body, headline=headline)) is kind


def test_a_dateline_or_a_reporter_makes_news_of_what_is_titled_a_notice() -> None:
    assert kind_of(article("本报讯 近日。", headline="禁渔公告", dateline_text="本报讯")) is Kind.STORY
    signed = (Byline(role=Role.REPORTER, name="陆知秋"),)
    assert kind_of(article("近日。", headline="禁渔公告", bylines=signed, byline_text="记者 陆知秋")) is Kind.STORY


def test_a_text_that_only_a_photographer_signed_is_a_photo() -> None:
    signed = (Byline(role=Role.PHOTOGRAPHER, name="王远", raw="王远 摄"),)
    assert kind_of(article("采茶忙。", headline="春", bylines=signed, byline_text="王远 摄")) is Kind.PHOTO
    assert kind_of(article(LONG * 4, headline="春", bylines=signed, byline_text="王远 摄")) is Kind.STORY


def test_no_text_and_a_pointing_phrase_is_a_pointer() -> None:
    assert kind_of(Article(parts=(part("", jump_text=">> 详见三版 >>", jump_to="3"),), headline="通话")) is Kind.POINTER
    assert kind_of(Article(parts=(part("", jump_text="（下转三版）", jump_to="3"),), headline="通话")) is Kind.STORY


def test_no_text_and_a_picture_is_a_photo() -> None:
    assert kind_of(article("", headline="春", images=(Image(caption="采茶忙。"),))) is Kind.PHOTO


def test_what_the_reader_named_is_kept() -> None:
    assert kind_of(article("正文", headline="公示", kind=Kind.BRIEF)) is Kind.BRIEF
