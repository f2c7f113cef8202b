"""Labelled sentences made up at random, for tests of what learns from labels."""

import numpy as np

WORDS = {
    "against": ["ندين", "نرفض", "خيانة", "جرائم", "احتلال"],
    "favor": ["نرحب", "سلام", "تعاون", "ازدهار", "استقرار"],
    "none": ["اجتماع", "موعد", "جدول", "لقاء", "قاعة"],
}
COMMON = ["الوفد", "اليوم", "المدينة", "الوزير", "الصحيفة", "المؤتمر", "الأعضاء", "الإعلان"]


def labelled_texts(n_of, *, seed=0, share_known=0.7):
    """Texts of six words and their labels; `share_known`: how often a word tells the label."""
    rng = np.random.default_rng(seed)
    labels = [label for label, n in n_of.items() for _ in range(n)]
    texts = [
        " ".join(
            rng.choice(WORDS[label]) if rng.random() < share_known else rng.choice(COMMON)
            for _ in range(6)
        )
        for label in labels
    ]
    order = rng.permutation(len(labels))
    return [texts[row] for row in order], [labels[row] for row in order]
