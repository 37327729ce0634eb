"""义乌商报, commercial paper of 义乌市 (Yiwu, a county-level city of Zhejiang).

Address: http://szb1.ywcity.cn/layout (recorded 2024, not visited). System: Founder's newer,
whose entry file is index.html. On Founder classic before
2024.
"""

from spiders.epaper import EpaperSpider


class YiwuSpider(EpaperSpider):
    """Facts of 义乌商报."""

    name = "yiwu"
    title = "义乌商报"
    county = "义乌市"
    division_code = "330782"
    homepage = "http://szb1.ywcity.cn/layout/index.html"
    platform = "founder_new"
