// What `explain` tells of the frames of a sentence.
#include <fmt/format.h>

#include <algorithm>

#include "document/names.h"
#include "event/bind.h"
#include "event/countries.h"
#include "event/event.h"
#include "event/reality.h"

namespace detente {
namespace {

std::string FrameText(const Frame& frame) {
  constexpr std::string_view kPos[] = {"verb", "noun", "adj"};
  std::string text(kPos[static_cast<int>(frame.pos)]);
  for (const std::string& word : frame.head) text += ' ' + word;
  for (const SlotTest& test : frame.tests) text += ' ' + test.text;
  text += fmt::format(" -> {}", ToString(frame.type));
  if (!frame.mode.empty()) text += ' ' + frame.mode;
  if (!frame.cameo.empty()) text += ' ' + frame.cameo;
  return text;
}

std::string MissingParty(const Frame& frame) {
  for (std::string_view flag : {"needs-both", "needs-actor", "needs-recipient"}) {
    if (frame.Is(flag)) return fmt::format("{}, and not all of them are actors", flag);
  }
  return frame.Is("hostile-content") ? "what is announced is no harm" : "no party is an actor";
}

class Trier {
 public:
  Trier(const EventInput& input, const Sentence& sentence, const EventLexicon::Data& lexicon)
      : view_(input, sentence, lexicon), lexicon_(lexicon) {}

  std::vector<FrameTrial> Try() {
    for (size_t i = 0; i < view_.syntax.verbs.size(); ++i) {
      TryPredicate(VerbPredicate(view_, static_cast<int>(i), lexicon_), lexicon_.verbs,
                   view_.Lemma(view_.syntax.verbs[i].head));
    }
    for (size_t i = 0; i < view_.syntax.phrases.size(); ++i) {
      TryPredicate(NounPredicate(view_, static_cast<int>(i), kNoIndex), lexicon_.nouns,
                   view_.Lemma(view_.syntax.phrases[i].head));
    }
    for (int token = 0; token < view_.token_count(); ++token) {
      if (!lexicon_.adjectives.contains(view_.Lower(token))) continue;
      const Predicate predicate = AdjectivePredicate(view_, token);
      if (predicate.head != kNoIndex) {
        TryPredicate(predicate, lexicon_.adjectives, view_.Lower(token));
      }
    }
    std::stable_sort(trials_.begin(), trials_.end(), [](const FrameTrial& a, const FrameTrial& b) {
      return a.word != b.word ? a.word < b.word : a.fits > b.fits;
    });
    return std::move(trials_);
  }

 private:
  using Index = std::map<std::string, std::vector<int>, std::less<>>;

  void TryPredicate(const Predicate& predicate, const Index& index, std::string_view word) {
    const TextSpan span = SpanOf(view_.sentence, {predicate.head, predicate.head + 1});
    bool taken = false;
    for (const Fit& fit : FitsOf(view_, predicate, lexicon_)) {
      const std::string outcome = taken ? "fits less narrowly" : Bound(predicate, fit, &taken);
      trials_.push_back({span, FrameText(*fit.frame), outcome, outcome == "taken", true});
    }
    const auto at = index.find(word);
    if (at == index.end()) return;
    for (int number : at->second) {
      const Frame& frame = lexicon_.frames[static_cast<size_t>(number)];
      const auto failed = FailedTest(view_, predicate, frame, lexicon_);
      if (!failed || failed->empty()) continue;
      const bool unwanted = failed->starts_with('!');
      trials_.push_back({span, FrameText(frame),
                         unwanted ? "has " + failed->substr(1) : "no " + *failed, false, false});
    }
  }

  std::string Bound(const Predicate& predicate, const Fit& fit, bool* taken) {
    const auto deed = BindFit(view_, predicate, fit, lexicon_);
    if (!deed) return MissingParty(*fit.frame);
    *taken = true;
    const Standing standing = StandingOf(view_, *deed, lexicon_);
    if (!standing.told) return "fits, but the words above it tell no deed";
    if (standing.obliged) return "fits, but is only what must be done";
    return "taken";
  }

  EventView view_;
  const EventLexicon::Data& lexicon_;
  std::vector<FrameTrial> trials_;
};

}  // namespace

std::vector<FrameTrial> TryFrames(const EventInput& given, const EventLexicon& lexicon) {
  const std::vector<Actor> actors = WithNamedCountries(given, lexicon.data());
  const EventInput input = {given.article, given.sentences, actors,
                            given.times,   given.places,    given.statements};
  std::vector<FrameTrial> trials;
  for (const Sentence& sentence : input.sentences) {
    for (FrameTrial& trial : Trier(input, sentence, lexicon.data()).Try()) {
      trials.push_back(std::move(trial));
    }
  }
  return trials;
}

}  // namespace detente
