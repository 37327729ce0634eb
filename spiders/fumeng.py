"""The county paper of 阜新蒙古族自治县 (Fuxin Mongol Autonomous County, Liaoning), known here only as bare pages.

Address: its digital edition's address is not known, nor are its title, publisher and serial number; the county
government's site is fmx.gov.cn (recorded 2026, not visited). Import its pages instead of crawling:
``xianbao import PAGE.txt --paper fumeng --date 2022-03-22 --page 1``.
"""

from spiders.epaper import EpaperSpider


class FumengSpider(EpaperSpider):
    """Facts of the county paper of 阜新蒙古族自治县."""

    name = "fumeng"
    county = "阜新蒙古族自治县"
    division_code = "210921"
