"""黄南报, prefecture paper of 黄南藏族自治州 (Huangnan, Qinghai), on a government host.

Address: http://hnb.huangnan.gov.cn/ (recorded 2024, not visited). System: edition pages.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class HuangnanSpider(EpaperSpider):
    """Facts of 黄南报."""

    name = "huangnan"
    title = "黄南报"
    division_code = "632300"
    homepage = "http://hnb.huangnan.gov.cn/"
    platform = "edition_page"
    addresses = (Era(front="content/%Y-%m/%d/edition3052_A1.html"),)
