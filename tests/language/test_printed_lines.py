"""What printed bylines and openers say: a table of lines composed over every form that local papers print."""

from datetime import date

import pytest

from ingest.items import Role
from ingest.language.bylines import is_byline, read_byline
from ingest.language.datelines import read_dateline

# printed byline | role name outlet, ";" between people | raws, ";" between them ("" where not tried)
BYLINES = """
记者 陆知秋 | reporter 陆知秋 | 记者 陆知秋
记者陆知秋 | reporter 陆知秋 | 记者陆知秋
记者 陆知秋 程砚 苏照临 | reporter 陆知秋; reporter 程砚; reporter 苏照临 | 记者 陆知秋;程砚;苏照临
记者陆知秋、程砚、苏照临 | reporter 陆知秋; reporter 程砚; reporter 苏照临 | 记者陆知秋;程砚;苏照临
记者 陆知秋，程砚 | reporter 陆知秋; reporter 程砚 | 记者 陆知秋;程砚
记者：陆知秋 | reporter 陆知秋 | 记者：陆知秋
记者/陆知秋 | reporter 陆知秋 | 记者/陆知秋
记者 陆知秋/程砚 | reporter 陆知秋; reporter 程砚 | 记者 陆知秋;程砚
（记者 陆知秋） | reporter 陆知秋 | 记者 陆知秋
(记者 陆知秋) | reporter 陆知秋 | 记者 陆知秋
本报记者 陆知秋 | reporter 陆知秋 | 记者 陆知秋
本报记者陆知秋 | reporter 陆知秋 | 记者陆知秋
本报记者  陆知秋 | reporter 陆知秋 | 记者  陆知秋
本刊记者 陆知秋 | reporter 陆知秋 | 记者 陆知秋
本台记者 陆知秋 | reporter 陆知秋 | 记者 陆知秋
见习记者 程砚 | reporter 程砚 | 见习记者 程砚
实习记者 程砚 | reporter 程砚 | 实习记者 程砚
首席记者 沈怀舟 | reporter 沈怀舟 | 首席记者 沈怀舟
本报首席记者 沈怀舟 | reporter 沈怀舟 | 首席记者 沈怀舟
特约记者 沈怀舟 | reporter 沈怀舟 | 特约记者 沈怀舟
特派记者 沈怀舟 | reporter 沈怀舟 | 特派记者 沈怀舟
全媒体记者 沈怀舟 | reporter 沈怀舟 | 全媒体记者 沈怀舟
本报全媒体记者 沈怀舟 | reporter 沈怀舟 | 全媒体记者 沈怀舟
融媒体记者 沈怀舟 | reporter 沈怀舟 | 融媒体记者 沈怀舟
本报驻松川记者 沈怀舟 | reporter 沈怀舟 | 驻松川记者 沈怀舟
摄影记者 沈怀舟 | reporter 沈怀舟 | 摄影记者 沈怀舟
实习生 骆小棠 | reporter 骆小棠 | 实习生 骆小棠
记者 陆知秋 实习生 骆小棠 | reporter 陆知秋; reporter 骆小棠 | 记者 陆知秋;实习生 骆小棠
记者 陆知秋 见习记者 程　砚 | reporter 陆知秋; reporter 程砚 | 记者 陆知秋;见习记者 程　砚
记者陆知秋 通讯员白砚农 | reporter 陆知秋; correspondent 白砚农 | 记者陆知秋;通讯员白砚农
记者陆知秋、通讯员白砚农 | reporter 陆知秋; correspondent 白砚农 | 记者陆知秋;通讯员白砚农
记者陆知秋通讯员白砚农 | reporter 陆知秋; correspondent 白砚农 | 记者陆知秋;通讯员白砚农
记者陆知秋、程砚、通讯员白砚农、韦清和 | reporter 陆知秋; reporter 程砚; correspondent 白砚农; correspondent 韦清和 |
本报记者 陆知秋 通讯员 韩　燕 | reporter 陆知秋; correspondent 韩燕 | 记者 陆知秋;通讯员 韩　燕
通讯员 白砚农 | correspondent 白砚农 | 通讯员 白砚农
通讯员白砚农 | correspondent 白砚农 | 通讯员白砚农
特约通讯员 覃守拙 | correspondent 覃守拙 | 特约通讯员 覃守拙
特约通讯员 覃守拙 首席记者 沈怀舟 | correspondent 覃守拙; reporter 沈怀舟 |
通讯员 阿依曼·托乎提 记者 古若水 | correspondent 阿依曼·托乎提; reporter 古若水 | 通讯员 阿依曼·托乎提;记者 古若水
记者 买买提•艾力 | reporter 买买提·艾力 | 记者 买买提•艾力
县报道组 宗玉衡 | correspondent 宗玉衡 县 |
松川日报记者 明清和 | reporter 明清和 松川日报 | 记者 明清和
松川日报 记者 明清和 | reporter 明清和 松川日报 | 记者 明清和
松川晚报全媒体记者 明清和 | reporter 明清和 松川晚报 | 全媒体记者 明清和
松川日报全媒记者 明清和 通讯员 刘田 | reporter 明清和 松川日报; correspondent 刘田 | 全媒记者 明清和;通讯员 刘田
县融媒体中心记者 韩 燕 | reporter 韩燕 县融媒体中心 | 记者 韩 燕
云岫县融媒体中心记者 韩燕 | reporter 韩燕 云岫县融媒体中心 | 记者 韩燕
云岫报记者 韩燕 | reporter 韩燕 云岫报 | 记者 韩燕
《山川》杂志记者 何晚晴 | reporter 何晚晴 《山川》杂志 | 记者 何晚晴
新华社记者 徐昱明 | reporter 徐昱明 新华社 | 记者 徐昱明
新华社记者徐昱明、何晚晴 | reporter 徐昱明 新华社; reporter 何晚晴 新华社 | 记者徐昱明;何晚晴
记者 陆知秋 松川日报记者 明清和 | reporter 陆知秋; reporter 明清和 松川日报 |
县税务局通讯员 白砚农 | correspondent 白砚农 县税务局 | 通讯员 白砚农
松川報業全媒體記者 張勁松 通訊員 王銀華 | reporter 張勁松 松川報業; correspondent 王銀華 |
来源：河南日报　记者：何苗　发布时间：2024-03-15 | source 河南日报; reporter 何苗 | 来源：河南日报;记者：何苗
来源：河南日报　发布时间：2024年3月15日　记者：何苗 | source 河南日报; reporter 何苗 |
来源：云岫报　作者：何苗 2024-03-15 08:30 | source 云岫报; author 何苗 |
来源：云岫融媒 责编：陆知秋 | source 云岫融媒; editor 陆知秋 | 来源：云岫融媒;责编：陆知秋
责编：陆知秋　来源：云岫融媒 | editor 陆知秋; source 云岫融媒 | 责编：陆知秋;来源：云岫融媒
【来源：云岫融媒　编辑：陆知秋　校对：程砚　审核：沈怀舟】 | source 云岫融媒; editor 陆知秋 | 来源：云岫融媒;编辑：陆知秋
来源：云岫发布｜责任编辑：陆知秋｜校对/程　砚 | source 云岫发布; editor 陆知秋 |
记者：何苗 责编：陆知秋 美编：程砚 监制：韩　燕 | reporter 何苗; editor 陆知秋 | 记者：何苗;责编：陆知秋
值班编辑：陆知秋 值班主任：程砚 | editor 陆知秋 | 值班编辑：陆知秋
编辑/校对：陆知秋 | editor 陆知秋 |
来源：云岫县融媒体中心 一审：陆知秋 二审：程砚 三审：沈怀舟 | source 云岫县融媒体中心 |
来源：新华社 记者 徐昱明 | source 新华社; reporter 徐昱明 | 来源：新华社;记者 徐昱明
记者：何苗　来源：河南日报 | reporter 何苗; source 河南日报 |
来源：新华社、人民日报 | source 新华社; source 人民日报 |
马长贵 口述　丁一 整理 | author 马长贵; editor 丁一 | 马长贵 口述;丁一 整理
口述：马长贵　记录：丁一 | author 马长贵; editor 丁一 | 口述：马长贵;记录：丁一
马长贵口述 丁一记录 | author 马长贵; editor 丁一 |
文·何苗　图·赵亮 | author 何苗; photographer 赵亮 | 文·何苗;图·赵亮
何苗 文·图 | author 何苗; photographer 何苗 |
文·图/何苗 | author 何苗; photographer 何苗 |
□ 张集镇 王强 | author 王强 |
县公安局 李强 | author 李强 |
通讯员 县公安局 李强 | correspondent 李强 县公安局 | 通讯员 县公安局 李强
青禾融媒记者 何苗 | reporter 何苗 青禾 | 融媒记者 何苗
张　镇 王强 | author 张镇; author 王强 | 张　镇;王强
通讯员 县公安局 李强 王芳 | correspondent 李强 县公安局; correspondent 王芳 县公安局 |
本报记者 何苗 发自郑州 | reporter 何苗 | 记者 何苗
何苗（特约通讯员） | correspondent 何苗 | 何苗（特约通讯员）
何苗（柳河镇中心小学） | author 何苗 | 何苗
韩 燕 | author 韩燕 | 韩 燕
赵　政 | author 赵政 | 赵　政
赵  政 | author 赵政 | 赵  政
李　亮 李德忠 王　鑫 | author 李亮; author 李德忠; author 王鑫 | 李　亮;李德忠;王　鑫
谢跃之 樊知微 | author 谢跃之; author 樊知微 | 谢跃之;樊知微
欧阳　青 | author 欧阳青 | 欧阳　青
欧阳青山 | author 欧阳青山 | 欧阳青山
季和 | author 季和 | 季和
（季　和） | author 季和 | 季　和
（谭婷） | author 谭婷 | 谭婷
陈　默 陆知秋 | author 陈默; author 陆知秋 | 陈　默;陆知秋
□ 祁　远 | author 祁远 | □ 祁　远
□祁远 | author 祁远 | □祁远
◎闻　溪 | author 闻溪 | ◎闻　溪
■ 沈怀舟 | author 沈怀舟 | ■ 沈怀舟
● 沈怀舟 | author 沈怀舟 | ● 沈怀舟
□ 本报记者 陆知秋 | reporter 陆知秋 | 记者 陆知秋
□本刊记者 陆知秋 文/图 | reporter 陆知秋; photographer 陆知秋 | 记者 陆知秋 文/图;记者 陆知秋 文/图
沈怀舟 □ | author 沈怀舟 | 沈怀舟
作者：沈怀舟 | author 沈怀舟 | 作者：沈怀舟
作者 沈怀舟 | author 沈怀舟 | 作者 沈怀舟
文：沈怀舟 | author 沈怀舟 | 文：沈怀舟
文/沈怀舟 | author 沈怀舟 | 文/沈怀舟
撰文：沈怀舟 | author 沈怀舟 | 撰文：沈怀舟
撰稿 沈怀舟 | author 沈怀舟 | 撰稿 沈怀舟
执笔：沈怀舟 | author 沈怀舟 | 执笔：沈怀舟
口述：沈怀舟 整理：程砚 | author 沈怀舟; editor 程砚 | 口述：沈怀舟;整理：程砚
整理：程砚 | editor 程砚 | 整理：程砚
编译 程砚 | editor 程砚 | 编译 程砚
陆知秋 整理 | editor 陆知秋 | 陆知秋 整理
望溪镇桥亭村 沈怀舟 | author 沈怀舟 | 望溪镇桥亭村 沈怀舟
县气象局 李明远 | author 李明远 | 县气象局 李明远
云岫县第二小学 李明远 | author 李明远 | 云岫县第二小学 李明远
云岫县人民政府县长 段青禾 | author 段青禾 | 云岫县人民政府县长 段青禾
本报评论员 | author 本报评论员 | 本报评论员
□ 本报评论员 | author 本报评论员 | □ 本报评论员
本报特约评论员 | author 本报特约评论员 | 本报特约评论员
本报评论员 沈怀舟 | author 沈怀舟 | 评论员 沈怀舟
松川日报评论员 | author 松川日报评论员 松川日报 | 松川日报评论员
（本报编辑部） | author 本报编辑部 | 本报编辑部
本报编辑部 | author 本报编辑部 | 本报编辑部
(本报记者) | reporter 本报记者 | 本报记者
王远山 摄 | photographer 王远山 | 王远山 摄
王远山摄 | photographer 王远山 | 王远山摄
王　远 摄 | photographer 王远 | 王　远 摄
王　文 摄 | photographer 王文 | 王　文 摄
王远山/摄 | photographer 王远山 | 王远山/摄
（王远山 摄） | photographer 王远山 | 王远山 摄
本报记者 乔峰 摄 | photographer 乔峰 | 记者 乔峰 摄
本报记者 贺　勇摄 | photographer 贺勇 | 记者 贺　勇摄
实习记者 王　远 摄 | photographer 王远 | 实习记者 王　远 摄
古若水 张以方 摄 | photographer 古若水; photographer 张以方 | 古若水;张以方 摄
古若水、张以方 摄 | photographer 古若水; photographer 张以方 | 古若水;张以方 摄
顾　春 蒋　勇摄影报道 | photographer 顾春; photographer 蒋勇 | 顾　春;蒋　勇摄影报道
叶听澜 摄影报道 | photographer 叶听澜 | 叶听澜 摄影报道
叶听澜摄影报道 | photographer 叶听澜 | 叶听澜摄影报道
日报通讯员卫纲摄 | photographer 卫纲 | 通讯员卫纲摄
新华社记者 徐昱明 摄 | photographer 徐昱明 新华社 | 记者 徐昱明 摄
新华社记者　徐昱明摄 | photographer 徐昱明 新华社 | 记者　徐昱明摄
松川日报全媒记者 薛明 通讯员 肖江 张成 摄 | photographer 薛明 松川日报; photographer 肖江; photographer 张成 |
李　博摄（人民视觉） | photographer 李博; source 人民视觉 | 李　博摄;人民视觉
王远山 摄（资料照片） | photographer 王远山 | 王远山 摄
摄影：赵　政 | photographer 赵政 | 摄影：赵　政
摄影 赵　政 | photographer 赵政 | 摄影 赵　政
图/赵政 | photographer 赵政 | 图/赵政
图：赵政 | photographer 赵政 | 图：赵政
县文旅局 供图 | source 县文旅局 | 县文旅局 供图
县融媒体中心 供稿 | source 县融媒体中心 | 县融媒体中心 供稿
李明远 供稿 | author 李明远 | 李明远 供稿
赵政 供图 | photographer 赵政 | 赵政 供图
李军 翻拍 | photographer 李军 | 李军 翻拍
本报记者 叶听澜 文/图 | reporter 叶听澜; photographer 叶听澜 | 记者 叶听澜 文/图;记者 叶听澜 文/图
叶听澜 文/图 | author 叶听澜; photographer 叶听澜 | 叶听澜 文/图;叶听澜 文/图
叶听澜 图/文 | author 叶听澜; photographer 叶听澜 |
文/图 叶听澜 | author 叶听澜; photographer 叶听澜 | 文/图 叶听澜;文/图 叶听澜
文图：叶听澜 | author 叶听澜; photographer 叶听澜 |
文/张以方 图/叶听澜 | author 张以方; photographer 叶听澜 | 文/张以方;图/叶听澜
文：王五 摄影：赵　政 | author 王五; photographer 赵政 | 文：王五;摄影：赵　政
张以方/文 叶听澜/图 | author 张以方; photographer 叶听澜 | 张以方/文;叶听澜/图
记者 张以方 文 叶听澜 摄 | reporter 张以方; photographer 叶听澜 | 记者 张以方 文;叶听澜 摄
采写/摄影 叶听澜 | reporter 叶听澜; photographer 叶听澜 |
漫画：骆小棠 | illustrator 骆小棠 | 漫画：骆小棠
骆小棠 绘 | illustrator 骆小棠 | 骆小棠 绘
骆小棠 作画 | illustrator 骆小棠 | 骆小棠 作画
本版制图：蔡华 | illustrator 蔡华 | 本版制图：蔡华
策划：程砚 | editor 程砚 | 策划：程砚
记者 张以方 编辑 程砚 | reporter 张以方; editor 程砚 | 记者 张以方;编辑 程砚
人民视觉 | source 人民视觉 | 人民视觉
新华社发 | source 新华社 | 新华社发
来源：云岫新闻网 | source 云岫新闻网 | 来源：云岫新闻网
稿件来源：松川日报 | source 松川日报 | 稿件来源：松川日报
据《松川日报》 | source 松川日报 | 据《松川日报》
据新华社 | source 新华社 | 据新华社
据新华社北京2月10日电 | source 新华社 | 据新华社北京2月10日电
新华社悉尼3月25日电 | source 新华社 | 新华社悉尼3月25日电
（新华社北京3月20日电） | source 新华社 | 新华社北京3月20日电
综合新华社、松川日报 | source 新华社; source 松川日报 |
据新华社、松川日报综合 | source 新华社; source 松川日报 |
摘自《山川》 | source 山川 | 摘自《山川》
文图/全媒体记者 陆知秋 | reporter 陆知秋; photographer 陆知秋 |
文/全媒体记者 陆知秋 图/通讯员 程砚 | reporter 陆知秋; photographer 程砚 |
文/本报记者 陆知秋 图/受访者提供 | reporter 陆知秋 | 记者 陆知秋
文/云岫融媒记者 陆知秋 图/县文旅局提供 | reporter 陆知秋 云岫; source 县文旅局 |
图片：县文旅局提供 | source 县文旅局 | 县文旅局提供
文字：陆知秋 图片：程砚 剪辑：丁一 | author 陆知秋; photographer 程砚 | 文字：陆知秋;图片：程砚
作者丨陆知秋 | author 陆知秋 | 作者丨陆知秋
文｜陆知秋　图｜程砚 | author 陆知秋; photographer 程砚 | 文｜陆知秋;图｜程砚
供稿单位：县气象局 | source 县气象局 | 供稿单位：县气象局
供稿：县气象局 记者 陆知秋 | source 县气象局; reporter 陆知秋 |
云岫融媒 陆知秋 摄 | photographer 陆知秋 云岫融媒 |
县文旅局 陆知秋 供图 | photographer 陆知秋 县文旅局 |
摄影报道 陆知秋 | photographer 陆知秋 | 摄影报道 陆知秋
文字 陆知秋 图片 程砚 | author 陆知秋; photographer 程砚 | 文字 陆知秋;图片 程砚
采写：陆知秋 拍摄：程砚 | reporter 陆知秋; photographer 程砚 | 采写：陆知秋;拍摄：程砚
新媒体编辑：陆知秋 | editor 陆知秋 | 新媒体编辑：陆知秋
云岫县融媒体中心全媒体采访部 陆知秋 | author 陆知秋 |
图片提供：县文旅局 | source 县文旅局 | 县文旅局
稿源：云岫融媒 | source 云岫融媒 | 稿源：云岫融媒
图源：云岫融媒 | source 云岫融媒 | 图源：云岫融媒
综合自新华社、松川日报 | source 新华社; source 松川日报 |
据新华社北京电 | source 新华社 | 据新华社北京电
石渡镇通讯员 陆知秋 | correspondent 陆知秋 石渡镇 | 通讯员 陆知秋
通讯员 陆知秋（石渡镇） | correspondent 陆知秋 | 通讯员 陆知秋
陆知秋（82岁） | author 陆知秋 | 陆知秋
陆知秋（程砚 摄） | author 陆知秋; photographer 程砚 |
作者：陆知秋，系县作协会员 | author 陆知秋 | 作者：陆知秋
县第一小学三（2）班 陆知秋 指导老师 程砚 | author 陆知秋 | 县第一小学三（2）班 陆知秋
云岫融媒 | source 云岫融媒 | 云岫融媒
（县融媒体中心） | source 县融媒体中心 | 县融媒体中心
□ 县气象局 | source 县气象局 | □ 县气象局
新华社 | source 新华社 | 新华社
云岫融媒 文/图 | source 云岫融媒 | 云岫融媒 文/图
本报松川3月24日电  记者黄发、俞懿春 | reporter 黄发; reporter 俞懿春 | 记者黄发;俞懿春
"""

# printed line that names nobody, or nobody for sure | the kinds of the problems it gives | names that are kept
DOUBTFUL = """
记者从县农业局获悉 | doubtful_name |
记者了解到 | doubtful_name |
记者看到 | doubtful_name |
本报记者站 | doubtful_name |
通讯员之家 | doubtful_name |
图片由县文旅局提供 | |
2024年4月5日 | |
2024年4月5日　星期五 | |
（图片由县文旅局提供） | |
（下转二版） | |
（上接第一版） | |
（详见3版） | |
（资料照片） | |
（资料图片） | |
（完） | |
（待续） | |
（节选） | |
（见图） | |
（作者单位：松川学院） | |
（作者系县文联副主席） | |
作者为松川学院教授 | |
本报综合 | |
本报讯 | |
本报综合消息 | |
通讯员供图 | |
本文图片由作者提供 | |
图/村民提供 | |
AI生成图片 | |
出品：云岫县融媒体中心 | |
指导老师：程砚 | |
陆知秋（农民） | doubtful_name | 陆知秋
谢跃文樊萌 | run_together_names | 谢跃文樊萌
记者谢跃文樊萌 | run_together_names | 谢跃文樊萌
记者 王芳李娜 | run_together_names | 王芳李娜
美工：程砚 | unknown_role |
一审：陆知秋 二审：程砚 三审：沈怀舟 | |
校对 程砚 | |
校对：县里的人都来了 | doubtful_name |
航模手 张以方 | unknown_role | 张以方
联络员 张以方 | unknown_role | 张以方
雨荷 | doubtful_name | 雨荷
记者 | empty_byline |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in table.strip().split("\n")]


@pytest.mark.parametrize(("printed", "people", "raws"), rows(BYLINES), ids=lambda cell: cell)
def test_a_printed_byline_names_its_people(printed: str, people: str, raws: str) -> None:
    signed = read_byline(printed)
    assert "; ".join(f"{one.role} {one.name} {one.outlet}".strip() for one in signed.bylines) == people
    assert not raws or ";".join(one.raw for one in signed.bylines) == raws
    assert signed.problems == ()
    assert is_byline(printed)


@pytest.mark.parametrize(("printed", "kinds", "names"), rows(DOUBTFUL), ids=lambda cell: cell)
def test_what_is_no_name_is_never_made_one_and_what_is_unknown_is_said(printed: str, kinds: str, names: str) -> None:
    signed = read_byline(printed)
    assert " ".join(one.name for one in signed.bylines) == names
    assert " ".join(problem.kind for problem in signed.problems) == kinds
    assert not is_byline(printed)


OFFICES = """
县气象局 | 县气象局
云岫发布 | 云岫发布
云岫报 | 云岫报
松川日报 | 松川日报
县总工会 县妇联 | 县总工会 县妇联
"""
"""Lines that name who signed where a byline is said to stand, and in a text may as well be what it is about."""


@pytest.mark.parametrize(("printed", "names"), rows(OFFICES), ids=lambda cell: cell)
def test_offices_that_sign_are_sources_and_nobodys_names(printed: str, names: str) -> None:
    signed = read_byline(printed)
    assert [one.name for one in signed.bylines] == names.split()
    assert {one.role for one in signed.bylines} == {Role.SOURCE}
    assert signed.problems == ()
    assert not is_byline(printed)


@pytest.mark.parametrize("line", ["望溪镇", "记者走进石渡镇", "本报记者站"])
def test_a_place_or_the_papers_own_office_signs_nothing(line: str) -> None:
    assert all(one.role is not Role.SOURCE for one in read_byline(line).bylines)


# opening of a paragraph in the issue of 2024-03-22 | dateline | place | day | source
OPENERS = """
本报讯（记者 陆知秋）3月19日，全县 | 本报讯 | | |
本报讯 3月19日，在收听收看会议后 | 本报讯 | | |
本报讯全县干部 | 本报讯 | | |
　　本报讯（记者 陆知秋）近日 | 本报讯 | | |
本报讯 记者从县政府办公室获悉 | 本报讯 | | |
本报讯：近日 | 本报讯 | | |
本报3月18日讯（记者 陆知秋）桩机轰鸣 | 本报3月18日讯 | | 2024-03-18 |
本报３月１８日讯 桩机轰鸣 | 本报３月１８日讯 | | 2024-03-18 |
本报三月十八日讯 桩机轰鸣 | 本报三月十八日讯 | | 2024-03-18 |
本报松川3月19日电（记者 闻人杉）为期 | 本报松川3月19日电 | 松川 | 2024-03-19 |
本报松川18日电 为期 | 本报松川18日电 | 松川 | 2024-03-18 |
本报松川25日电 为期 | 本报松川25日电 | 松川 | 2024-02-25 |
本报松川12月30日电 为期 | 本报松川12月30日电 | 松川 | 2023-12-30 |
本报松川3月30日电 为期 | 本报松川3月30日电 | 松川 | |
本报松川2月30日电 为期 | 本报松川2月30日电 | 松川 | |
本报松川2023年12月30日电 为期 | 本报松川2023年12月30日电 | 松川 | 2023-12-30 |
本报松川、清塘、石渡3月20日电 | 本报松川、清塘、石渡3月20日电 | 松川、清塘、石渡 | 2024-03-20 |
本报电（记者刘田）最大 | 本报电 | | |
本报电  入春以来 | 本报电 | | |
新华社北京3月21日电 国务院 | 新华社北京3月21日电 | 北京 | 2024-03-21 | 新华社
新华社北京3月21日专电 国务院 | 新华社北京3月21日专电 | 北京 | 2024-03-21 | 新华社
新华社北京３月２１日电　国务院 | 新华社北京３月２１日电 | 北京 | 2024-03-21 | 新华社
新华社达累斯萨拉姆3月21日电 国务院 | 新华社达累斯萨拉姆3月21日电 | 达累斯萨拉姆 | 2024-03-21 | 新华社
据新华社北京3月20日电 春分时节 | 据新华社北京3月20日电 | 北京 | 2024-03-20 | 新华社
另据新华社北京3月20日电 春分时节 | 另据新华社北京3月20日电 | 北京 | 2024-03-20 | 新华社
新华社电 国务院 | 新华社电 | | | 新华社
中新网浙江新闻1月31日电(见习记者 王远) | 中新网浙江新闻1月31日电 | 浙江 | 2024-01-31 | 中新网
中新社北京3月20日电 (记者 王远) | 中新社北京3月20日电 | 北京 | 2024-03-20 | 中新社
云岫新闻网讯（记者苏照临）皮带 | 云岫新闻网讯 | | | 云岫新闻网
松川新闻网3月3日讯（见习记者 宋波） | 松川新闻网3月3日讯 | | 2024-03-03 | 松川新闻网
松川日报讯 （记者王理、通讯员文旅） | 松川日报讯 | | | 松川日报
本报消息（记者 田野）县图书馆 | 本报消息 | | |
本报消息 (见习记者 田野 通讯员 刘田)县图书馆 | 本报消息 | | |
松川龙网讯 近日 | 松川龙网讯 | | | 松川龙网
据松川日报消息，近日 | 据松川日报消息 | | | 松川日报
云岫讯（记者 陆知秋）3月19日 | 云岫讯 | | |
云岫讯　3月19日，全县 | 云岫讯 | | |
云岫3月19日讯（记者 陆知秋）近日 | 云岫3月19日讯 | | 2024-03-19 |
融媒讯（陆知秋）近日 | 融媒讯 | | |
融媒体讯 近日 | 融媒体讯 | | |
云岫融媒讯（记者 陆知秋）近日 | 云岫融媒讯 | | | 云岫融媒
云岫县融媒体讯（记者 陆知秋）近日 | 云岫县融媒体讯 | | | 云岫县融媒体
云岫新闻中心讯 近日 | 云岫新闻中心讯 | | | 云岫新闻中心
"""

NO_OPENERS = """
本报电话已经更换
本报通讯员张以方
本报记者陆知秋报道
本报记者站成立
新华社记者 徐昱明
新华社发
近日，本报讯
记者从县政府获悉，
全县纪检干部即刻行动
通讯员白砚农报道
松川日报消息灵通
本报消息灵通
本报消息，县里
本报消息（附图）灵通
在松川市电力公司的社区里
据了解，3月19日电力恢复
我县电商网的农民电话通讯录
3月19日，本报合肥18日电
近日传来喜讯（记者
县里的好讯 记者
短讯 3月19日
经审讯（2018
云岫讯息 全县
云岫时讯 第12期
"""


@pytest.mark.parametrize(("printed", "text", "place", "on", "source"), rows(OPENERS), ids=lambda cell: cell)
def test_an_opener_gives_dateline_place_day_and_source(
    printed: str, text: str, place: str, on: str, source: str
) -> None:
    found = read_dateline(printed, date(2024, 3, 22))
    assert found is not None
    assert (found.text, found.place, found.source) == (text, place, source)
    assert found.on == (date.fromisoformat(on) if on else None)
    assert printed[: found.end].lstrip() == text


@pytest.mark.parametrize("printed", NO_OPENERS.strip().split("\n"))
def test_running_text_is_no_dateline(printed: str) -> None:
    assert read_dateline(printed, date(2024, 3, 22)) is None


def test_the_tables_hold_a_hundred_and_fifty_lines() -> None:
    assert len(rows(BYLINES)) + len(rows(DOUBTFUL)) + len(rows(OPENERS)) + len(NO_OPENERS.split()) >= 150
