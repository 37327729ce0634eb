"""太谷报, district paper of 太谷区 (Taigu, Shanxi), on its propaganda department's own host.

Address: https://www.tgxcw.gov.cn/tgblink (recorded 2024, not visited). System: JSON by issue and page. Four pages an
issue; issues go by number.
"""

from spiders.epaper import EpaperSpider


class TaiguSpider(EpaperSpider):
    """Facts of 太谷报."""

    name = "taigu"
    title = "太谷报"
    county = "太谷区"
    division_code = "140703"
    homepage = "https://www.tgxcw.gov.cn/tgblink"
    platform = "issue_json"
