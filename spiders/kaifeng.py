"""开封日报, prefecture daily of 开封市 (Kaifeng, Henan).

Address: https://epaper.kf.cn/paper/kfrb/ (recorded 2024, not visited). System: data.js.
"""

from spiders.epaper import EpaperSpider


class KaifengSpider(EpaperSpider):
    """Facts of 开封日报."""

    name = "kaifeng"
    title = "开封日报"
    division_code = "410200"
    homepage = "https://epaper.kf.cn/paper/kfrb/"
    platform = "data_js"
