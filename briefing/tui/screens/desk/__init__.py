"""What goes to the desk and comes from there: publishing, the history of a brief, conflicts."""
