"""Templates: the text of an item, made of names, figures as printed and phrases of ours."""
