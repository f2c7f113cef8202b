"""What has to be seen in a process of its own, where nobody has set or imported anything."""

import subprocess
import sys

# Importing changes no setting; charts do without pyplot; and figures that pyplot has open are put
# right at the end of `arabic`, because a notebook shows them after the cell.
SCRIPT = """
import sys

import matplotlib as mpl

before = mpl.rcParams.copy()
from newslab.charts import Chart, ar, arabic

assert mpl.rcParams.copy() == before
Chart(1, 1, alt_text="…")._repr_mimebundle_()
assert "matplotlib.pyplot" not in sys.modules

mpl.use("Agg")
import matplotlib.pyplot as plt

with arabic():
    fig, axes = plt.subplots()
    axes.barh(["سما", "وفا"], [1, 2])
    axes.set_title("رويترز")
fig.canvas.draw()
assert axes.get_title() == ar("رويترز")
assert [t.get_text() for t in axes.get_yticklabels()] == [ar("سما"), ar("وفا")]
"""


def test_charts_leave_matplotlib_as_it_is_and_put_right_what_pyplot_has_open():
    subprocess.run([sys.executable, "-W", "error", "-c", SCRIPT], check=True)
