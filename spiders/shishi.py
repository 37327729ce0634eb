"""石狮日报, daily of 石狮市 (Shishi, a county-level city of Fujian).

Address: https://ssrb.fjdaily.com/pc/col (recorded 2024, not visited). System: Founder's newer,
whose entry file is index.html. Earlier:
http://epaper.ssrb.com.cn/html/YYYY-MM/DD/node_1.htm, Founder classic (recorded 2022).
"""

from spiders.epaper import EpaperSpider


class ShishiSpider(EpaperSpider):
    """Facts of 石狮日报."""

    name = "shishi"
    title = "石狮日报"
    county = "石狮市"
    division_code = "350581"
    homepage = "https://ssrb.fjdaily.com/pc/col/index.html"
    platform = "founder_new"
