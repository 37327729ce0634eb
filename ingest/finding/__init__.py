"""How a crawl finds a paper's issues and takes them, without Scrapy: answers go in, what to ask and what to store comes out.

:mod:`asking` says what is asked for, :mod:`taking` and :mod:`losing` what an answer or its lack comes to, :mod:`leads` where
issues are looked for, :mod:`issues` how one is gathered; :mod:`course` holds what the crawl knows so far. Which days and
months there are to ask for at all stands in :mod:`discovery` and :mod:`months`.
"""
