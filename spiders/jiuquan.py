"""酒泉日报, prefecture daily of 酒泉市 (Jiuquan, Gansu).

Address: http://paper.chinajiuquan.com/szb/jqrb/ (recorded 2022, not visited). System: PaperIndex.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class JiuquanSpider(EpaperSpider):
    """Facts of 酒泉日报."""

    name = "jiuquan"
    title = "酒泉日报"
    division_code = "620900"
    homepage = "http://paper.chinajiuquan.com/szb/jqrb/"
    platform = "paperindex"
    addresses = (Era(front="%Y%m%d/Page01CJ.htm"),)
