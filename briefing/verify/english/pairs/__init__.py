"""Which of several like values in a paragraph belongs to what: two shafts and how deep each is."""
