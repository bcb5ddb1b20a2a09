import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Amendment, Amount, Contact, FactValue, Form, Moment, Period, Unparsed, Wording
from assistant.values import from_json, to_json

_WORDS = st.text(max_size=12)
_LISTS = st.lists(_WORDS, max_size=3).map(tuple)
_MOMENTS = st.builds(Moment, st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.none() | st.integers(0, 1440))
_VALUES = st.one_of(
    st.builds(Period, st.none() | _MOMENTS, st.none() | _MOMENTS),
    st.builds(Contact, _WORDS, _WORDS, _WORDS, _LISTS, _LISTS, _LISTS),
    st.builds(Amount, st.none() | st.integers(0, 10**13), _WORDS),
    st.builds(Form),
    st.builds(Amendment, _WORDS, _WORDS, _WORDS),
    st.just(Wording()),
    st.just(Unparsed()),
)


@given(_VALUES)
def test_a_value_comes_back_from_the_database_as_it_went_in(value: FactValue) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value
