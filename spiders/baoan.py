"""宝安日报, district daily of 宝安区 (Bao'an, Shenzhen, Guangdong).

Address: http://barb.sznews.com/PC/layout/ (recorded 2022, not visited). System: Founder's newer,
whose entry file is index.html.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class BaoanSpider(EpaperSpider):
    """Facts of 宝安日报."""

    name = "baoan"
    title = "宝安日报"
    county = "宝安区"
    division_code = "440306"
    homepage = "http://barb.sznews.com/PC/layout/index.html"
    platform = "founder_new"
    addresses = (Era(front="%Y%m/%d/node_A01.html"),)
