"""A study made of attacks: every name, text, label and output that a page could show is one."""

import csv
import hashlib
import json

from nbformat import v4
from nbformat import write as write_notebook

import hostile
from codebook_files import CATEGORY, FRAMES, NAMING, write_codebook
from hostile import ATTACKS, MARKUP, STYLES

TITLE = "A study of attacks"
GROUPS = [
    hostile.MARKUP,
    [*hostile.STYLES, *hostile.ENTITIES],
    [*hostile.TEMPLATES, *hostile.MARKDOWN],
    [*hostile.BIDI, *hostile.ODD_CHARACTERS],
    hostile.LONG,
    [*hostile.FORMULAS, *hostile.PATHS],
]
# The doc_ids, and what the headlines begin with.
NAMES = [
    "<img src=x onerror=alert(1)>",
    "x [اضغط](javascript:alert(1)) ' onmouseover='alert(1)",
    "../../etc/passwd",
    "</title><script>document.title='x'</script>",
    "=cmd|' /C calc'!A0",
    "photo\u202egpj.exe {{ 7 * 7 }}{% raw %} $x^2$",
]
OUTLETS = ['سما "><img src=x onerror=alert(1)>', "@SUM(1+1) <script>alert(1)</script>"]
EVENTS = ["حدث <svg onload=alert(1)>", "-1+1</style><script>alert(1)</script>"]
FRAME, STANCE = "<iframe src=//evil.example> سلام", "تطبيع' onclick='alert(1)"
SHARED = (
    "أعلنت وزارة الخارجية في كازاخستان يوم الخميس أن البلاد ستنضم إلى الاتفاقيات الإبراهيمية "
    "بعد اجتماع رسمي مع الوفد الأمريكي في واشنطن <script>alert(1)</script>."
)
CALM = "دعا إلى السلام في بيان له."

LOAD = """
import json
import pandas as pd
from IPython.display import HTML, Markdown, display
import newslab
from newslab import reading
LANG = newslab.page_language()
ATTACKS = json.load(open("../attacks.json", encoding="utf-8"))
pd.set_option("display.max_colwidth", None)
articles = newslab.read_corpus("../raw")
A, B = articles["doc_id"].iloc[:2]
sentences = newslab.split_sentences(articles)
attributions = newslab.find_attributions(sentences)
hits = newslab.code_frames(
    sentences, newslab.load_codebook("../codebook"), attributions=attributions
)
passages = newslab.shared_passages(articles)
similarity = newslab.article_similarity(articles, n_boot=0)
table = pd.DataFrame({"attack": ATTACKS, "<b onclick=alert(1)>": range(len(ATTACKS))})
marked = articles[articles["doc_id"] == A]
"""
VIEWS = [
    "reading.side_by_side(articles, passages, A, B, lang=LANG)",
    "reading.annotated(marked, hits=hits, attributions=attributions, lang=LANG)",
    "reading.article_page(marked, hits=hits, attributions=attributions, lang=LANG)",
    "reading.concordance(articles, 'قال', base='', lang=LANG)",
    "reading.carried(A, articles.head(3), base='', lang=LANG)",
    "reading.evidence(hits.head(30), articles, caption=ATTACKS[0], base='', lang=LANG)",
]
TABLES = [
    "heads = {'attack': ATTACKS[4]}\n"
    "newslab.show(table, caption=ATTACKS[3], heads=heads, lang=LANG)",
    "newslab.show(articles.drop(columns='text'), lang=LANG)",
    "newslab.show(hits, lang=LANG)",
    "newslab.show(similarity.set_index(['doc_a', 'doc_b'])['score'], lang=LANG)",
]
FINDINGS = [
    "newslab.corpus_finding(newslab.describe_corpus(articles), articles)",
    "newslab.overlap_finding(similarity, articles)",
    "newslab.voices_finding(newslab.who_speaks(attributions, articles), attributions, articles)",
    """claims = [
    newslab.Claim(
        "finding.names.few",
        {"referent": told, "n": 1, "n_names": 1, "names": [told]},
        sentences.head(2),
    )
    for told in [" ".join(ATTACKS[start : start + 12]) for start in range(0, len(ATTACKS), 12)]
]
newslab.Finding(claims)""",
]
CHARTS = [
    "newslab.charts.overlap(similarity, lang=LANG, title=ATTACKS[3], source=ATTACKS[0])",
    "names = dict(zip(articles['outlet'].unique(), ['<b id=s0>', '<i onclick=f()>']))\n"
    "share = newslab.reuse_share(passages, articles)\n"
    "newslab.charts.reuse(share, lang=LANG, title=ATTACKS[0], labels=names)",
    """chart = newslab.charts.Chart(2, 1, alt_text=" ".join(ATTACKS[:60]), title=ATTACKS[0])
chart""",
]
RAW = [
    "HTML(table.to_html(escape=False))",
    "HTML(table.head(60).to_html())",
    "table.head(40).style.set_caption(ATTACKS[0])",
    "display(HTML(' '.join(ATTACKS)))",
    "for attack in ATTACKS[:60]:\n"
    "    display({'text/html': attack}, raw=True)\n"
    "    display({'text/markdown': attack}, raw=True)",
    "Markdown('\\n\\n'.join(f'قال {attack}' for attack in ATTACKS))",
    "Markdown('\\n'.join(f'- **{attack}**' for attack in ATTACKS))",
    "print('\\n'.join(ATTACKS))",
    "' '.join(ATTACKS)",
    'display({\'image/svg+xml\': \'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'
    "<desc>&lt;script&gt; in words</desc><script>alert(1)</script></svg>'}, raw=True)",
    "display({'application/javascript': 'alert(1)', 'text/latex': ATTACKS[0], "
    "'application/vnd.x+json': {'a': ATTACKS[0]}}, raw=True)",
    "raise ValueError(ATTACKS[0] + ATTACKS[3])",
]
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
# Names of attachments, and what they say they are.
ATTACHED = {"x.png": {"image/png": PIXEL}, "y'onerror=alert(1)": {"text/html": PIXEL}}
PROSE = [f"# {TITLE}", "\n\n".join(["## Prose", *MARKUP, *STYLES])]


def write_study(folder):
    """Write articles, a codebook and a notebook of attacks into an empty folder."""
    _write_articles(folder / "raw")
    frame = FRAMES | {"frame": FRAME, "stance": STANCE, "note": MARKUP[0], "source": MARKUP[3]}
    name = NAMING | {"referent": MARKUP[3], "pole": MARKUP[0], "evidence": MARKUP[4]}
    category = CATEGORY | {"frame": FRAME, "stance": STANCE, "definition": MARKUP[0]}
    write_codebook(folder / "codebook", frames=[frame], namings=[name], categories=[category])
    (folder / "attacks.json").write_text(json.dumps(ATTACKS), encoding="utf-8")
    (folder / "notebooks").mkdir()
    write_notebook(_notebook(), folder / "notebooks" / "attacks.ipynb")


def _write_articles(folder):
    folder.mkdir()
    rows = []
    for number, (name, attacks) in enumerate(zip(NAMES, GROUPS, strict=True)):
        told = [f"قال الوزير إن {attack} نعم، وإن الاحتلال باق." for attack in attacks]
        text = "\n".join([f"{name} وصل الوفد", *told, SHARED, CALM])
        file = f"{number} 'onload=alert(1) &lt;.txt"
        content = text.replace("\x00", "").encode("utf-8")  # a file with NUL is refused
        (folder / file).write_bytes(content)
        rows.append(
            {
                "doc_id": name,
                "file": file,
                "outlet": OUTLETS[number % 2],
                "outlet_evidence": MARKUP[number],
                "date": f"2025-11-{number + 1:02}",
                "date_evidence": MARKUP[number],
                "event": EVENTS[number // 3],
                "sha256": hashlib.sha256(content).hexdigest(),
                "note": MARKUP[number],
            }
        )
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _notebook():
    cells = [v4.new_markdown_cell(source) for source in PROSE]
    pictures = "\n\n".join(f"![{MARKUP[0]}](attachment:{name})" for name in ATTACHED)
    cells.append(v4.new_markdown_cell(pictures, attachments=ATTACHED))
    cells += [v4.new_code_cell(source) for source in [LOAD, *VIEWS, *TABLES]]
    cells += [v4.new_code_cell(source) for source in [*FINDINGS, *CHARTS, *RAW]]
    cells[-1].metadata["tags"] = ["raises-exception"]
    return v4.new_notebook(cells=cells)
