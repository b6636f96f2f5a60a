"""One module a screen: what fills the terminal, and the keys it answers."""
