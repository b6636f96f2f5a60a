"""What is drawn of a brief as numbers: axes, bars, days and lines, for screen and page alike.

``axis`` has values on cells, ``days`` an axis of days, ``likelihood`` the scale of judgements,
``when`` the times of events, ``network`` who stands where among the relationships. Nothing here
knows cells of a terminal or SVG.
"""
