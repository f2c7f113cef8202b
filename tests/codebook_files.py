"""Rows of a small codebook, and a way to write them to files."""

import csv

FRAMES = {
    "frame": "peace",
    "stance": "for",
    "entry": "سلام",
    "level": "phrase",
    "note": "",
    "source": "news usage",
    "positive": "دعا إلى السلام",
    "negative": "شروط السلامة",
}
NAMING = {
    "referent": "Israel",
    "name": "الاحتلال",
    "loaded": "yes",
    "pole": "one side",
    "evidence": "an act in place of the name",
    "source": "news usage",
}
PARTICLE = {
    "particle": "=لا",
    "type": "nominal",
    "scope": "next word",
    "reason": "no",
    "positive": "لا [سلام] هنا",
    "negative": "هنا [سلام]",
}
CATEGORY = {"frame": "peace", "stance": "for", "opposed": "", "definition": "told as peace"}
CUE = {
    "cue": "قال",
    "present": "يقول",
    "participle": "قائل",
    "noun": "قول",
    "kind": "neutral",
    "complement": "clause quote",
    "polarity_from": "content",
    "reason": "to say",
}


def write_codebook(folder, **files):
    """Write rows, given as dicts, to files of a codebook."""
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder
