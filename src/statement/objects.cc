// What is said where it is no clause: an object, or what stands after a preposition.
#include <algorithm>

#include "statement/content.h"

namespace detente {

TokenRange ContentFinder::About(int from) const {
  // "begged the government for help": whom is asked may stand between.
  const int p = site_.cue->Takes(kObjectTo) ? s_.syntax().PhraseAt(site_.end()) : kNoIndex;
  const TokenRange asked =
      p == kNoIndex ? TokenRange{} : s_.syntax().phrases[static_cast<size_t>(p)].range;
  for (int at : {site_.end(), from, asked.empty() ? from : asked.end}) {
    for (int skip = 0; skip < 3 && s_.Tagged(at, {Upos::kAdv}); ++skip) ++at;
    const auto& list = site_.cue->prepositions;
    if (!s_.Has(at) || std::find(list.begin(), list.end(), s_.Lower(at)) == list.end()) continue;
    const int end = ObjectEnd(at + 1);
    if (end > at + 1) return {at + 1, end};
  }
  return {};
}

TokenRange ContentFinder::Object(int from) const {
  if (site_.inverted) return {};
  for (int at : {site_.end(), from}) {
    while (s_.IsAny(at, {"only", "just", "merely", "both"}) && s_.Has(at + 1)) ++at;
    const int opened = s_.Tagged(at, {Upos::kAdv}) ? s_.syntax().PhraseAt(at) : kNoIndex;
    // "criticised long-standing deals"
    const bool adverb =
        opened != kNoIndex && s_.syntax().phrases[static_cast<size_t>(opened)].range.begin == at;
    const bool nominal =
        s_.Nominal(at) || adverb || (s_.Quote(at) >= 0 && s_.Quote(at) != site_.quote);
    if (!nominal || s_.TimeBegin(at) >= 0) continue;
    const int end = ObjectEnd(at);
    const bool light = view_.lexicon->Has("light", s_.Lemma(site_.head));
    for (int i = at; light && i < end; ++i) {
      if (s_.Is(i + 1, "that") && MatchCue(view_.lexicon->nouns, s_.sentence(), i)) return {};
    }
    // "repeating a pattern": done again, not said.
    const int p = s_.syntax().PhraseAt(at);
    const int head = p == kNoIndex ? at : s_.syntax().phrases[static_cast<size_t>(p)].head;
    if (view_.lexicon->Has("act", s_.Lemma(head))) continue;
    if (end - at > 1 || s_.Tagged(at, {Upos::kNoun, Upos::kPropn})) return {at, end};
  }
  return {};
}

// "claimed the attack", "claimed responsibility for it"; not "claimed ten lives".
TokenRange ContentFinder::DeedOf(TokenRange object) const {
  if (object.empty()) return {};
  const int p = s_.syntax().PhraseAt(object.begin);
  if (p == kNoIndex) return {};
  const int head = s_.syntax().phrases[static_cast<size_t>(p)].head;
  return view_.lexicon->Has("deed", s_.Lemma(head)) ? object : TokenRange{};
}

// "called X a liar", "called the vote “a farce”"; not "called X".
TokenRange ContentFinder::Naming(int from) const {
  const TokenRange object = Object(from);
  if (object.empty()) return {};
  for (int i = object.begin; i < object.end; ++i) {
    const bool quoted = s_.Quote(i) >= 0 && s_.Quote(i) != site_.quote;
    const bool second = i > object.begin && s_.Tagged(i, {Upos::kDet}) && s_.Nominal(i - 1);
    if (quoted || second) return object;
  }
  const bool adjective = s_.Tagged(object.end - 1, {Upos::kAdj}) && object.end - object.begin > 1;
  return adjective ? object : TokenRange{};
}

}  // namespace detente
