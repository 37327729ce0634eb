"""Personal names as printed: padded to align (``韩　燕``), listed by blanks, ``、`` or ``/``, or run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language.text import HAN, for_matching

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米"
    "贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支"
    "柯管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富"
    "巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸"
    "籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕"
    "连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶"
    "空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付佟代覃苟邸岳帅缑亢况郈有琴归海晋楚仝区原冼粟谌蹇尉柒"
    "佘鹿阳来展战信衣鲜银玉占初揭门洒撒喇者卿但才仉鄢谯苑迟邝官商户巨木斯栗楼涂牟缐禤闭阿青颉靖鹏麦於迭斗檀迪冶奉"
    "昝布敬闪隋"
)
"""One-character surnames of the Hundred Family Surnames (百家姓) and others common today."""

_COMPOUND = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 轩辕 呼延 欧陽
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
SEPARATORS = re.compile(r"[、，,;；/|｜\n]+")
_BLANKS = re.compile(r" +")
_NAME = re.compile(rf"[{HAN}\ue000-\uf8ff]{{2,4}}|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}")
_WORDS = """
完 全文完 待续 未完 未完待续 续完 终 略 节选 摘编 摘要 转载 连载 有删节 笑 笑声 掌声 全体 附图 图文 资料 综合
全文 通讯 元旦 国庆 文明 平安 高原 明天 方向 关于 文艺 文章 党史 党建 经济 时政 国际 国内 农业 农村 家庭 家园
时事 时评 平原 金融 路边 广告 公告 公示 声明 成果 成绩 应用 连线 强调 景区 温馨 海报 简介 简讯 关注 后记 前言
结语 尾声 方法 高度 边界 危险 相关 说明 任务 计划 项目 安全 平台 水利 东部 华东 金秋 云端 田园 山水 山川 花开
花海 白云 春天 和谐 凤凰 江山 龙舟 家风 安排 解读 解放 商业 查询 牧区 林区 林业 车间 车站 广场 广播 满意 通知
通报 寿宴 乐园 时间 时代 古城 古镇 石油 钟声 江河 江南 马路 牛羊 牛市 雷雨 夏天 秋天 秋收 夏收 常态 常识 常年
别墅 居民 终点 终于 充分 有关 有奖 全国 全县 全省 全市 都市 国家 公司 公园 公共 信息 信用 信访 师生 师傅 养老
商量 斗争 战斗 战争 展望 展览 来信 来源 门票 初心 初春 阳光 阳春 冷暖 空间 空气 养生 须知 相约 相册 红色 红旗
游记 游客 权益 益智 归来 归途 海洋 海外 原创 原野 青春 青年 布局 司机 司法 计策 怀念 别离 向上 易错 古今 文化
文学 安居 安康 文讯
司法所 司法局 安监局 安监所 安监站 农技站 农机站 农机局 农经站 水利局 水利站 水务局 文化站 文化局 文明办 党政办 党建办
国税局 国税所 国土所 国土局 畜牧站
"""
_NOT_NAMES = frozenset(_WORDS.split())
"""Words of two to four characters that begin with a surname's character and stand alone where a name could."""


def split_names(text: str) -> tuple[str, ...]:
    """Give the names of a list, the padding taken out of each.

    A blank between two lone characters is inside a name (``李　亮  李德忠`` is two names); so is one beside a lone
    character that a surname or a given name completes (``欧阳　修``, ``王　小明``). Names that are run together
    (``谢跃文樊萌``) stay one: see :func:`is_name`.
    """
    return tuple(join_padding(piece) for piece in split_printed(text))


def split_printed(text: str) -> tuple[str, ...]:
    """Give the names of a list as printed, the padding kept (``李　亮``)."""
    names: list[str] = []
    plain = for_matching(text)
    start = 0
    for end in [*(found.span() for found in SEPARATORS.finditer(plain)), (len(plain), len(plain))]:
        names += _merge_padded(text[start : end[0]])
        start = end[1]
    return tuple(names)


def join_padding(name: str) -> str:
    """Give a name without the blanks that pad it, its dots as ``·``."""
    return for_matching(name).replace(" ", "")


def is_name(text: str) -> bool:
    """Tell whether the text could be one person's name: two to four characters, or parts with ``·`` between them."""
    return bool(_NAME.fullmatch(text))


def is_person(text: str) -> bool:
    """Tell whether the text is a personal name even where nothing says so: its surname is known, and it is no word.

    Four characters need a compound surname (``欧阳修文``); otherwise they are two names run together, or a phrase.
    """
    if not is_name(text) or text in _NOT_NAMES:
        return False
    if "·" in text:
        return True
    if text[:2] in COMPOUND_SURNAMES:
        return len(text) >= 3
    return len(text) <= 3 and text[0] in SURNAMES


def is_run_together(name: str) -> bool:
    """Tell whether a printed name is more than one person's: too long, or four characters of two known surnames."""
    if "·" in name:
        return not is_name(name)
    if len(name) > 4:
        return True
    return len(name) == 4 and name[:2] not in COMPOUND_SURNAMES and {name[0], name[2]} <= SURNAMES


def words_set_wide(printed: str) -> tuple[str, ...]:
    """Give the words of a line that is set wide, a blank after each character, as printed; of another line none.

    Wider blanks part them: ``清　塘　中　学　　何　苗`` is two words, ``早　班　车`` is one.
    """
    spans = _pieces(for_matching(printed))
    if len(spans) < 2 or any(end - start > 1 for start, end in spans):
        return ()
    whites = [after[0] - before[1] for before, after in pairwise(spans)]
    edges = [0, *(at for at, white in enumerate(whites, 1) if white > min(whites)), len(spans)]
    return tuple(printed[spans[first][0] : spans[end - 1][1]] for first, end in pairwise(edges))


def _pieces(plain: str) -> list[tuple[int, int]]:
    """Give where the pieces between blanks begin and end."""
    spans: list[tuple[int, int]] = []
    start = 0
    for blank in [*(found.span() for found in _BLANKS.finditer(plain)), (len(plain), len(plain))]:
        if blank[0] > start:
            spans.append((start, blank[0]))
        start = blank[1]
    return spans


def _merge_padded(printed: str) -> list[str]:
    """Split a run of names at its blanks, but for the blanks inside padded names."""
    if len(words := words_set_wide(printed)) > 1:
        return list(words)
    plain = for_matching(printed)
    spans = _pieces(plain)
    merged: list[str] = []
    i = 0
    while i < len(spans):
        first, after = spans[i], spans[i + 1] if i + 1 < len(spans) else None
        if i + 3 == len(spans) and _is_spaced_out([plain[slice(*span)] for span in spans[i:]]):
            merged.append(printed[first[0] : spans[-1][1]])
            break
        if after and _is_one_name(plain[slice(*first)], plain[slice(*after)]):
            merged.append(printed[first[0] : after[1]])
            i += 2
        else:
            merged.append(printed[slice(*first)])
            i += 1
    return merged


def _is_spaced_out(words: Sequence[str]) -> bool:
    """Tell whether the last three words of a list are one person's name: ``彭 建 国``."""
    return all(len(word) == 1 for word in words) and is_person("".join(words))


def _is_one_name(first: str, after: str) -> bool:
    """Tell whether two words with a blank between them are a surname and a given name."""
    if len(first) == 1:
        return len(after) == 1 or (len(after) == 2 and first in SURNAMES and not is_person(after))
    return first in COMPOUND_SURNAMES and len(after) <= 2
