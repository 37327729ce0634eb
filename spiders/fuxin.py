"""阜新日报, prefecture daily of 阜新市 (Fuxin, Liaoning), the nearest neighbour of 阜新蒙古族自治县.

Address: http://szb.fxrbs.cn:81/fxrb/ (recorded 2022, not visited). System: Founder classic. Port 81.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class FuxinSpider(EpaperSpider):
    """Facts of 阜新日报."""

    name = "fuxin"
    title = "阜新日报"
    division_code = "210900"
    homepage = "http://szb.fxrbs.cn:81/fxrb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
