"""The charts of a page as SVG, from the numbers of the dashboard (``briefing.brief.plot``).

Each is a picture with a title and a description; the list or table beside it says the same in
words. Colours stand in the elements, for readers that know no style sheet, and as classes, by which
the page's style changes them in the dark.
"""
