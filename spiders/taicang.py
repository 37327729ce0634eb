"""太仓日报, daily of 太仓市 (Taicang, a county-level city of Jiangsu).

Address: https://www.taicangdaily.com/tcrbszb/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class TaicangSpider(EpaperSpider):
    """Facts of 太仓日报."""

    name = "taicang"
    title = "太仓日报"
    county = "太仓市"
    division_code = "320585"
    homepage = "https://www.taicangdaily.com/tcrbszb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_2742.htm"),)
