"""The words by which newspapers say what somebody did, and who they are. Data only."""

from __future__ import annotations

from ingest.items import Role

WORKERS = {
    "记者": Role.REPORTER,
    "記者": Role.REPORTER,
    "实习生": Role.REPORTER,
    "主笔": Role.REPORTER,
    "采写": Role.REPORTER,
    "采访": Role.REPORTER,
    "采编": Role.REPORTER,
    "通讯员": Role.CORRESPONDENT,
    "通訊員": Role.CORRESPONDENT,
    "报道员": Role.CORRESPONDENT,
    "报道组": Role.CORRESPONDENT,
    "信息员": Role.CORRESPONDENT,
    "作者": Role.AUTHOR,
    "撰文": Role.AUTHOR,
    "撰稿人": Role.AUTHOR,
    "撰稿": Role.AUTHOR,
    "文案": Role.AUTHOR,
    "供稿人": Role.AUTHOR,
    "投稿": Role.AUTHOR,
    "执笔": Role.AUTHOR,
    "评论员": Role.AUTHOR,
    "观察员": Role.AUTHOR,
    "评论部": Role.AUTHOR,
    "编辑部": Role.AUTHOR,
    "课题组": Role.AUTHOR,
    "口述": Role.AUTHOR,
    "讲述": Role.AUTHOR,
    "供稿": Role.AUTHOR,
    "整理": Role.EDITOR,
    "记录": Role.EDITOR,
    "主持人": Role.EDITOR,
    "主持": Role.EDITOR,
    "编辑": Role.EDITOR,
    "责编": Role.EDITOR,
    "编译": Role.EDITOR,
    "翻译": Role.EDITOR,
    "策划": Role.EDITOR,
    "总策划": Role.EDITOR,
    "统筹": Role.EDITOR,
    "摄影师": Role.PHOTOGRAPHER,
    "摄影": Role.PHOTOGRAPHER,
    "摄像": Role.PHOTOGRAPHER,
    "供图": Role.PHOTOGRAPHER,
    "航拍": Role.PHOTOGRAPHER,
    "翻拍": Role.PHOTOGRAPHER,
    "漫画": Role.ILLUSTRATOR,
    "插图": Role.ILLUSTRATOR,
    "插画": Role.ILLUSTRATOR,
    "绘图": Role.ILLUSTRATOR,
    "绘画": Role.ILLUSTRATOR,
    "制图": Role.ILLUSTRATOR,
    "视频": Role.PHOTOGRAPHER,
    "来源": Role.SOURCE,
}
"""Words that stand before names (``记者 张领山``); any of :data:`GRADES` may stand before the word."""

COLLECTIVES = (
    "记者", "記者", "通讯员", "通訊員", "评论员", "评论部", "编辑部", "观察员", "报道组", "课题组",
)  # fmt: skip
"""Words that sign by themselves when no name follows (``本报评论员``)."""

GRADES = (
    "见习", "实习", "首席", "特约", "特邀", "高级", "资深", "主任", "特派", "全媒体", "全媒體", "融媒体", "全媒",
    "融媒", "摄影", "视频", "文字", "视觉", "新闻", "体育", "前方", "驻地", "专职", "骨干", "小", "校园",
    "见习实习", "本版", "本期", "栏目", "新媒体", "网络", "值班", "责任", "图片",
)  # fmt: skip
"""Words before a role word that grade it without changing the role (``首席记者``, ``全媒体记者``)."""

DESK = (
    "一审", "二审", "三审", "初审", "复审", "终审", "审核", "审校", "审签", "签发", "监制", "总监制", "一校", "二校", "三校",
    "校对", "责任校对", "校审", "文检", "值班主任", "值班主编", "值班编委", "值班总编", "值班领导", "主编", "总编", "美编", "美术编辑",
    "版式", "排版", "组版", "总编辑", "审读", "出品", "出品人", "制作", "设计", "视觉设计", "海报设计", "美术设计", "剪辑", "后期",
    "配音", "播音", "主播", "朗诵", "出镜", "执行", "指导老师", "指导教师", "辅导老师", "辅导教师",
)  # fmt: skip
"""Labels of who checked, laid out, produced or passed what was published, or taught its author: no byline names them."""

NOT_ROLES = {
    "记者": "站|部|会|节|团|之家|从|在|了解|看到|获悉|得知|走进|采访|来到|注意|发现|日前|近日|手记|观察|调查|表示"
    "|一行|们|证|问|采风|见到|跟随|前往|还|就|通过|随",
    "通讯员": "之家|队伍|培训|会议|们|座谈",
    "作者": "单位|系|为|是|简介|均|介绍|附|略",
    "编辑": "出版|部门|中心|工作|整理出版",
    "摄影": "作品|展|大赛|家|爱好|协会|比赛|机|艺术|记",
    "采访": "时|中|了|团|组|部",
    "采编": "部|中心|组",
    "来源": "于",
    "记录": "片|者|仪|员|本|了|下|表|册",
    "主持": "召开|会议|了|并|仪式|词",
    "视频": "号|会议|连线|监控|通话|显示",
    "航拍": "员|者",
}
"""What follows a role word where it is running text or a thing, not somebody's role (``记者从县农业局获悉``)."""

MARKS = {
    "摄影报道": (Role.PHOTOGRAPHER,),
    "摄影/报道": (Role.PHOTOGRAPHER,),
    "图文报道": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文并摄影": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文并摄": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文/图": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "图/文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文·图": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "图·文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文/摄": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "摄/文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文图": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "图文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文、图": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "图、文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "文 图": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "图 文": (Role.AUTHOR, Role.PHOTOGRAPHER),
    "摄影": (Role.PHOTOGRAPHER,),
    "摄": (Role.PHOTOGRAPHER,),
    "攝": (Role.PHOTOGRAPHER,),
    "供图": (Role.PHOTOGRAPHER,),
    "翻拍": (Role.PHOTOGRAPHER,),
    "航拍": (Role.PHOTOGRAPHER,),
    "拍摄": (Role.PHOTOGRAPHER,),
    "图片提供": (Role.PHOTOGRAPHER,),
    "照片提供": (Role.PHOTOGRAPHER,),
    "图片": (Role.PHOTOGRAPHER,),
    "图": (Role.PHOTOGRAPHER,),
    "绘": (Role.ILLUSTRATOR,),
    "绘图": (Role.ILLUSTRATOR,),
    "作": (Role.ILLUSTRATOR,),
    "书": (Role.ILLUSTRATOR,),
    "剪纸": (Role.ILLUSTRATOR,),
    "作画": (Role.ILLUSTRATOR,),
    "漫画": (Role.ILLUSTRATOR,),
    "插图": (Role.ILLUSTRATOR,),
    "制图": (Role.ILLUSTRATOR,),
    "文": (Role.AUTHOR,),
    "文字": (Role.AUTHOR,),
    "文稿": (Role.AUTHOR,),
    "报道": (Role.AUTHOR,),
    "报导": (Role.AUTHOR,),
    "撰文": (Role.AUTHOR,),
    "供稿": (Role.AUTHOR,),
    "采写": (Role.REPORTER,),
    "口述": (Role.AUTHOR,),
    "讲述": (Role.AUTHOR,),
    "整理": (Role.EDITOR,),
    "记录": (Role.EDITOR,),
    "编辑": (Role.EDITOR,),
    "编译": (Role.EDITOR,),
}
"""Words that stand after names (``王远 摄``), or before them with a colon, slash or dot (``文/张三``, ``文·张三``). AUTHOR yields to a
role that the names have already (``本刊记者 王晓峰 文/图``); whoever wrote and photographed is named once a role."""

PICTURE_HOUSES = (
    "人民视觉", "影像中国", "视觉中国", "东方IC", "新华社发", "新华社照片", "新华社供图", "新华社稿", "CFP",
    "中新社发",
)  # fmt: skip
"""Credits that name an agency and no person."""

GIVERS = (
    "受访者", "被采访者", "采访对象", "当事人", "本人", "网友", "读者", "家属", "学校", "校方", "警方", "企业", "单位", "村民",
    "通讯员", "记者",
)  # fmt: skip
"""Who gives pictures without a name."""

SILENT = (
    "完", "全文完", "待续", "未完待续", "续完", "资料照片", "资料图片", "资料图", "图片资料", "综合", "本报综合",
    "本报讯", "综合报道", "本报综合报道", "综合消息", "本报综合消息", "综合整理", "本报综合整理",
    "本报资料", "本报资料图片", "网络图片", "图片", "照片", "见图", "附图", "上图",
    "下图", "左图", "右图", "题图", "节选", "摘编", "有删节", "略", "本版图片", "图为资料图片",
)  # fmt: skip
"""What stands where a byline could and names nobody."""
