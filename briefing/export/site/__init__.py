"""A whole library as a site of plain files: a page for each brief, an index, a search, feeds."""
