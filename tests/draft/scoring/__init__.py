"""What a draft finds of the corpus, held against its gold: precision and recall of each row."""
