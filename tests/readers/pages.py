"""A fictional county page as flat text, and captures of such pages. 云岫县, its people and events are invented."""

from datetime import UTC, date, datetime

from ingest.items import Capture, Context

PAGE = """\
云岫报

2024年3月15日 星期五 农历甲辰年二月初六 总第1186期 今日4版

云岫县召开春季农业生产工作会议

>> 详见二版 >>

齐心协力 抢抓农时 打好春耕“第一仗”

各乡镇各部门全力做好春季农业生产

全县春季农业生产现场会在清塘镇召开
传达省市有关会议精神 部署下一步重点任务

陆远山出席并讲话

本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开，传达省市有关会议精神，部署下一步重点
任务。县委副书记陆远山出席并讲话。

陆远山指出，各乡镇要把春耕作为当前头等大事，逐村逐户落实面积、种子和农机，确保不误农时，同时要把水利设施
检修、农资供应和技术指导等工作

抓在手上，让农户种得安心。会后，与会人员到双桥村察看了育秧大棚。（季和）

清塘镇双桥村：机器下了田
老农歇了肩

本报讯（记者 韩　燕 通讯员 苏禾）“一台插秧机顶二十个人。”3月12日，双桥村的周老汉站在田埂上说。今年村里
成立了农机合作社，统一作业、统一结算。

合作社负责人林知远介绍，眼下已有六十多户签了合同。（下转三版）

【图片新闻】

3月10日，望湖乡的油菜花开了，引来游人踏青赏花。
本报记者 贺兰舟 摄

简　讯

县图书馆3月起延长开放时间，周五、周六开放到晚上九时。

望湖乡卫生院日前为七十岁以上老人免费体检，五天里共有三百多人受检。

关于城区部分路段停水的公告

因管网改造，3月18日8时至20时，城区东大街、学府路沿线停水，请市民提前储水，不便之处敬请谅解。

云岫县自来水公司

2024年3月14日

春到云岫

苏　禾

一夜东风过小桥，
柳丝如线雨如毛。
老牛不识春来早，
犹向东坡嚼旧梢。

责编：林知远　版式：苏　禾　校对：贺兰舟
"""


def capture(body: str | bytes, *, page: int | None = 1, issued_on: date | None = date(2024, 3, 15)) -> Capture:
    """Give a capture of a page's text as an import makes it."""
    return Capture(
        url="file:01.txt",
        requested_url="file:01.txt",
        fetched_at=datetime(2024, 3, 15, tzinfo=UTC),
        status=200,
        body=body.encode() if isinstance(body, str) else body,
        context=Context(publication="yunxiu", issued_on=issued_on, page=page),
        headers={"content-type": "text/plain"},
    )
