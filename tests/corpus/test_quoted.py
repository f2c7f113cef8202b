import pandas as pd

from newslab.arabic import DEFAULT_POLICY
from newslab.corpus.quoted import in_quotation, in_statement
from newslab.corpus.sentences import quotation_spans
from newslab.corpus.tokens import corpus_tokens


def _words(text, flags_of):
    articles = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    tokens = corpus_tokens(articles, DEFAULT_POLICY)
    flags = flags_of(tokens, articles["text"]) if flags_of is in_quotation else flags_of(tokens)
    pairs = zip(tokens.starts, tokens.ends, flags, strict=True)
    return [text[start:end] for start, end, flag in pairs if flag]


def test_spans_of_each_kind_of_marks():
    text = 'قال "نعم" و“لا” و«ربما».'
    assert [text[start:end] for start, end in quotation_spans(text)] == ["نعم", "لا", "ربما"]


def test_marks_that_do_not_pair_quote_nothing():
    assert list(quotation_spans('قال "نعم هنا.\nوقال "لا" هناك.')) == [(20, 22)]


def test_short_quotations_are_names_or_words_at_a_distance():
    assert _words('زار "نادي القوة" اليوم', in_quotation) == []
    assert len(_words('قال "سنعلن قريبا عن الحفل" اليوم', in_quotation)) == 4


def test_a_sentence_that_names_a_statement_carries_one():
    text = "جاء في بيان أن الاتفاق قريب. والطقس جميل."
    assert _words(text, in_statement) == ["جاء", "في", "بيان", "أن", "الاتفاق", "قريب"]


def test_an_official_body_that_speaks_makes_a_statement():
    assert _words("أوضحت الحكومة أن القرار قريب.", in_statement)
    assert _words("وقال متحدث باسم الوزارة إن القرار قريب.", in_statement)


def test_a_body_alone_or_words_of_saying_alone_do_not():
    assert _words("زار الوفد مقر الحكومة.", in_statement) == []
    assert _words("قال الرجل إن القرار قريب.", in_statement) == []


def test_the_body_of_one_sentence_does_not_speak_in_another():
    assert _words("هنا الحكومة. قال الرجل نعم.", in_statement) == []
