"""南充日报, prefecture daily of 南充市 (Nanchong, Sichuan).

Address: http://xncrb.cnncw.cn/ (recorded 2024, not visited). System: a JSON file a page.
"""

from spiders.epaper import EpaperSpider


class NanchongSpider(EpaperSpider):
    """Facts of 南充日报."""

    name = "nanchong"
    title = "南充日报"
    division_code = "511300"
    homepage = "http://xncrb.cnncw.cn/"
    platform = "page_json"
