import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.decks import Deck, sort_deck


@pytest.mark.parametrize(
    ("blocks", "deck"),
    [
        (["甲乡春耕忙"], Deck(headline="甲乡春耕忙")),
        (["县纪委：闻令而动\n向前而行"], Deck(headline="县纪委：闻令而动 向前而行")),
        (
            ["会议召开 深入学习 有力推进", "段青禾主持"],
            Deck(headline="会议召开 深入学习 有力推进", subhead="段青禾主持"),
        ),
        (["雨后 我县召开会议"], Deck(headline="雨后 我县召开会议")),
        (["继全市春耕工作会议后 我县召开会议"], Deck(kicker="继全市春耕工作会议后", headline="我县召开会议")),
        (
            ["郁承泽在清塘镇调研时强调", "抓实春耕生产"],
            Deck(kicker="郁承泽在清塘镇调研时强调", headline="抓实春耕生产"),
        ),
        (["县公安局：", "夜访解民忧"], Deck(kicker="县公安局：", headline="夜访解民忧")),
        (["近四万人受益——", "居家养老变享老"], Deck(kicker="近四万人受益——", headline="居家养老变享老")),
        (["民生实事系列报道之三", "水到渠成"], Deck(kicker="民生实事系列报道之三", headline="水到渠成")),
        (["小茶叶", "——来自清塘镇的调查"], Deck(headline="小茶叶", subhead="——来自清塘镇的调查")),
        (
            ["云岫盘活闲置校舍", "山顶亮起观星灯", "——来自石榴村的调查"],
            Deck(kicker="云岫盘活闲置校舍", headline="山顶亮起观星灯", subhead="——来自石榴村的调查"),
        ),
        (
            ["继城东公园开放后 县城再添歇脚地", "旧货场变身公园 迎客2.1万人次"],
            Deck(kicker="继城东公园开放后 县城再添歇脚地", headline="旧货场变身公园 迎客2.1万人次"),
        ),
        (["短　评", "再快一步"], Deck("短　评", headline="再快一步")),
        (["■今日关注", "海上田园谁来种"], Deck("今日关注", headline="海上田园谁来种")),
        (["县委、县政府决定", "重奖科技功臣"], Deck(kicker="县委、县政府决定", headline="重奖科技功臣")),
        (["关于返桐人员管理的通告", "（第9号）"], Deck(headline="关于返桐人员管理的通告", subhead="（第9号）")),
        (
            ["关于城区道路交通管制的通告", "为保障施工安全"],
            Deck("", "", "关于城区道路交通管制的通告", "为保障施工安全"),
        ),
        (["从武汉发来的微信", "县医院护士长 林一诺"], Deck("", "", "从武汉发来的微信", "县医院护士长 林一诺")),
        (
            ["负担监督卡发放到户", "县减负办公室日前将"],
            Deck(headline="负担监督卡发放到户", subhead="县减负办公室日前将"),
        ),
        (["我县启动草原补奖兑付", "涉及11个乡镇"], Deck(headline="我县启动草原补奖兑付", subhead="涉及11个乡镇")),
        (["清塘镇", "选准产业好致富"], Deck(kicker="清塘镇", headline="选准产业好致富")),
        (["石渡镇淘汰落后产能", "竹筷厂断臂求“升”"], Deck(kicker="石渡镇淘汰落后产能", headline="竹筷厂断臂求“升”")),
        (
            ["一条路通到底", "竹农下山不绕道", "全程缩短40里"],
            Deck("", "一条路通到底", "竹农下山不绕道", "全程缩短40里"),
        ),
        (
            ["城区公交线延时", "新增站点14个 末班车晚一小时"],
            Deck(headline="城区公交线延时", subhead="新增站点14个 末班车晚一小时"),
        ),
        (
            ["全县春耕生产现场会召开", "抢农时 保面积", "郁承泽出席并讲话"],
            Deck(headline="全县春耕生产现场会召开", subhead="抢农时 保面积 郁承泽出席并讲话"),
        ),
        (
            ["郁承泽主持召开县委常委会会议", "部署春耕"],
            Deck(headline="郁承泽主持召开县委常委会会议", subhead="部署春耕"),
        ),
        (
            ["一座老桥的新生（点赞云岫）", "它还能再走一百年"],
            Deck("", "", "一座老桥的新生（点赞云岫）", "它还能再走一百年"),
        ),
        (["虚心听取意见建议 推动工作落实"], Deck(headline="虚心听取意见建议 推动工作落实")),
        (["通　告", "因南门至西关段更换水管"], Deck(headline="通　告", subhead="因南门至西关段更换水管")),
        (
            ["失信被执行人名单", "（第七批）", "云岫县人民法院"],
            Deck("", "", "失信被执行人名单", "（第七批） 云岫县人民法院"),
        ),
        (["一座老桥的新生", "记石渡镇修桥人季和"], Deck(headline="一座老桥的新生", subhead="记石渡镇修桥人季和")),
        (["凌晨四点的鱼市", "南门农副产品市场见闻"], Deck(headline="凌晨四点的鱼市", subhead="南门农副产品市场见闻")),
        (["灾后食品勿乱吃", "县防疫站 季 和"], Deck(headline="灾后食品勿乱吃", subhead="县防疫站 季 和")),
        (["难忘那场雪", "何国庆（石渡镇）"], Deck(headline="难忘那场雪", subhead="何国庆（石渡镇）")),
        (["春日三题", "□ 何 小 苗"], Deck(headline="春日三题", subhead="□ 何 小 苗")),
        (["年过完了", "（散文）", "何 小 苗"], Deck(headline="年过完了", subhead="（散文） 何 小 苗")),
        (["新诗页", "麦 黄"], Deck(kicker="新诗页", headline="麦 黄")),
        (["诗词园地", "七律·登望河楼"], Deck(kicker="诗词园地", headline="七律·登望河楼")),
        (
            ["物业费该不该涨？", "听证会上争了三个钟头"],
            Deck(headline="物业费该不该涨？", subhead="听证会上争了三个钟头"),
        ),
        (["三伏天如何度夏", "县医院为您支招"], Deck(headline="三伏天如何度夏", subhead="县医院为您支招")),
        (["反诈周报", "怎样识破“退税”电话"], Deck(kicker="反诈周报", headline="怎样识破“退税”电话")),
        (["你知道吗", "云岫为何叫“云岫”"], Deck(kicker="你知道吗", headline="云岫为何叫“云岫”")),
        (["农机补贴问答", "1.哪些人可以享受？"], Deck(headline="农机补贴问答", subhead="1.哪些人可以享受？")),
        (["清塘镇", "3.5万亩油菜花开"], Deck(kicker="清塘镇", headline="3.5万亩油菜花开")),
        (["我县粮食再获丰收", "总产量达5.6亿斤"], Deck(headline="我县粮食再获丰收", subhead="总产量达5.6亿斤")),
        (["石渡的雪", "外一首"], Deck(headline="石渡的雪", subhead="外一首")),
        (["山里四季", "组诗"], Deck(headline="山里四季", subhead="组诗")),
        (["我县粮食总产再创新高", "达30万吨"], Deck(headline="我县粮食总产再创新高", subhead="达30万吨")),
        (["我县382人过重点线", "比去年增长12%"], Deck(headline="我县382人过重点线", subhead="比去年增长12%")),
        (["养老金补发到位", "要求一户不漏"], Deck(headline="养老金补发到位", subhead="要求一户不漏")),
        (
            ["政府工作报告", "在县十七届人大四次会议上", "县长 季和"],
            Deck(headline="政府工作报告", subhead="在县十七届人大四次会议上 县长 季和"),
        ),
        (["【云岫时评】", "把劲头贯到底"], Deck("云岫时评", headline="把劲头贯到底")),
        (["【一线见闻】一根毛竹"], Deck("一线见闻", headline="一根毛竹")),
        (["《乡村振兴进行时》", "豆腐皮"], Deck("乡村振兴进行时", headline="豆腐皮")),
        (["（平安云岫）", "一盏灯"], Deck("平安云岫", headline="一盏灯")),
        (["乡村振兴进行时", "豆腐皮", "三年翻番"], Deck("乡村振兴进行时", kicker="豆腐皮", headline="三年翻番")),
        (["【图片新闻】"], Deck("图片新闻")),
        (["《山川志》出版发行"], Deck(headline="《山川志》出版发行")),
        (["公\u3000示"], Deck(headline="公\u3000示")),
        ([], Deck()),
        (["", " "], Deck()),
    ],
)
def test_a_stack_is_sorted_where_its_wording_tells(blocks: list[str], deck: Deck) -> None:
    assert sort_deck(blocks) == deck


@given(st.lists(st.text(alphabet="县委召开会议强调：、——【】《》（） 后\n", max_size=12), max_size=5))
def test_sorting_loses_no_character_of_the_stack(blocks: list[str]) -> None:
    deck = sort_deck(blocks)
    kept = "".join((deck.column_label, deck.kicker, deck.headline, deck.subhead))
    brackets = set("【】《》（） \n")
    assert sorted(set(kept) - brackets) == sorted(set("".join(blocks)) - brackets)


@pytest.mark.parametrize("headline", ["老区换新天地", "搭上致富快车道", "一线见闻", "山乡新视野"])
def test_a_headline_over_its_dashed_subhead_is_no_column_label(headline: str) -> None:
    assert sort_deck([headline, "——石渡镇十年巨变"]) == Deck("", "", headline, "——石渡镇十年巨变")
    assert sort_deck([headline, "石渡镇十年巨变"]).column_label == ("一线见闻" if headline == "一线见闻" else "")


@pytest.mark.parametrize("form", ["散　文", "小小说", "·民间传说·", "〓农事提醒〓", "长篇小说连载"])
def test_the_form_of_a_piece_over_its_title_is_its_column_label(form: str) -> None:
    assert sort_deck([form, "外婆的蚕匾"]) == Deck(form.strip("·〓"), "", "外婆的蚕匾", "")


def test_a_banners_slogan_is_its_headline() -> None:
    lines = ["文明祭扫树新风 平安清明满山乡", "我县各部门用心做好清明期间服务保障"]
    assert sort_deck(lines, is_banner=True) == Deck(headline=lines[0], subhead=lines[1])


def test_what_says_from_where_to_where_is_no_headline() -> None:
    lines = ["松川至云岫高速公路云岫段开工", "起于栗坞 止于清塘镇岫东枢纽"]
    assert sort_deck(lines) == Deck(headline=lines[0], subhead=lines[1])
