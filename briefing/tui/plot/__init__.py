"""Drawing in text cells: bars and marks in a row, lines between cells.

``ink`` makes rows of what is on an axis (``briefing.brief.plot``), ``paths`` joins cells by lines.
Nothing here imports Textual, and every sign has its ASCII form.
"""
