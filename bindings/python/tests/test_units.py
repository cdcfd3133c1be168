"""Lengths: whole EMU that know their size in other units."""

import copy
import pickle

import pptx.util
import pytest
from hypothesis import given
from hypothesis import strategies as st
from indeck import Centipoints, Cm, Emu, Inches, Length, Mm, Pt

UNITS = [Emu, Inches, Cm, Mm, Pt, Centipoints]
SIZES = st.floats(min_value=-100, max_value=100)


@pytest.mark.parametrize("unit", UNITS)
@given(size=SIZES)
def test_a_length_is_that_of_python_pptx_to_the_nearest_unit(unit, size):
    theirs = getattr(pptx.util, unit.__name__)(size)
    ours = unit(size)
    assert abs(ours - theirs) <= 1 and isinstance(ours, int) and isinstance(ours, Length)
    for name in ("inches", "cm", "mm", "pt", "emu", "centipoints"):
        assert getattr(ours, name) == pytest.approx(getattr(pptx.util.Emu(int(ours)), name))


def test_an_inch_is_the_same_in_every_unit():
    assert Inches(1) == Cm(2.54) == Mm(25.4) == Pt(72) == Centipoints(7200) == Emu(914400) == 914400


@given(a=SIZES, b=SIZES)
def test_sums_and_differences_of_lengths_are_lengths(a, b):
    for made, value in [(Cm(a) + Pt(b), int(Cm(a)) + int(Pt(b))), (Cm(a) - Pt(b), int(Cm(a)) - int(Pt(b)))]:
        assert made == value and isinstance(made, Length)


def test_lengths_are_multiplied_divided_and_turned():
    assert Inches(2) * 1.5 == 1.5 * Inches(2) == Inches(3) and isinstance(2 * Inches(1), Length)
    assert Inches(3) // 2 == Inches(1.5) and isinstance(Inches(3) // 2, Length)
    assert Inches(3) / Inches(2) == 1.5
    assert abs(-Cm(1)) == Cm(1) and isinstance(-Cm(1), Length)
    assert sum([Inches(1), Inches(2)]) == Inches(3)
    assert 5 - Emu(2) == 3


def test_a_length_is_a_number_to_texts_and_lists():
    assert Emu(2) * "a" == "aa" and [1] * Emu(2) == [1, 1]
    with pytest.raises(TypeError):
        Emu(2) * None


def test_a_length_is_written_in_its_unit_and_printed_as_a_number():
    assert repr(Inches(0.5)) == "Inches(0.5)" and repr(Cm(1) + Cm(1)) == "Emu(720000)"
    assert f"{Pt(3)} {Pt(3):>8} {Pt(3)!s}" == "38100    38100 38100"


@given(st.sampled_from(UNITS), SIZES)
def test_what_repr_writes_is_that_length(unit, size):
    assert eval(repr(unit(size))) == unit(size)


@pytest.mark.parametrize("unit", UNITS)
def test_a_length_is_pickled_and_copied(unit):
    length = unit(3)
    assert pickle.loads(pickle.dumps(length)) == copy.copy(length) == copy.deepcopy(length) == length


@pytest.mark.parametrize("size", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_no_length(size):
    with pytest.raises(ValueError, match="is not a length"):
        Inches(size)
