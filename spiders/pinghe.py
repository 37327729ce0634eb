"""柚都平和, county paper of 平和县 (Pinghe, Fujian).

Address: http://fjph.com.cn/NewPaper/ (recorded 2026, not visited). System: a county's ASP.NET site. Issues go by
number; only an article's address (ShowNews.aspx?id=…) was recorded, the folder is its.
"""

from spiders.epaper import EpaperSpider


class PingheSpider(EpaperSpider):
    """Facts of 柚都平和."""

    name = "pinghe"
    title = "柚都平和"
    county = "平和县"
    division_code = "350628"
    homepage = "http://fjph.com.cn/NewPaper/"
    platform = "county_aspx"
