"""English: its figures, dates, names, speech, wording and words."""
