"""上虞日报, daily of 上虞区 (Shangyu, Shaoxing, Zhejiang).

Address: http://www.shangyuribao.cn/ (recorded in 2022, not visited). System: Founder classic. Its article links end
in ?div=-1.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ShangyuSpider(EpaperSpider):
    """Facts of 上虞日报."""

    name = "shangyu"
    title = "上虞日报"
    county = "上虞区"
    division_code = "330604"
    homepage = "http://www.shangyuribao.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_2497.htm"),)
