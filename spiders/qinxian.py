"""沁州新闻, county paper of 沁县 (Qin, Shanxi).

Address: http://e.sxxycmw.com/qzxw/ (recorded 2026, not visited). System: a host of Shanxi's county papers. Issues go
by year and number; only an article of 2016 was recorded, the folder is its.
"""

from spiders.epaper import EpaperSpider


class QinxianSpider(EpaperSpider):
    """Facts of 沁州新闻."""

    name = "qinxian"
    title = "沁州新闻"
    county = "沁县"
    division_code = "140430"
    homepage = "http://e.sxxycmw.com/qzxw/"
    platform = "year_issue"
