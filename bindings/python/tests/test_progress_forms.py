"""Every form in which progress can be asked for hears the same."""

import io

import pytest
from indeck import Progress
from indeck._progress import listen
from tqdm import tqdm

STEPS = [(0, None, "reading"), (0, 3, "slides"), (1, 3, "slides"), (3, 3, "slides"), (0, 2, "drawing"), (2, 2, "drawing")]


def tell(progress):
    listener = listen(progress)
    for step in STEPS:
        listener(*step)
    return listener


@pytest.mark.parametrize("progress", [None, False])
def test_nobody_hears_of_it(progress):
    assert listen(progress) is None


def test_a_function_gets_every_step():
    seen = []
    tell(seen.append).close()
    assert seen == STEPS and isinstance(seen[0], Progress)
    assert seen[-1].done == seen[-1].total == 2 and seen[-1].what == "drawing"


def test_a_bar_of_tqdm_is_moved_and_stays_open():
    with tqdm(file=io.StringIO()) as bar:
        tell(bar).close()
        assert (bar.n, bar.total, bar.desc) == (2, 2, "drawing: ")
        assert not bar.disable


def test_the_class_tqdm_makes_a_bar_that_is_closed():
    made = []

    class Bar(tqdm):
        def __init__(self):
            super().__init__(file=io.StringIO())
            made.append(self)

    tell(Bar).close()
    assert made[0].n == 2 and made[0].disable


def test_a_bar_that_knows_no_reset_is_moved_too():
    class Bar:
        total = None

        def __init__(self):
            self.steps, self.words = [], []

        def update(self, n):
            self.steps.append(n)

        def set_description(self, words):
            self.words.append(words)

    bar = Bar()
    tell(bar).close()
    assert bar.words == ["reading", "slides", "drawing"] and all(step >= 0 for step in bar.steps) and bar.total == 2


def test_true_writes_a_line_to_standard_error(capsys):
    tell(True).close()
    out, err = capsys.readouterr()
    assert out == "" and err.endswith("\n")
    assert "[" + "#" * 30 + "] 2/2 drawing" in err.rsplit("\r", 1)[1]


def test_what_a_function_raises_comes_out():
    def stop(progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tell(stop)


def test_a_number_is_no_form_of_progress():
    with pytest.raises(TypeError, match="tqdm"):
        listen(3)
