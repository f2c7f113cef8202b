"""Every chart draws every table that its verb can return, in both languages and all sizes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslab import charts
from newslab.catalog import LANGUAGES
from newslab.charts.style import SIZES
from tables_of import tables_of

from .geometry import assert_legible

# By chart: its tables, and columns that have one value in all rows.
TABLES = [
    (charts.overlap, "similarity", ()),
    (charts.overlap, "outlet_overlap", ()),
    (charts.reuse, "reuse", ()),
    (charts.carried, "carried", ("doc_id",)),
    (charts.voices, "who_speaks", ()),
    (charts.names, "name_variants", ()),
    (charts.keyness, "keyness", ()),
    (charts.frames, "frame_shares", ()),
    (charts.stance, "net_stance", ()),
    (charts.naming, "loaded_naming", ()),
    (charts.agreement, "agreement", ()),
    (charts.corpus, "description", ()),
    (charts.timeline, "articles", ()),
]


@pytest.mark.parametrize(
    ("chart", "name", "one"), TABLES, ids=lambda value: getattr(value, "__name__", str(value))
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_chart_draws_any_table_that_the_list_of_columns_allows(chart, name, one, data):
    table = data.draw(tables_of(name, one=one))
    lang, size = data.draw(st.sampled_from(LANGUAGES)), data.draw(st.sampled_from(list(SIZES)))
    drawn = chart(table, lang=lang, size=size, title="عنوان $5 و$6")
    assert drawn.alt_text
    assert_legible(drawn, SIZES[size].small)
