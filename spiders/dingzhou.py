"""定州日报, daily of 定州市 (Dingzhou, a county-level city of Hebei).

Address: http://szb.dingzhoudaily.com/epaper/dzrb/ (recorded 2022, not visited). System: “uniflows”.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class DingzhouSpider(EpaperSpider):
    """Facts of 定州日报."""

    name = "dingzhou"
    title = "定州日报"
    county = "定州市"
    division_code = "130682"
    homepage = "http://szb.dingzhoudaily.com/epaper/dzrb/"
    platform = "uniflows"
    addresses = (Era(front="html/%Y/%m/%d/01/default.htm"),)
