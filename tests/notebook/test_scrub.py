"""What the scrub takes out, and what it must leave."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tahqiq.notebook.scrub import scrub


def texts(text: str, **places: str) -> str:
    """A line of stdout after the scrub."""
    cell = new_code_cell("x", id="one", outputs=[new_output("stream", name="stdout", text=text)])
    done = scrub(new_notebook(cells=[cell]), {Path(f"/{folder.replace('_', '/')}"): name for folder, name in places.items()})
    return nbformat.reads(done.decode(), 4).cells[0].outputs[0].text


def test_only_whole_paths_are_renamed() -> None:
    said = "/home/me/a.txt /home/me /home/men /mnt/home/me file:///home/me/a ('/home/me',) x/home/me /home/me-too"
    assert texts(said, home_me=".") == "./a.txt . /home/men /mnt/home/me ./a ('.',) x/home/me /home/me-too"


def test_the_longest_folder_wins() -> None:
    assert texts("/p/s/t/x /p/s", p=".", p_s_t="data/interim/x") == "data/interim/x/x ./s"


def test_addresses_and_colours_go_and_numbers_stay() -> None:
    said = "<A at 0x7f00deadbeef> 0x7f00deadbeef 0xdeadbeef U+0x0633 \x1b[31mred\x1b[0m"
    assert texts(said) == "<A at 0x…> 0x… 0xdeadbeef U+0x0633 red"


def test_neighbouring_writes_are_joined_in_one_order() -> None:
    outs = [new_output("stream", name=name, text=text) for name, text in (("stderr", "a"), ("stdout", "b"), ("stderr", "c"))]
    outs += [new_output("display_data", data={"text/plain": "d"}), new_output("stream", name="stdout", text="e")]
    done = nbformat.reads(scrub(new_notebook(cells=[new_code_cell(id="one", outputs=outs)]), {}).decode(), 4)
    assert [out.get("text", "shown") for out in done.cells[0].outputs] == ["b", "ac", "shown", "e"]


def test_metadata_of_the_run_goes_and_the_rest_stays() -> None:
    times = {"papermill": {"duration": 1}, "execution": {"iopub.status.busy": "now"}}
    cell = new_code_cell("x", id="abc", metadata={"tags": ["injected-parameters"], **times})
    marked = new_code_cell("y", id="keep", metadata={"tags": [], "jupyter": {"source_hidden": True}})
    kernel = {"name": "mine", "display_name": "Mine"}
    book = new_notebook(cells=[cell, marked], metadata={"papermill": {"start_time": "now"}, "kernelspec": kernel})
    done = nbformat.reads(scrub(book, {}).decode(), 4)
    assert [one.id for one in done.cells] == ["injected-parameters", "keep"]
    assert done.cells[0].metadata == {"tags": ["injected-parameters"]}
    assert done.cells[1].metadata == {"jupyter": {"source_hidden": True}}
    assert done.metadata.kernelspec.name == "python3" and "papermill" not in done.metadata
    assert book.metadata.papermill, "the notebook that was given must not change"


def test_written_in_one_way_even_with_a_lone_surrogate() -> None:
    data = scrub(
        new_notebook(
            cells=[
                new_code_cell(
                    "print('قال')",
                    id="one",
                    outputs=[
                        new_output("display_data", data={"image/svg+xml": "<svg>\n</svg>", "text/plain": "\ud800"}),
                    ],
                )
            ]
        ),
        {},
    )
    assert data.endswith(b"}\n") and "قال".encode() in data and b"\\ud800" in data and b'\n "cells"' in data
    assert nbformat.reads(data.decode(), 4).cells[0].outputs[0].data["image/svg+xml"] == "<svg>\n</svg>"
