"""The map as an SVG page to print: A4 on its side, in points."""
