// What `explain` tells of the frames of a sentence.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
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
  for (const auto& test : frame.tests) text += ' ' + test->text;
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
      FrameTrial trial{span, FrameText(*fit.frame), "fits less narrowly", {}, false, true};
      if (!taken) taken = BindInto(predicate, fit, &trial);
      trials_.push_back(std::move(trial));
    }
    const auto at = index.find(word);
    if (at == index.end()) return;
    for (int number : at->second) {
      const Frame& frame = lexicon_.frames[static_cast<size_t>(number)];
      const auto failed = FailedTest(view_, predicate, frame, lexicon_);
      if (!failed || failed->empty()) continue;
      const bool unwanted = failed->starts_with('!');
      trials_.push_back({span,
                         FrameText(frame),
                         unwanted ? "has " + failed->substr(1) : "no " + *failed,
                         {},
                         false,
                         false});
    }
  }

  // True where the frame has its parties, so that no wider one is asked.
  bool BindInto(const Predicate& predicate, const Fit& fit, FrameTrial* trial) {
    if (fit.frame->Is("no-deed")) {
      trial->outcome = "taken, and says that no deed is told";
      trial->taken = true;
      return true;
    }
    const auto deed = BindFit(view_, predicate, fit, lexicon_);
    if (!deed) {
      trial->outcome = MissingParty(*fit.frame);
      return false;
    }
    const Standing standing = StandingOf(view_, *deed, lexicon_);
    trial->taken = standing.told && !standing.obliged;
    trial->outcome = !standing.told     ? "fits, but the words above it tell no deed"
                     : standing.obliged ? "fits, but is only what must be done"
                                        : "taken";
    if (trial->taken) trial->bindings = BindingsOf(*deed, standing);
    return true;
  }

  std::vector<std::string> BindingsOf(const BoundDeed& deed, const Standing& standing) const {
    std::vector<std::string> lines = {"actors: " + PartiesText(deed.actors),
                                      "recipients: " + PartiesText(deed.recipients)};
    if (!deed.about.empty()) lines.push_back("about: " + PartiesText(deed.about));
    if (deed.content) lines.push_back("content: \"" + Words(deed.content->range) + '"');
    std::string reality = fmt::format("reality: {}", ToString(standing.reality));
    if (standing.polarity == Polarity::kNegative) reality += ", did not happen";
    lines.push_back(reality + GroundsOf(deed.predicate));
    return lines;
  }

  std::string Words(TokenRange range) const {
    return FoldSpace(Slice(view_.input.article.text, SpanOf(view_.sentence, range)));
  }

  std::string PartiesText(const std::vector<Party>& parties) const {
    std::string out;
    for (const Party& party : parties) {
      if (!out.empty()) out += ", ";
      out += view_.input.actors[static_cast<size_t>(party.actor)].name;
      if (party.mention) {
        out += fmt::format(" (\"{}\")", FoldSpace(Slice(view_.input.article.text, *party.mention)));
      } else {
        out += " (not named there)";
      }
    }
    return out.empty() ? "nobody" : out;
  }

  // The verb, its conjunction and the verbs above it: what the reality is read from.
  std::string GroundsOf(const Predicate& predicate) const {
    constexpr int kMostAbove = 4;
    std::string out;
    int index = predicate.verb;
    for (int step = 0; step < kMostAbove && index != kNoIndex; ++step) {
      const VerbGroup* verb = view_.Verb(index);
      if (verb == nullptr) break;
      out += (step == 0 ? ", by \"" : ", under \"") + Words(verb->range) + '"';
      if (verb->marker != kNoIndex) {
        out += " after \"" + std::string(view_.Lower(verb->marker)) + '"';
      }
      index = verb->governor;
    }
    return out;
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
