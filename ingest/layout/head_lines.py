"""What a line of a page's head (报头) looks like: the paper's name, its date and numbers, who publishes it and how to reach it."""

from __future__ import annotations

import re

from ingest.language.mastheads import masthead_facts
from ingest.layout.furniture import PAPER_NAME

NUMERAL = "[0-9〇○零一二三四五六七八九十百千]"
DAY = rf"{NUMERAL}{{4}} ?[年./-] ?{NUMERAL}{{1,2}} ?[月./-] ?{NUMERAL}{{1,3}} ?日?"
LUNAR_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
LUNAR_DAY = "闰?[正一二三四五六七八九十冬腊]{1,2}月 ?[初十廿一二三四五六七八九十]{2,3}"
NUMBERS = (
    DAY,
    rf"{NUMERAL}{{4}}年{NUMERAL}{{1,2}}月",
    "(?:星期|周)[一二三四五六日天]",
    rf"(?:农历|夏历)?{LUNAR_YEAR} ?(?:{LUNAR_DAY})?",
    rf"农历{LUNAR_DAY}",
    rf"(?:今日|本期|共|第)? ?[A-D]?{NUMERAL}{{1,3}} ?版",
    rf"(?:总第?|[复创试]刊第?|第) ?{NUMERAL}{{1,9}} ?[期号]?",
    "[（(](?:[旬周半月双]{1,2}刊|试刊)[)）]",
    "内部发行",
    "[(（)）|/·,，:： ]",
)
"""What a head's line of dates and numbers is made of."""
HAN = r"[\u4e00-\u9fff]"
WORDS = (
    "[A-Z][A-Za-z ]{3,40}",  # the paper's name in letters
    r"[（(]?《[\u4e00-\u9fff]{2,6}》[)）]?",
    r"(?:《[^》]{1,8}报》)?[^。，！？《]{1,40}[部局委会社心府处院校司团办报室] ?(?:联合|共同)?"
    "(?:主管|主办|承办|协办|联办|合办|编辑|出版|编印|编)+(?: [^。，！？《]{2,50})?",
    "[^。，！？《]{2,30}(?:机关报|主管主办)(?: [^。，！？《]{2,20})?",
    rf"{HAN}{{1,6}}(?:[县市区旗](?:融媒体|新闻|传媒)中心|报社)(?:出品)?(?: .{{2,30}})?",
    rf"中共{HAN}{{2,10}}(?:委|委员会|宣传部)(?: {HAN}{{2,14}}(?:中心|报社|政府))?",
    "(?:今日)?(?:主持|报道组|组稿|联办单位|主办单位|主管单位)[：:][^。！？]{2,40}",
    # its licence (刊号, 准印证)
    r"[^。！？]{0,20}(?:刊号|出版物号|报刊登记证|准印证|内部资料|[准登印]字第|出准[字印]|新出[内准（]|(?:内新|资准|内资)字"
    r"|代号[：: ]?\d|内刊（|内部报刊第|广告(?:经营)?许可证[：:]"
    rf"|{HAN}{{1,2}}[A-Z][-—]?N?\d{{3,5}}号(?: |\Z))[^。！？]{{0,40}}",
    rf"{HAN}{{1,2}}(?:[A-Z]N?|N)[-—]?\d{{3,5}}",
    # how to reach it, to read it elsewhere, to write for it
    r"[^。，！？《》“]{0,8}(?:电话|传真|邮箱|信箱|热线|报料|爆料|网址|微信|广告部|[Ee]-?mail|QQ)[：:]?[^。！？，]{0,6}[\w.-]*[\d@×.][^。！？，]{0,50}",
    "(?:社址|地址|邮编|主[管办]|(?:官方)?(?:微信)?公众号)[：:][^。！？]{2,60}",
    "(?:[^。！？：:]{0,4}(?:网址|网站|微信|微博|抖音|快手|客户端|热线|APP)[：:] ?[^。！？：:]{2,16}){1,4}",
    "[^。，！？]{2,12}APP[^。，！？]{0,10}",
    r"(?:[^。，！？]{2,12} )?(?:https?[：:]|www\.)[^。！？]{4,40}",
    rf"{HAN}{{2,6}}新闻网(?: [^。，！？]{{2,40}})?",
    "客户端“[^”]{2,10}”",
    "本版[与由][^。！？]{2,20}[合协主]办[^。！？]{0,40}",
    "手机报订阅[^。！？]{2,30}",
    "(?:扫一扫|扫描|扫码(?:关注|阅读|下载))[^。！？]{0,30}",
    "关注[^。！？]{2,20}(?:客户端|公众号|视频号|微信|微博)[^。！？]{0,20}",
    "(?:[Ee]-?mail)?投稿[^。！？]{2,30}",
    # how often it appears, and for what
    "[^。，！？]{0,16}每周[一二三四五六日、至]{1,7}出版",
    "逢[^。！？]{1,10}出版",
    "[^。！？]{0,12}(?:赠阅|出版 全年[^。！？]{0,12}|每份[^。！？]{1,8})",
    # the weather
    rf"(?:{HAN}{{0,4}}(?:天气(?:预报)?|气象)|今[天日]|井口温度)[：: ]?[^。！？]{{0,40}}\d ?℃[^。！？]{{0,30}}",
    # the page's section with its number or its issue, and who made the page
    rf"(?:0?\d|[①-⑯]) (?:{HAN}|[·、 ]){{2,10}}",
    rf"(?:{HAN}|[·、 ]){{2,10}} (?:0?\d|[①-⑯])",
    rf"(?:{HAN}|·){{2,8}} ?第\d{{1,4}}期(?:投稿[^。！？]{{2,40}})?",
    rf"农历{LUNAR_YEAR} ?{LUNAR_DAY} {HAN}{{2,12}}",
    rf"(?:{HAN}|·){{2,14}}(?:专版|特刊|专号|专刊|周刊)",
    "[^。！？]{0,40}(?:责编|编辑|校对|美编|版式|组版|主编)[：:/／ ][^。！？]{2,50}",
    "(?=.*(?:策划|统筹|设计|视觉|版面|投稿|绘图|主持|监制|制图|审)[：:/])"
    rf"(?:{HAN}{{2,6}}[：:/][^。！？：:]{{1,16}}?(?: +|\Z)){{2,}}",
)
IN_LINE = re.compile("|".join(NUMBERS))
BRACKETED = re.compile("[(（](?![旬周半月双试])")  # what no head's line begins with
WORDED = re.compile(rf"(?:{'|'.join(WORDS)})\Z")
DATED = re.compile(rf"(?!——|（)[^。，！？]{{0,16}}{DAY}[^。，！？]{{0,36}}\Z")
NO_NAME = re.compile(
    r"(?:简明|图片|一句话|短|综合|社会|基层|乡镇|县区|国内|国际|省内|市县|要闻|经济|教育|体育|民生|农村|部门)新闻\Z"
    r"|(?:人物|长篇|本报|工作|新闻|事件)通讯\Z|今日(?:导读|提要|看点|要闻|关注|天气|潮汐|头条|视点|话题|论坛)\Z"
)
"""What is put as a paper's name is and names what stands below it."""
LONGEST = 60  # characters of a line


def is_head_line(text: str) -> bool:
    """Say whether a line's own text is what stands in a page's head."""
    if len(text) > LONGEST or "。" in text:
        return False
    if PAPER_NAME.match(text):
        return not NO_NAME.match(text.replace(" ", ""))
    return is_dates(text) or bool(WORDED.match(text) or DATED.match(text)) or masthead_facts(text) > 1


def is_dates(text: str) -> bool:
    """Say whether a line is nothing but a date, a weekday or the issue's numbers."""
    return len(text) > 1 and not text.isdigit() and not BRACKETED.match(text) and not IN_LINE.sub("", text)


def proves_head(text: str) -> bool:
    """Say whether a line is of dates and numbers, or holds a whole date: no headline's does."""
    return is_dates(text) or bool(DATED.match(text))
