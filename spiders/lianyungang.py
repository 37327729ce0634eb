"""连云港日报, prefecture daily of 连云港市 (Lianyungang, Jiangsu).

Address: http://lygrbepaper.lygfb.cn/ (recorded 2024, not visited). System: Media.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class LianyungangSpider(EpaperSpider):
    """Facts of 连云港日报."""

    name = "lianyungang"
    title = "连云港日报"
    division_code = "320700"
    homepage = "http://lygrbepaper.lygfb.cn/"
    platform = "media"
    addresses = (Era(front="Media/lygrb/%Y-%m-%d"),)
