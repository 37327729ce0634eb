"""寿光日报, daily of 寿光市 (Shouguang, a county-level city of Shandong).

Address: https://szb.sgnet.cc/sgrb/sgrb/pc/layout (recorded 2024, not visited). System: Founder's newer,
whose entry file is index.html.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ShouguangSpider(EpaperSpider):
    """Facts of 寿光日报."""

    name = "shouguang"
    title = "寿光日报"
    county = "寿光市"
    division_code = "370783"
    homepage = "https://szb.sgnet.cc/sgrb/sgrb/pc/layout/index.html"
    platform = "founder_new"
    addresses = (Era(front="%Y%m/%d/node_A01.html"),)
