"""滕州日报, daily of 滕州市 (Tengzhou, a county-level city of Shandong).

Address: https://www.tzdaily.com.cn/ (recorded 2024, not visited). System: Founder classic. Its first node was 84948
in 2023 and 1 in 2024.
Its PDFs lie on another host, which is not asked.
"""

from spiders.epaper import EpaperSpider


class TengzhouSpider(EpaperSpider):
    """Facts of 滕州日报."""

    name = "tengzhou"
    title = "滕州日报"
    county = "滕州市"
    division_code = "370481"
    homepage = "https://www.tzdaily.com.cn/"
    platform = "founder"
