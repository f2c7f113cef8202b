"""Units made from a sentence, and their places shown as words: what several tests read."""

from functools import cache

from newslab.attribution.actors import shipped_actors
from newslab.attribution.cues import shipped_cue_forms
from newslab.attribution.sentence import read_sentences
from newslab.attribution.speech import find_speech
from newslab.attribution.words import WordReader


@cache
def reader():
    return WordReader(shipped_cue_forms(), shipped_actors().names())


def sentence_of(text):
    return next(read_sentences([text], reader()))


def word(written):
    """The one word of a text."""
    (found,) = sentence_of(written).words
    return found


def shown(text, sentence, places):
    """The text of a sentence from the first place to before the last; None for none."""
    if places is None:
        return None
    first, last = places
    return text[sentence.starts[first] : sentence.ends[last - 1]] if last > first else ""


def place_of(sentence, text, written):
    """The first place at which a word stands as written."""
    return sentence.starts.index(text.index(written))


def speech_of(text, *, is_title=False):
    """What is said in a sentence, and who is named beside it."""
    sentence = sentence_of(text)
    return [
        (shown(text, sentence, (one.begin, one.end)), shown(text, sentence, one.subject))
        for one in find_speech(sentence, is_title=is_title)
    ]
