"""The papers of the simulated year; the weekly one is the sample's own."""

from spiders.yunxiu import YunxiuSpider


class DailySpider(YunxiuSpider):
    """Facts of 云岫日报, which exists for the soak alone."""

    name = "yunxiuribao"
    title = "云岫日报"
    platform = "joyhua"
