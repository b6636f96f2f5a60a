"""The user's own keys: what holds, what does not and is named, and that Textual knows them all."""

import string
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.binding import Binding
from textual.events import Key as Pressed
from textual.keys import _character_to_key

from briefing.settings import load_config
from briefing.tui.keymap import check_keymap, effective_keys, key_name, key_shown, names_of
from briefing.tui.keys import KEYS, keys_for


def said(tmp_path: Path, keymap: str) -> list[str]:
    """What is wrong with a keymap, without the path."""
    path = tmp_path / "config.yaml"
    path.write_text(f"keymap:\n{keymap}", encoding="utf-8")
    settings = load_config(path)
    assert not settings.problems
    problems = check_keymap(settings)
    assert all(problem.file == str(path) for problem in problems)
    assert all(str(problem).isprintable() for problem in problems)
    return [str(problem).removeprefix(f"{path}:") for problem in problems]


def changed(keymap: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The keys that a keymap changes, each with how it is shown."""
    found = zip(effective_keys(keymap), KEYS, strict=True)
    return {key.id: (key.keys, key.shown) for key, before in found if key != before}


def test_the_table_itself_has_no_clash() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    for where in {key.where for key in KEYS}:
        names = [name for key in set(keys_for(where)) for name in key.keys.split(",")]
        assert len(names) == len(set(names)), where


def test_every_key_of_the_table_has_a_name_that_a_keymap_takes() -> None:
    for key in KEYS:
        for name in key.keys.split(","):
            assert key_name(name) == name
    assert effective_keys({}) == KEYS
    assert effective_keys({key.id: key.keys for key in KEYS}) == KEYS


def test_a_keymap_changes_what_it_names(tmp_path: Path) -> None:
    assert not said(tmp_path, "  quit: ctrl+x\n  'brief.next': right\n  help: '?, F9'\n")
    assert changed({"quit": "ctrl+x", "brief.next": "right", "help": "?, F9"}) == {
        "quit": ("ctrl+x", "Ctrl+X"),
        "brief.next": ("right", "Right"),
        "help": ("question_mark,f9", "? F9"),
    }


def test_keys_may_change_places(tmp_path: Path) -> None:
    keymap = {"brief.next": "[", "brief.previous": "]"}
    assert not said(tmp_path, "  brief.next: '['\n  brief.previous: ']'\n")
    assert changed(keymap)["brief.next"] == ("left_square_bracket", "[")
    assert changed(keymap)["brief.previous"] == ("right_square_bracket", "]")


@pytest.mark.parametrize(
    ("entry", "place", "words"),
    [
        ("quitt: x", "2:3", ["'quitt' is not the id of a key", "Did you mean 'quit'?"]),
        ("'': x", "2:3", ["'' is not the id", '"briefing config --keys" lists the ids']),
        ("quit: ctlr+x", "2:9", ["quit: 'ctlr+x' is no key", "Until then it stays q"]),
        ("quit: F1, pgdwn", "2:13", ["'pgdwn' is no key", "Did you mean 'pagedown'", "stays q"]),
        ("quit: ','", "2:10", ["quit: a key is missing", "called comma"]),
        ("quit: 'a,,b'", "2:12", ["quit: a key is missing"]),
        ("quit: ctrl+i", "2:9", ["terminals send tab for 'ctrl+i'"]),
        ("quit: ctrl+M", "2:9", ["terminals send enter"]),
        ("quit: shift+1", "2:9", ["'shift+1' goes by the character"]),
        ("briefs.down: j", "2:16", ["'j' is for typing in the list of briefs"]),
        ("picker.down: j", "2:16", ["briefs.down: 'j' is for typing in the list of briefs"]),
        ("export.close: '?'", "2:18", ["'?' is for typing in the export"]),
        ("brief.number: '1,2'", "2:18", ["nine keys, one for each brief, not 2"]),
        ("quit: b", "2:9", ["quit: b is the key of brief.pick", "pick a brief", "stays q"]),
        ("quit: 'f9, b'", "2:14", ["quit: b is the key of brief.pick"]),
        ("find.next: q", "2:14", ["find.next: q is the key of quit"]),
        ("theme.next: ctrl+n", "2:15", ["is the key of choices.down"]),
        ("sources.up: o", "2:15", ["is the key of view.overview"]),
        ("quit: ctrl+c", "2:9", ["quit: Ctrl+C is the key of "]),
        ('quit: "\\U0001F600\\u0301"', "2:10", ["is no key"]),
        (f"quit: {'x' * 5000}", "2:9", ["is no key"]),
    ],
)
def test_what_does_not_hold_is_named_with_its_place(
    tmp_path: Path, entry: str, place: str, words: list[str]
) -> None:
    (problem,) = said(tmp_path, f"  {entry}\n")
    assert problem.startswith(f"{place}: keymap: "), problem
    for word in words:
        assert word in problem, problem
    assert len(problem) < 400


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("triage", "review"),
        ("triage.accept", "review.accept"),
        ("crosscheck.copy", "contradictions.copy"),
        ("view.crosscheck", "view.contradictions"),
        ("problems.item", "unverified.item"),
        ("picker.sort", "briefs.sort"),
        ("copy.summary", "copy.page"),
    ],
)
def test_an_id_that_was_called_otherwise_holds_as_it_is(
    tmp_path: Path, former: str, now: str
) -> None:
    assert not said(tmp_path, f"  {former}: f9\n")
    assert changed({former: "f9"}) == {now: ("f9", "F9")}


def test_the_rest_holds(tmp_path: Path) -> None:
    text = "  quit: ctrl+x\n  nonsense: a\n  help: b\n  find: ctrl+f\n"
    assert [problem[:4] for problem in said(tmp_path, text)] == ["3:3:", "4:9:"]
    keymap = {"quit": "ctrl+x", "nonsense": "a", "help": "b", "find": "ctrl+f"}
    assert changed(keymap) == {"quit": ("ctrl+x", "Ctrl+X"), "find": ("ctrl+f", "Ctrl+F")}


def test_of_two_that_want_one_key_the_first_has_it(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, "  help: f9\n  quit: f9\n")
    assert problem.startswith("3:9: keymap: quit: F9 is given to help (what the keys do here).")
    assert changed({"help": "f9", "quit": "f9"}) == {"help": ("f9", "F9")}
    assert changed({"quit": "f9", "help": "f9"}) == {"quit": ("f9", "F9")}


def test_an_entry_that_falls_takes_its_key_back(tmp_path: Path) -> None:
    """quit may have b only if brief.pick gives it up, and that one may not have e."""
    problems = said(tmp_path, "  quit: b\n  brief.pick: e\n")
    assert len(problems) == 2
    assert "quit: b is the key of brief.pick" in problems[0]
    assert "brief.pick: e is the key of pane.experts" in problems[1]
    assert changed({"quit": "b", "brief.pick": "e"}) == {}


def test_one_key_may_do_different_things_on_different_screens(tmp_path: Path) -> None:
    assert not said(tmp_path, "  evidence.copy: s\n")
    assert changed({"evidence.copy": "s"}) == {"evidence.copy": ("s", "s")}


def test_the_digits_may_be_other_keys() -> None:
    keys = ",".join(f"alt+{digit}" for digit in range(1, 10))
    assert changed({"brief.number": keys}) == {"brief.number": (keys, "Alt+1-Alt+9")}
    keys = keys.replace("alt+3", "ctrl+space")
    assert changed({"brief.number": keys})["brief.number"][0] == keys, "still nine"


def test_two_names_of_one_key() -> None:
    (key,) = (key for key in effective_keys({"palette": "ctrl+space"}) if key.id == "palette")
    assert (key.keys, key.shown, names_of(key)) == (
        "ctrl+space,ctrl+@",
        "Ctrl+Space",
        ["ctrl+space"],
    )
    assert changed({"palette": "ctrl+@"}) == changed({"palette": "ctrl+space"})
    assert changed({"quit": "f9, F9"}) == {"quit": ("f9", "F9")}


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("Ctrl+X", "ctrl+x", "Ctrl+X"),
        (" ctrl + x ", "ctrl+x", "Ctrl+X"),
        ("shift+ctrl+Left", "ctrl+shift+left", "Ctrl+Shift+Left"),
        ("ctrl++", "ctrl+plus", "Ctrl++"),
        ("+", "plus", "+"),
        ("-", "minus", "-"),
        ("ctrl+]", "ctrl+right_square_bracket", "Ctrl+]"),
        ("PgDn", "pagedown", "PgDn"),
        ("Esc", "escape", "Esc"),
        ("return", "enter", "Enter"),
        ("comma", "comma", ","),
        ("F13", "f13", "F13"),
        ("g", "g", "g"),
        ("G", "G", "G"),
        ("shift+g", "G", "G"),
        ("alt+G", "alt+shift+g", "Alt+Shift+g"),
        ("é", "é", "é"),
        ("§", "section_sign", "§"),
        ("section_sign", "section_sign", "§"),
        ("ctrl+", "", ""),
        ("", "", ""),
        ("f25", "", ""),
        ("strg+x", "", ""),
        ("\x1b", "", ""),
        ("\u202e", "", ""),
        ("latin_small_letter_a", "", ""),
    ],
)
def test_names_of_keys(text: str, name: str, shown: str) -> None:
    assert key_name(text) == name
    if name:
        assert key_shown(name) == shown
        assert key_name(shown) == name, "what help shows can be written in a keymap"


def test_characters_have_textual_s_names() -> None:
    for char in string.printable.strip() + "éßЖ漢§¿«":
        assert key_name(char) == _character_to_key(char)


def sent(data: str) -> list[str]:
    """The keys that Textual reads from what a terminal sends."""
    parser = XTermParser()
    events = [*parser.feed(data), *parser.feed("")]
    return [event.key for event in events if isinstance(event, Pressed)]


def test_what_terminals_send_is_what_a_keymap_names() -> None:
    keys = [key for code in range(1, 127) for key in sent(chr(code))]
    keys += sent("\x1b[A") + sent("\x1bOP") + sent("\x1b[Z") + sent("\x1bx") + sent("\x1bX")
    keys += sent("\x1b[1;5D") + sent("\x1b[1;6D") + sent("\x1b[1;3A") + sent("\x1b[24~")
    assert len(keys) > 130
    for key in keys:
        assert key_name(key) == key
    assert {"ctrl+@"} == set(sent("\x00"))
    for pressed, arrives in (("\t", "tab"), ("\r", "enter"), ("\x08", "backspace")):
        assert sent(pressed) == [arrives]


def test_textual_takes_every_name() -> None:
    keymap = {"quit": "ctrl+x,+,§,f20", "palette": "ctrl+space"}
    for key in effective_keys(keymap):
        bindings = list(Binding.make_bindings([Binding(key.keys, key.action)]))
        assert [binding.key for binding in bindings] == key.keys.split(",")
