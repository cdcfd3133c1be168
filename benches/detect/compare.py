"""Precision and recall of indeck's detection and of Presidio's on the same sentences.

A find counts where it overlaps a place of its kind. Presidio runs its pattern recognisers for all
countries of the sentences on a blank English pipeline, whose lemmas are the words in lower case: names
need a model, and are not compared.
"""
import collections
import subprocess
import sys
import time

import presidio_analyzer.predefined_recognizers as predefined
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from labelled import KINDS, sentences

LEAST = 0.5
RECOGNISERS = {
    "CreditCard": "card_number", "Iban": "iban", "Email": "email", "Phone": "phone", "Ip": "ip_address",
    "DeTaxId": "national_id", "EsNif": "national_id", "EsNie": "national_id", "ItFiscalCode": "national_id",
    "Nhs": "national_id", "UsSsn": "national_id", "PlPesel": "national_id", "SePersonnummer": "national_id",
    "FiPersonalIdentityCode": "national_id",
}


class Words(NlpEngine):
    """Words in lower case as lemmas: what context is looked up in."""

    def __init__(self):
        self.blank = spacy.blank("en")

    def load(self):
        pass

    def is_loaded(self):
        return True

    def process_text(self, text, language):
        doc = self.blank(text)
        words = [token.text.lower() for token in doc]
        return NlpArtifacts([], doc, [t.idx for t in doc], words, self, language)

    def process_batch(self, texts, language, **_):
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word, language):
        return self.blank.vocab[word].is_stop

    def is_punct(self, word, language):
        return self.blank.vocab[word].is_punct

    def get_supported_entities(self):
        return []

    def get_supported_languages(self):
        return ["en"]


def presidio(texts):
    registry = RecognizerRegistry(supported_languages=["en"])
    kinds = {}
    for name, kind in RECOGNISERS.items():
        recogniser = getattr(predefined, name + "Recognizer")(supported_language="en")
        registry.add_recognizer(recogniser)
        kinds.update(dict.fromkeys(recogniser.supported_entities, kind))
    analyser = AnalyzerEngine(registry=registry, nlp_engine=Words(), supported_languages=["en"])
    found = []
    for text in texts:
        results = analyser.analyze(text, "en", score_threshold=LEAST)
        found.append([(kinds[r.entity_type], r.start, r.end) for r in results])
    return found


def indeck(program, texts):
    found = [[] for _ in texts]
    out = subprocess.run([program], input="\n".join(texts), text=True, check=True, capture_output=True).stdout
    for line in out.splitlines():
        number, start, end, kind, _, _ = line.split("\t")
        found[int(number)].append((kind, int(start), int(end)))
    return found


def judge(truth, found):
    """True finds, false finds and places that were missed, by kind."""
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for places, finds in zip(truth, found):
        overlaps = lambda a, b: a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
        for find in finds:
            counts[find[0]][0 if any(overlaps(find, place) for place in places) else 1] += 1
        for place in places:
            counts[place[0]][2] += not any(overlaps(find, place) for find in finds)
    return counts


def main():
    made = sentences()
    texts, truth = [text for text, _ in made], [places for _, places in made]
    start = time.perf_counter()
    theirs = judge(truth, presidio(texts))
    middle = time.perf_counter()
    ours = judge(truth, indeck(sys.argv[1], texts))
    end = time.perf_counter()
    print(f"{len(texts)} sentences, finds of confidence {LEAST} and above")
    print("| kind | places | indeck precision | indeck recall | Presidio precision | Presidio recall |")
    print("|---|---|---|---|---|---|")
    total = collections.Counter(kind for places in truth for kind, *_ in places)
    for kind in [*KINDS, "national_id"]:
        rates = []
        for right, wrong, missed in (ours[kind], theirs[kind]):
            places = total[kind]
            rates.append(f"{right / max(right + wrong, 1):.3f} | {(places - missed) / places:.3f}")
        print(f"| {kind} | {total[kind]} | {' | '.join(rates)} |")
    print(f"indeck {end - middle:.2f} s with the start of the program, Presidio {middle - start:.2f} s with loading")


main()
