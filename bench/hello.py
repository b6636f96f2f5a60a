"""The least that Textual can show: what the dashboard's first paint is held against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield Static("Hello, world!")


if __name__ == "__main__":
    Hello().run()
