"""Drawing in text cells: values on an axis, bars and marks in a row, lines between cells.

``axis`` is arithmetic alone, ``ink`` makes rows of it, ``days`` an axis of days, ``paths`` joins
cells by lines. Nothing here imports Textual, and every sign has its ASCII form.
"""
