"""Drafting: from an article to proposals, which a person decides on one by one.

What is proposed stands in a file of its own; a brief has only what a person has accepted. Nothing
here judges: the marks beside a proposal come from ``briefing.verify``.
"""
