"""A library for assistants: four read-only tools of the Model Context Protocol, over stdio.

``server.py`` speaks the protocol with the official package, imported there alone, late: it comes
with the extra ``mcp``. ``tools.py`` answers, ``ceiling.py`` decides what may be told.
"""
