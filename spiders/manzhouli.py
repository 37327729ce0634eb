"""满洲里日报, daily of 满洲里市 (Manzhouli, a county-level city of Inner Mongolia).

Address: http://www.mzlnews.com.cn/cms/web/MZLpaper/ (recorded 2022, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ManzhouliSpider(EpaperSpider):
    """Facts of 满洲里日报."""

    name = "manzhouli"
    title = "满洲里日报"
    county = "满洲里市"
    division_code = "150781"
    homepage = "http://www.mzlnews.com.cn/cms/web/MZLpaper/"
    platform = "founder"
    addresses = (Era(front="%Y-%m/%d/node_1.html"),)
