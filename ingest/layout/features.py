"""What can be seen in one block's text alone: named patterns, each a yes or no.

Every pattern here is matched on the copy of the text that :func:`ingest.layout.plain.plain` gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.datelines import NOT_OWN_NEWS
from ingest.language.names import SURNAMES, is_person, is_run_together, join_padding, split_names

TAIL_LENGTH = 130  # characters of the longest signature in brackets: an agency with all its reporters
HEADING_LENGTH = 64  # characters; the longest headline stack on one line seen is 60
NAME = r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]"
NAMES = rf"(?:{NAME})(?:[ 、，,]{{1,3}}(?:{NAME})){{0,5}}"
ROLE = (
    r"(?:本报|本刊|见习|实习|特约|首席|驻[\u4e00-\u9fff]{2,8}|全媒体|融媒体|新华社|[\u4e00-\u9fff]{2,8}(?:日报|晚报|中心)){0,3}"
    r"(?:记者|通讯员|实习生|评论员|编辑部|报道组|特约撰稿人?|撰文)"
)
CLOSERS = '”』」’）》】"'
TERMINAL = re.compile(rf"(?:[。！？!?…]|———?)[{CLOSERS}]*\Z|[；：:]\Z")
SENTENCE_MARK = re.compile(r"[。；]|！[^”』」’）》】\s]")
OPEN_START = re.compile(r"\A[，、；。！？：）”』」%％]")
OPENER = re.compile(
    rf"\A(?:据?(?:本报|本台|[\u4e00-\u9fff]{{2,8}}(?:新闻)?(?:网|日报|晚报|报))[^。，“（]{{0,14}}?(?:讯|[日]电)(?![\u4e00-\u9fff]?[器台话视影脑力])"
    r"|(?:(?![的了在从与和及传来])[\u4e00-\u9fff]){2,10}(?:\d{1,2}月)?(?:\d{1,2}日)?"
    rf"(?<![{NOT_OWN_NEWS}])讯(?=[ （]|\d{{1,2}}月\d)"
    r"|据?(?:新华社|中新社|中新网|新华网|人民网|央视)[^。，“（]{1,18}?(?:电|讯)"
    r"|据[\u4e00-\u9fff]{2,10}(?:报|网|台|晚报)(?:报道|消息) (?=[^，])"
    rf"|（(?:图[/／]?文|文[/／]?图|(?:本报)?(?:全媒体)?(?:记者|通讯员))[：: ]?[\u4e00-\u9fff 、]{{2,24}}）(?=.{{20}})"
    rf"|（?本报(?:全媒体)?记者[^。，]{{2,20}}报道[：:]?|{ROLE} ?[^。，]{{2,12}}报道[：:])"
)
AGENCY_TAIL = re.compile(r"（(?:据|本报|新华社|中新社|人民网)[^（）。]{0,70}(?:电|讯|专电|报道)[^（）。]{0,40}）\Z")
PAREN_TAIL = re.compile(r"(?<=[。！？…”』—])（(?P<inside>[^（）。，；]{2,32})）\Z")
LONE_PAREN = re.compile(r"\A[（【\[](?P<inside>[^（）。]{1,60})[）】\]]\Z")
CREDIT = re.compile(
    r"(?:摄影?(?:报道)?|资料(?:图片|照片)|供图|/摄|文/图|图/文|照片|影像中国|人民视觉|图片|翻拍)）?[。]?\Z"
)
PHOTO_CREDIT = re.compile(r"(?:摄|摄影报道|摄影|供图|资料图片|资料照片|发）|照片）|翻拍）)）?[。]?\Z")
LONE_CREDIT = re.compile(
    r"\A（?(?:(?:[^。，]{0,16}(?:记者|通讯员|新华社|本报))? ?[^。，（）：]{2,24} ?(?:摄|摄影|摄影报道|供图|照片)|"
    r"新华社发|(?:摄影|供图|图)[/／：:] ?[\u4e00-\u9fff ]{2,12}|"
    r"人民视觉|影像中国|资料图片|资料照片|传真照片|新华社[^。，]{0,16}照片|[^。，（）：]{2,12} ?摄（[^（）]{2,12})）?\Z"
)
CAPTION_OPEN = re.compile(
    r"\A[↑↓←→↗↘↙↖] ?[\u4e00-\u9fff]{4}"
    r"|\A[（(▲△▼↑↓←→]?(?:图为|图片?[①-⑩一二三四1-9]|上图|下图|左图|右图|图片说明|照片为|这是[^。，]{2,30}(?:拍摄|航拍))[：:]?"
)
PICTURE_NUMBER = re.compile(r"\A[（(]?(?:图[①-⑳一二三四五六七八九十\d]|[①-⑳])")
PICTURE_TITLE = re.compile(
    r"\A[（【\[《]?(?:图片(?:新闻|报道|故事)|新闻图片|摄影(?:报道|作品)|镜头|光影|图说[\u4e00-\u9fff]{2,4}|漫画|书法|国画|剪纸)[）】\]》]?\Z"
)
PICTURE_ALONE = re.compile(r"摄影报道）?[。]?\Z")
PICTURE_NOTE = re.compile(
    r"\A(?:[（(]?附?(?:图片?|照片|表格?|图表)[\d一二两三四五六七八九十]{0,3}[张幅帧份]?[）)]?|[（(]?附(?:图|照|表)[^。]{0,6}[）)]?"
    r"|(?:图片|照片)(?:由|来自|来源)[^。]{2,12}|(?:图片|照片|图表)[：:]|\(?[A-ZＡ-Ｚ、，（）()]{1,8}\)?)\Z"
)
OFFICE_NAME = re.compile(
    r"\A[\u4e00-\u9fff（）]{3,22}(?:公司|厂|局|委员会|中心|[公本合]作?社|商店|经营部|支行|医院|学校|办公室|管理[所处]|协会|小组|政府|支队|大队|法院)\Z"
)
OFFICE_END = re.compile(r"(?:局|委|办|部|院|校|会|站|厅|处|队|社|公司|中心|政府|支行)\Z")
COMMENT = re.compile(
    r"\A[□■◆] ?(?:本报|本刊)?(?:特约)?评论员(?:文章)?[□■◆]?\Z|\A(?:本报|本刊)?(?:特约)?评论员(?:文章)?\Z"
)
PICTURE_ART = (
    r"图片|照片|书法|中国画|国画|篆刻|油画|水彩画?|版画|木刻|漫画|剪纸|摄影|速写|素描|水粉画?|雕塑|年画|新闻图片|图文|粉画|连环画|"
    r"插图|套色木刻|传真照片|题图|摄影作品|图"
)
WRITTEN_ART = r"组诗|外[一二三四]首|[一二两三四五六]首|散文诗?|诗歌|(?:小|微|微型)?小说|童话|寓言|随笔|杂文|报告文学|歌词|七[律绝]"
PICTURE_ART_TITLE = re.compile(
    rf"(?<=[^（）])（(?:{PICTURE_ART})）(?P<artist> ?[\u4e00-\u9fff]{{2,4}}(?: ?[作摄画绘])?)?\Z"
)
ART_TITLE = re.compile(rf"(?<=[^（）])（(?:{PICTURE_ART}|{WRITTEN_ART})）\Z")
ART_LINE = re.compile(rf"\A（(?:{WRITTEN_ART})）\Z")
UNDER_TITLE = re.compile(
    rf"\A（(?:{WRITTEN_ART}|节选|摘要|摘登|有删节|全文|[上中下]|之?[一二三四五六七八九十]{{1,2}}|第[一二三四五六七八九十\d]{{1,4}}号"
    r"|(?:\d{4}|[一二三四五六七八九〇○零]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日)）\Z"
)
"""What stands in brackets under a title: its form, that it is a part, its number, the day of a speech."""
VERSE_GROUP = re.compile(r"（(?:组诗|外?[一二两三四五六七八九十]首)）|[二两三四五六七八九十]首\Z")
BYLINE = re.compile(
    rf"\A(?!.{{0,4}}记者(?:手记|观察|走基层|跑腿|蹲点|调查|专访|来信|札记|视点|探访|追踪|回访|见闻|感言|帮您?|走进))(?!编辑部启事)"
    rf"[（□■◎●○◇◆\s]*(?:{ROLE}(?: |[^\S\n])*(?:{NAMES})(?: ?(?:{ROLE}) ?(?:{NAMES})){{0,3}}"
    rf"|(?:本报|本刊|新华社|人民日报)?(?:特约)?(?:评论员|编辑部|评论部)"
    rf"|[\u4e00-\u9fff]{{2,8}}(?:记者|通讯员)[ \u3000]+(?:{NAMES})"
    rf"|(?:文|图|撰文|作者|执笔|整理|记者)[/／：: ]+{NAMES})[^。，？！“”]{{0,10}}\Z"
)
EXCLAIMED = re.compile(r"\A[\u4e00-\u9fff]{2,4}！(?=[^，。！]{6,}\Z)")
"""What many a headline of today opens with: 暖心！12名环卫工人吃上“生日餐”."""
SUBTITLE = re.compile(r"\A(?:[—─-]{1,3})?(?:追?记|访|[—─-])")
TITLED_NAME = re.compile(r"[长任记席员授师理士事裁](?P<name>[\u4e00-\u9fff]{2,3})\Z")
MARKED_NAME = re.compile(r"\A[□◎■○◇◆●△▲☆★] ?[^。，！？：]{2,20}\Z")
NO_AUTHOR = re.compile(
    r"[，、。《【的]|\A(?:据|本报综合|[—─-]|追?记|访)|主持(?: |\Z)|发言|出席|讲话|致辞|通报|\d[户月]|[县乡镇]\Z|[县乡镇村]·|\A..·..\Z"
)
"""What the lines of authors between a headline and its text do not say: a text's beginning, a subhead, who attended."""
MARKED_AUTHOR = re.compile(rf"\A[□◇] ?(?:(?P<place>[\u4e00-\u9fff]{{2,8}}) +)?(?P<name>{NAME})\Z")
BARE_NAME = re.compile(rf"\A(?:{NAMES})\Z")
OF_SCHOOL = re.compile(
    rf"\A[□◎■○◇◆● ]*[\u4e00-\u9fff]{{1,12}}(?:[小中大]学|学[校院]|[一二三四五]中|[职高]中|幼儿园)"
    rf"(?: ?[\u4e00-\u9fff（）\d]{{2,10}}班)? +(?P<name>{NAME})\Z"
)
PICTURED = re.compile(r"（附?(?:新闻)?(?:图|照|表|插图)[^（）]{0,8}）\Z")
NUMBERED = re.compile(
    r"\A(?:【[一二三四五六七八九十]{1,3}】|[（(]?[一二三四五六七八九十]{1,3}[）)、．.是]|[（(]?\d{1,2}[）)、．.·](?!\d)|第[一二三四五六七八九十]{1,3}[，、：]|"
    r"其[一二三四五六]|之[一二三四五六]|[①-⑳]|[一二三四五六七八九十]\Z|\d{1,2}\Z)"
)
BULLET = re.compile(r"\A(?:[●■◆◎○▲★☆◇□△※·•▶]|[-*+] (?=[^\d\s]))")
PEN_NAME = re.compile(rf"\A(?!.*[的了在是])(?:{NAMES})\Z")
DASHED = re.compile(r"\A(?:——|--|──|———)")
GREETED = "们|同志|先生|女士|朋友|主席|编辑|读者|阁下"
SALUTATION = re.compile(rf"(?:{GREETED})[：:！!]\Z")
LABEL = re.compile(
    r"\A(?:[【〖][^】〗]{2,16}[】〗]|[《\[［][^》\]］]{2,12}[》\]］]|[【（]?(?:公益)?广告[】）]?"
    r"|[■◆●★☆◎▲]*(?:[温生][馨活])?(?:小贴士|提示|链接|(?:相关|新闻|知识)链接|相关新闻|核心提示|编者按|开栏的话|编后|延伸阅读|名词解释"
    r"|(?:今日|本期|本报)?(?:导读|要目|看点|导航))[■◆●★☆]*|(?P<mark>[·•・〓■□◆◇●○◎★☆※]) ?[\u4e00-\u9fff]{2,10} ?(?P=mark))\Z"
)
ENCLOSED_LABEL = re.compile(
    r"\A(?:[【〖《\[［（(](?P<label>[^】〗》\]］）)]{2,16})[】〗》\]］）)]"
    r"|(?P<mark>[·•・])(?P<marked>[\u4e00-\u9fff ]{2,12})(?P=mark))\Z"
)
NEWS_START = re.compile(
    r"(?:日前|近日|近期|今天|昨天|昨日|今日|目前|最近|连日来|前不久|去年|今年|新年|入冬|入春|元旦|春节|当地时间|截至|"
    r"\d{1,4}[年月日]|[一二三四五六七八九十]{1,3}[月日])"
)
DATED_CLAUSE = re.compile(
    r"\A(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^，]{0,4}|日前|近日|近期|连日来|[据截][^，]{1,12}|[去今]年[^，]{0,6})，"
)
LINKING_START = re.compile(
    r"\A(?:他们?|她们?|它们?|这[些个种样次一，]?|那[些个种]?|此外|同时|另外|但是?|然而|因此|所以|于是|而|不过|其中|其实|"
    r"对此|为此|据介绍|据了解|随着|在此|此次|会议|会上|[\u4e00-\u9fff]{2,3}(?:说|表示|指出|强调|告诉|介绍))"
)
NOTICE_TITLE = re.compile(
    r"(?:公告|公示|通告|声明|启事|讣告|告示|招标书|中标结果|通知书|遗失|挂失|公告书|招聘简章|停[电水气](?:通知|预告|信息)|(?:失物|失主)招领|招领启事|认领|\A(?:注销|减资|更正|致歉|勘误)"
    r"|\A(?:投稿|报名|参赛|订阅)须知|\A(?:房屋|门面|店铺|厂房|商铺|旺铺|土地)?(?:出租|招租|转让|出售|招聘|诚聘|招工|招生|求购|征婚|寻人|寻物)(?:信息)?)"
    r"(?:（[^（）]{1,12}）)?\Z"
)
NUMBERED_NOTICE = re.compile(r"第.{1,4}号(?:通告|公告|通令|命令|令|公示)\Z")
ADVERT_LABEL = re.compile(r"\A[【（]?(?:公益)?广告[】）]?\Z")
CONTACT = re.compile(
    r"(?:时间|地址|地点|电话|热线|邮箱|联系人|订购|预订)[：:] ?[^：。]{2,}\Z"
    r"|\A(?:咨询|报名|订餐|(?:上期|第.{1,2}期)?(?:谜底|答案))[：:]"
)
OF_PAPER = re.compile("(?:欢迎|本[报版刊]|总值班|值班|投稿)")
PHONE = re.compile(r"(?:电话|热线|手机|订购|预订)[：:] ?[\d-]{7,}")
OFFICES_PHONE = re.compile(r"(?:(?:监督|举报|投诉|报警|救助)|[局委会办站队部]咨询)(?:电话|热线)")
OFFICE_COLON = re.compile(r"\A[\u4e00-\u9fff·]{1,12}[县市区乡镇村局委办馆院部校会站联厅处队所社][：:](?=\S)")
DATE_LINE = re.compile(
    r"\A(?:\d{4}|[一二三四五六七八九〇○零]{4})年[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日)?\Z"
)
DAY_LINE = re.compile(r"\A(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日\Z")
OFFICE_AND_DATE = re.compile(r"[\u4e00-\u9fff（） ]{4,50}\d{4}年 ?\d{1,2} ?月 ?\d{1,2} ?日\Z")
VERSE_END = re.compile(r"[，。！？；…—]\Z")
ROUNDUP_ITEM = re.compile(
    r"\A[△▲▷▶▼●○◎◆◇■□★☆※×·•*❶-❿]|\A[【〔]?[\u4e00-\u9fff]{1,7}?"
    r"(?:镇|乡|街道|社区|苏木|公社|农场|林场|村|局|办事处)(?:[】〕]|[：: ])"
)
OF_DAY_OR_PLACE = re.compile("[月日县市区旗州乡镇村局]|街道|社区|公司|医院|中学|小学")
ADVICE = re.compile(r"贴士|支招|提示|提醒|要点|须知|注意|作废|怎样|如何|[？?]")
CLOSING = re.compile(r"\A特此(?:公告|通告|通知|公示|声明|函告|说明|致谢)[。！]?\Z|\A(?:预祝[^。，]{2,16}|谢谢大家)！\Z")
EDITORS_REPLY = re.compile(r"\A[【（]?(?:编后|编者|编辑|本报|回复|答复)[^。，]{0,4}[：:】）]")
GUIDE = re.compile(r"\A[■◆●★☆◎▲]*(?:今日|本期|本报)?(?:导读|看点|提要|要目|导航)\Z")
PAGE_MARK = re.compile(
    r"\A(?:第?[一二三四五六七八九十]{1,2}版|[A-D]?\d{1,2}版|[A-D]\d{1,2})[ ：:·]+\S"
    r"|\S[ ．.…·]+(?:[A-D]?\d{1,2}|第?[一二三四五六七八九十]{1,2}版)\Z"
)
HAN = re.compile(r"[\u4e00-\u9fff]")
HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
POINTER_ONLY = re.compile(
    r"\A(?![（(]?(?:上接|紧接))[>》›＞▶→（( ]*(?:详见|请?看|见|导读|转)?[^。，]{0,6}?第? ?[0-9A-D一二三四五六七八九十]{1,3} ?版"
    r"[^。，]{0,4}[>》›＞◀）) ]*\Z"
)
POINTER_HEAD = re.compile(
    r"\A(?P<jump>[▶►→▷>》◆●■★☆▲ ]*第?[0-9A-D一二三四五六七八九十]{1,3} ?版[ ：:·▶►→]+)[^：:。]{4,}\Z"
)
POINTER_TAIL = re.compile(
    r"(?:[>》›＞▶→（( ]*(?:详见|请看|见|全文见)第? ?|[>》›＞▶→…·（ ]+第? ?)[0-9A-D一二三四五六七八九十]{1,3} ?版[>》›＞）) ]*\Z"
)
WEATHER = re.compile(r"\A(?:今[日明]|近期|一周|本周|未来[一二三]天|本[县市区])?天气(?:预报|情况)?(?:[：:]|\Z)")
EDITORS_NOTE = re.compile(
    r"\A[【\[◎■◆]?(?:编者按|编者的话|开栏的?话|开栏语|开篇的?话|编者寄语|主持人语)[】\]]?(?:[：: ]|\Z)"
)
LAST_PART = re.compile(
    r"\A[■●◆▲]?(?:(?:记者|采访)(?:手记|札记)|(?:法官|律师|检察官|民警|专家)(?:说法|提醒|点评|提示|寄语)|点评|"
    r"结束?语|尾声|后记|附记)[：:]?\Z"
)
OPEN_LETTER = re.compile(r"(?:一封信|公开信|倡议书|慰问信|感谢信|表扬信)\Z")
TURN = re.compile(r"\A(?:问|答|[QA]|来信|回音)[：:]|\A(?:记者|主持人|编辑)[：:].*[。？！…]”?\Z")
ANSWER = re.compile(r"\A[\u4e00-\u9fff、]{0,24}(?:答|答复|回复)[：:]")
DIARY = re.compile(r"\A\d{1,2}月\d{1,2}日[ ，]+(?:星期[一二三四五六日天] *)?[晴阴雨雪雾大小中多][\u4e00-\u9fff]{0,4}\Z")
SPOKEN = re.compile(r"\A“[^”]*[。！？…，—]”\Z")
FIRST_WORDS = re.compile(rf"(?:{GREETED}|如下)：\Z|\A编辑(?:同志|部)?：")
ADDRESS = re.compile(
    r"\A(?:尊敬的|亲爱的|敬爱的|各位|广大|全[县市区镇乡村])[^。，]{0,24}[：:！]\Z"
    r"|\A(?:[^，、。：:！]{1,12}[，、])+[^，、。：:！]{0,4}(?:[志友宾亲学师事]们|先生|女士)[：:]\Z"
)
JUMP_TO = re.compile(r"[（(]?下?转第? ?[0-9A-D一二三四五六七八九十]{0,3} ?版[^。]{0,8}[）)]?\Z")
JUMP_LENGTH = 19  # characters of the longest jump
LONE_JUMP = re.compile(r"\A下转第? ?[0-9A-D一二三四五六七八九十]{1,3} ?版\Z")
JUMP_FROM = re.compile(
    r"\A[（(]?(?:上接|紧接)(?:第? ?[0-9A-D一二三四五六七八九十]{0,3}|[0-9一二三四五六七八九十年月日 ]{0,12}本) ?版[^。]{0,8}?[）)]?"
)


def is_notice_title(text: str) -> bool:
    """Say whether a headline is a notice's: 关于……的公告, 公　示."""
    return bool(NOTICE_TITLE.search(text.replace(" ", "")))


def has_photo_credit(text: str) -> bool:
    """Say whether the text ends with who took the picture: 王远 摄, （资料照片）."""
    return bool(PHOTO_CREDIT.search(text[-12:]))


def is_caption(text: str) -> bool:
    """Say whether a short text is surely a picture's caption: it says so (图为……), or its photographer signs it."""
    if len(text) > LONGEST_CAPTION or SHOWN_ELSEWHERE.search(text[-30:]):
        return False
    return bool(CAPTION_OPEN.match(text) or has_photo_credit(text))


LONGEST_CAPTION = 160  # characters
SHOWN_ELSEWHERE = re.compile(r"（(?:见|如)?[上下左右]?图[^（）]*）")


def is_heading(text: str) -> bool:
    """Say whether the text could be a line of a headline stack: short, and not a sentence."""
    return (
        len(text) <= HEADING_LENGTH
        and not TERMINAL.search(text)
        and not SENTENCE_MARK.search(text[:-1])
        and (text[-1:] not in "，、,")
    )


def is_point(text: str) -> bool:
    """Say whether a short text is a numbered or marked point (一、……, ▲……), and no sentence that somebody signs."""
    if text[-1:] in "。；" or (closes_article(text) and SENTENCE_MARK.search(text)):
        return False
    return bool(NUMBERED.match(text) or BULLET.match(text))


def breaks_off(text: str) -> bool:
    """Say whether a line without an end reads as a paragraph's first piece: two clauses, or a quotation left open."""
    if TERMINAL.search(text[-12:]):
        return False
    opened = any(text.count(left) > text.count(right) for left, right in ("“”", "《》", "（）", "『』"))
    return opened or text.count("，") >= 2


def is_closed(text: str) -> bool:
    """Say whether a paragraph may end here: terminal punctuation, closing quotes or brackets after it."""
    return bool(TERMINAL.search(text[-12:])) or text.endswith(("）", "】", "]", "”", "』", "》"))


def is_name(text: str) -> bool:
    """Say whether the text is nothing but one to six personal names, each with a known surname."""
    if len(text) > 24 or text[:1] not in SURNAMES or not BARE_NAME.match(text):
        return False
    return all(is_person(name) or is_run_together(name) for name in map(join_padding, split_names(text)))


def is_titled_name(text: str) -> bool:
    """Say whether the text is an office and the name of who holds it (…局局长刘仲藜), and no subtitle (——记…局局长刘仲藜)."""
    found = TITLED_NAME.search(text)
    return found is not None and len(text) <= 32 and found["name"][0] in SURNAMES and not SUBTITLE.match(text)


def closes_article(text: str) -> bool:
    """Say whether a body paragraph ends as the last of an article does: an agency's or a writer's name in brackets."""
    end = text[-TAIL_LENGTH:]
    if not end.endswith("）"):
        return False
    if AGENCY_TAIL.search(end):
        return True
    tail = PAREN_TAIL.search(end)
    return tail is not None and not CREDIT.search(tail["inside"]) and not _is_aside(tail["inside"])


ASIDE = re.compile(r"[：:图表注见]|\d|[A-Za-z]{3}|掌声|笑声|如|即|以下简称|下同|略|待续|未完|完")


def _is_aside(inside: str) -> bool:
    """Say whether what stands in the last brackets is a remark, not a name."""
    return bool(ASIDE.search(inside)) or not HAN.search(inside)


COLUMN_NAME = re.compile(
    r"启 ?事|[公通] ?告|公 ?示|通 ?知|声 ?明|遗 ?失|预告|信息|短波|[文简快短]讯|论坛|信箱|园地|新闻|连载|时评|来信|献词|光荣榜|"
    r"\A(?:招 ?工|招 ?聘|招 ?租|出 ?租|转 ?让|求 ?购|寻 ?[人物]|征 ?[稿婚]|致 ?谢|更 ?正|反 ?馈|水 ?情|天 ?气|编者的话|编 ?后)\Z"
)


def names_column(text: str) -> bool:
    """Say whether a line of a few characters is a column's name or a notice's kind, and no author's: 启 事, 文化简讯."""
    return bool(COLUMN_NAME.search(text))


ROW = re.compile(r"\d|[：、].|[^ ]{2} +[^ ]{2}|[长员任记席]；\Z")
FEWEST_ROWS = 1 / 3  # of a list's lines


def is_row(text: str) -> bool:
    """Say whether a short line reads as a list's or a table's: a figure in it, a colon, or several words beside one another."""
    return bool(ROW.search(text))


def are_rows(lines: Sequence[str]) -> bool:
    """Say whether short lines are a list (大米 2.35元/斤) and no verse."""
    return sum(map(is_row, lines)) > FEWEST_ROWS * len(lines)


NARROWEST = 8  # characters; no column of prose is narrower


def is_verse(lines: tuple[str, ...]) -> bool:
    """Say whether a block's lines are verse: short, and either each ends a clause or their lengths vary freely.

    Printed prose broken by a column has lines of one length that end anywhere.
    """
    if len(lines) < 4 or max(map(len, lines)) > 24:
        return False
    inner, longest = lines[:-1], max(map(len, lines))
    if longest < NARROWEST:
        return True
    clauses = sum(bool(VERSE_END.search(line)) for line in inner)
    full = sum(len(line) >= longest - 1 for line in inner)
    return clauses * 10 >= len(inner) * 7 or full * 10 < len(inner) * (8 if longest <= 12 else 6)
