"""Templates of a data repository: they come first, and what is wrong in them is told with its line."""

from pathlib import Path

import pytest

from sotekit.documents.templates import TemplateError, Templates, built_in, templates_of
from tests.documents.support import page_of, view_of, write_region


def own(root: Path, name: str, text: str) -> Templates:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return templates_of(root)


def test_the_repositorys_own_text_comes_first(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path))
    templates = own(
        tmp_path,
        "fi/guide/first-words.md",
        "# Sano näin\n\n{{ line.name }} *kuuntelee*. <b>x</b>\n",
    )
    page = page_of(view, templates)
    assert "<h3>Sano näin</h3>" in page
    assert "<p>Testilän puhelin <em>kuuntelee</em>. &lt;b&gt;x&lt;/b&gt;</p>" in page


def test_a_text_of_another_language_is_marked(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path), "sv")
    empty = Templates((tmp_path / "templates", *_layout_only(tmp_path)))
    own(tmp_path, "fi/guide/first-words.md", "Moi.")
    assert '<div class="card words" lang="fi">' in page_of(view, empty)


def _layout_only(root: Path) -> tuple[Path, ...]:
    layout = root / "layout"
    layout.mkdir()
    for path in built_in().iterdir():
        if path.is_file():
            (layout / path.name).write_bytes(path.read_bytes())
    return (layout,)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Hei\n\n{{ line.nmae }}\n", 3, "nmae"),
        ("Hei\n{{ lien.name }}\n", 2, "lien"),
        ("a\nb\nc {{ line.name }\n", 3, "can't be read"),
        ("{% if line %}\nx\n", 2, "can't be read"),
        ("x\n\n\n{{ line.price }}\n", 4, "says nothing"),
        ('{{ helplines["poissa"].phone }}', 1, "poissa"),
        ("{{ line.name + 1 }}", 1, "can't be worked out"),
        ("{{ line.__class__.__mro__ }}", 1, "can't be worked out"),
    ],
)
def test_what_is_wrong_has_a_place(tmp_path: Path, text: str, line: int, said: str) -> None:
    view = view_of(write_region(tmp_path))
    templates = own(tmp_path, "fi/guide/first-words.md", text)
    with pytest.raises(TemplateError) as raised:
        page_of(view, templates)
    problem = raised.value.problem
    assert (problem.place.path, problem.place.line) == ("templates/fi/guide/first-words.md", line)
    assert said in str(problem.message)
    assert raised.value.exit_code == 1


def test_a_layout_of_ones_own_is_told_of_too(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path))
    templates = own(tmp_path, "guide.html.j2", "<p>\n{{ view.linne }}</p>")
    with pytest.raises(TemplateError) as raised:
        page_of(view, templates)
    assert str(raised.value.problem.place) == "templates/guide.html.j2:2:1"


def test_a_template_that_is_not_text(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path))
    templates = own(tmp_path, "guide.css", "")
    (tmp_path / "templates" / "guide.css").write_bytes(b"a {}\n\xe4\n")
    with pytest.raises(TemplateError) as raised:
        page_of(view, templates)
    assert str(raised.value.problem.place) == "templates/guide.css:2:1"


def test_values_are_text_in_markdown(tmp_path: Path) -> None:
    line = "id: puhelin\nname: '# *Hei* [x](javascript:1)'\nnumber: 000 100\nseasons:\n  - {id: '2027', start: 2027-06-07, end: 2027-07-04, hours: ma 10–16}\n"
    view = view_of(write_region(tmp_path, **{"lines/puhelin.yaml": line}))
    templates = own(tmp_path, "fi/guide/first-words.md", "{{ line.name }}")
    assert "<p># *Hei* [x](javascript:1)</p>" in page_of(view, templates)
