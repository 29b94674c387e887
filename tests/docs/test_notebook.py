"""The example notebook runs, and its stored output is today's."""

import ast
import contextlib
import io
import json

from detente.records.result import Result
from docs.pages import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial" / "notebook.ipynb"


def test_the_notebook_prints_what_it_says(request):
    """Who runs it would see something else; `pytest --accept` rewrites it."""
    told = NOTEBOOK.read_text(encoding="utf-8")
    seen = executed(told)
    if request.config.getoption("--accept", default=False) and seen != told:
        NOTEBOOK.write_text(seen, encoding="utf-8")
        return
    assert seen == told


def executed(notebook):
    """The notebook with today's output: what is printed, and the short form of a last value."""
    content = json.loads(notebook)
    names, count = {}, 0
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            cell["outputs"] = outputs("".join(cell["source"]), names, count)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def outputs(source, names, count):
    """What a cell prints, then its last value; a result must have HTML to show."""
    *before, last = ast.parse(source).body
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(ast.Module(before, []), "<cell>", "exec"), names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "<cell>", "exec"), names)
            value = None
        else:
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    found = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        found.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        assert not isinstance(value, Result) or "<figure" in value._repr_html_()
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        found.append(
            {"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"}
        )
    return found
