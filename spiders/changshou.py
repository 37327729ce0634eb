"""长寿日报, district daily of 长寿区 (Changshou, Chongqing).

Address: http://epaper.ccs.cn/pc/ (recorded 2020, not visited). System: Founder's newer.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ChangshouSpider(EpaperSpider):
    """Facts of 长寿日报."""

    name = "changshou"
    title = "长寿日报"
    county = "长寿区"
    division_code = "500115"
    homepage = "http://epaper.ccs.cn/pc/"
    platform = "founder_new"
    addresses = (Era(front="%Y%m/%d/col01.html"),)
