"""日照日报, prefecture daily of 日照市 (Rizhao, Shandong).

Address: http://epaper.rznews.cn/ (recorded 2022, not visited). System: shtml.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class RizhaoSpider(EpaperSpider):
    """Facts of 日照日报."""

    name = "rizhao"
    title = "日照日报"
    division_code = "371100"
    homepage = "http://epaper.rznews.cn/"
    platform = "shtml"
    addresses = (Era(front="shtml/rzrb/%Y%m%d/vA1.shtml"),)
