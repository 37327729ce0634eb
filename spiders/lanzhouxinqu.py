"""兰州新区报, paper of 兰州新区 (Lanzhou New Area, Gansu).

Address: https://szb.gansudaily.com.cn/lzxqb/ (recorded 2024, not visited). System: Founder's newer.
"""

from spiders.epaper import EpaperSpider


class LanzhouxinquSpider(EpaperSpider):
    """Facts of 兰州新区报."""

    name = "lanzhouxinqu"
    title = "兰州新区报"
    homepage = "https://szb.gansudaily.com.cn/lzxqb/"
    platform = "founder_new"
