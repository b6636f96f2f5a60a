"""Many problems of one file, told together: one hides none of the others."""

from making import SMALL, found, spoil


def test_all_problems_come_in_one_run() -> None:
    text = SMALL
    for old, new in (
        ("title: A small brief", "title: A\u202e\ntitle: B"),
        ("tlp: GREEN", "tlp: PINK"),
        ("as_of: 2024-11-30", "as_of: !now 2024-02-30"),
        ("countries: [XA]", "countries: [QQ, ]"),
        ("kind: newspaper\n", "kind: nespaper\n"),
        ("id: army", "id: rebels"),
        ("lat: 10", "lat: north"),
        ("holder: rebels", "holder: *x"),
        ("control: full", "control:"),
        ("grade: C3", "grade: A9"),
        ("by: pundit", "by: nobody"),
        ("cite: [p4]", "cite: [p99]"),
    ):
        text = spoil(old, new, text)
    assert found(text) == [
        (3, 9, "bidi"),
        (4, 1, "duplicate-key"),
        (5, 6, "enum"),
        (6, 8, "tag"),
        (6, 8, "date"),
        (7, 13, "country"),
        (11, 11, "enum"),
        (24, 10, "duplicate-id"),
        (26, 37, "type"),
        (32, 13, "alias"),
        (33, 13, "empty"),
        (34, 12, "grade"),
        (38, 9, "dangling"),
        (39, 12, "cite-unknown"),
    ]


def test_an_error_in_the_syntax_does_not_hide_the_rest() -> None:
    text = SMALL
    for old, new in (
        ("title: A small brief", "title: Small: a brief"),
        ("tlp: GREEN", "tlp: PINK"),
        ("    title: An article", "    title: @article"),
        ("    kind: newspaper\n", "\t   kind: paper\n"),
        ("    - text: Something happened.", "    - text: **Something** happened."),
        ("    text: They hold it.", '    text: "They \\hold it."'),
        ("    control: full", "    control full"),
        ("    grade: C3", "    grade: - C3"),
        ("    by: pundit", "     by: pundit\n    topic: see: this"),
        ("cite: [p4]", "cite: [page 4]"),
    ):
        text = spoil(old, new, text)
    assert found(text) == [
        (3, 13, "syntax"),
        (4, 6, "enum"),
        (9, 12, "syntax"),
        (10, 1, "tab"),
        (19, 13, "alias"),
        (28, 17, "syntax"),
        (32, 5, "syntax"),
        (33, 12, "syntax"),
        (37, 8, "syntax"),
        (38, 15, "syntax"),
    ]
    assert found(spoil("tlp: GREEN", "tlp: PINK", text="x: 'y\n" + SMALL)) == [(1, 4, "syntax")]


def test_what_an_error_in_the_syntax_swallows_is_not_missed() -> None:
    swallowed = spoil("      cite: [p1]\nactors", "        cite: [p1]\nactors")
    assert found(swallowed) == [(20, 13, "syntax")]
    assert found(spoil("  - id: t1", "  - id: t: 1")) == [(27, 10, "syntax")]
    for key, line in (("title", 3), ("as_of", 5), ("countries", 6)):  # drawn into the value above
        assert found(spoil(f"\n{key}", f"\n\t{key}")) == [(line, 1, "tab")], key
