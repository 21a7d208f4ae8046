"""PocketSphinx as a worker: one request at a time on standard input, one JSON line of answer each on standard output.

usage: recogniser.py DIRECTORY_OF_THE_UNPACKED_WHEEL

A request is a JSON line, for "decode" followed by that many bytes of 16 kHz 16-bit mono PCM:
  {"op": "unknown", "words": [WORD ...]}                        -> {"unknown": [WORD ...]}
  {"op": "decode", "bytes": N, "boost": {WORD: PHONES or ""}}   -> {"text": TEXT, "words": [{"word", "start", "end"} ...]}
`boost` are words to prefer; PHONES says how to pronounce one that the dictionary lacks.
A failed request is answered with {"error": TEXT}. The program ends with its input, and is killed with its parent.
"""

import collections
import ctypes
import json
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
# How much likelier than an average word a boosted one is; much more harms the words beside it. LANGUAGE_WEIGHT is how
# far the language model is trusted against the sound. Both measured on spoken questions (see recogniser.test.ts).
BOOST = 200.0
LANGUAGE_WEIGHT = 5.5
# A boosted word is a second entry of the dictionary with this mark.
MARK = "~"
KEPT_SEARCHES = 4
# Every boosted word stays in the dictionary: past this many, the parent gets a fresh process.
MAX_ADDED_WORDS = 4000


def die_with_parent():
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


class Recogniser:
    def __init__(self):
        import pocketsphinx

        self.new_model = pocketsphinx.NGramModel
        self.decoder = pocketsphinx.Decoder(loglevel="FATAL", lw=LANGUAGE_WEIGHT)
        self.searches = collections.OrderedDict()
        self.added = set()
        self.default_search = self.decoder.current_search()
        self.start_cmn = self.decoder.get_cmn(False)

    def pronunciations(self, word):
        found, variant = [], word
        while (phones := self.decoder.lookup_word(variant)) is not None:
            found.append(phones)
            variant = f"{word}({len(found) + 1})"
        return found

    def unknown(self, words):
        return [word for word in words if self.decoder.lookup_word(word) is None]

    def search_for(self, boost):
        if not boost:
            return self.default_search
        name = "boost:" + " ".join(sorted(boost))
        if name in self.searches:
            self.searches.move_to_end(name)
            return name
        # Words join the dictionary of the decoder and the model of whatever search is active; there they are as
        # unlikely as any unknown word.
        self.decoder.activate_search(self.default_search)
        model = self.new_model(self.decoder.config, self.decoder.logmath, self.decoder.config["lm"])
        for word, phones in boost.items():
            self.add(word, phones)
            model.add_word(word + MARK, BOOST)
        self.decoder.add_lm(name, model)
        self.searches[name] = True
        if len(self.searches) > KEPT_SEARCHES:
            self.decoder.remove_search(self.searches.popitem(last=False)[0])
        return name

    def add(self, word, phones):
        if word in self.added:
            return
        for number, said in enumerate(self.pronunciations(word) or [phones], start=1):
            entry = word + MARK if number == 1 else f"{word}{MARK}({number})"
            self.decoder.add_word(entry, said, update=False)
        self.added.add(word)

    def decode(self, pcm, boost):
        decoder = self.decoder
        decoder.activate_search(self.search_for(boost))
        # Each recording stands alone: the level of the one before must not colour it.
        decoder.set_cmn(self.start_cmn)
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
        hypothesis = decoder.hyp()
        if hypothesis is None:
            return {"text": "", "words": []}
        words = [
            {"word": plain(piece.word), "start": piece.start_frame / 100, "end": (piece.end_frame + 1) / 100}
            for piece in decoder.seg()
            if piece.word[0] not in "<["
        ]
        return {"text": " ".join(word["word"] for word in words), "words": words}


def plain(word):
    return word.split("(")[0].replace(MARK, "")


def main():
    die_with_parent()
    parent = os.getppid()
    sys.path.insert(0, sys.argv[1])
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "w")
    # Nothing else may write between the answers.
    os.dup2(2, 1)
    recogniser = Recogniser()
    print(json.dumps({"ready": True}), file=answers, flush=True)
    while os.getppid() == parent and (line := source.readline()):
        request = json.loads(line)
        pcm = source.read(request.get("bytes", 0))
        try:
            if request["op"] == "unknown":
                answer = {"unknown": recogniser.unknown(request["words"])}
            else:
                answer = recogniser.decode(pcm, request["boost"])
        except Exception as error:  # the parent decides what a failure means
            answer = {"error": f"{type(error).__name__}: {error}"}
        answer["worn_out"] = len(recogniser.added) > MAX_ADDED_WORDS
        print(json.dumps(answer), file=answers, flush=True)


main()
