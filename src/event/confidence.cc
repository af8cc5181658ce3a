#include "event/confidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "document/names.h"
#include "event/parties.h"

namespace detente {
namespace {

constexpr int kLongSentence = 30;    // tokens
constexpr int kShortSentence = 15;   // tokens
constexpr int kNarrowTests = 3;      // what a frame's tests are worth when it names words
constexpr int kWorthOfHeadWord = 4;  // of a frame's score

class Marker {
 public:
  Marker(const EventView& view, const Marked& record) : view_(view), record_(record) {}

  std::vector<std::string_view> Mark() {
    marks_.push_back(ToString(record_.event.type));
    MarkParties();
    MarkPredicate();
    MarkStanding();
    MarkSentence();
    return std::move(marks_);
  }

 private:
  void Add(bool holds, std::string_view mark) {
    if (holds) marks_.push_back(mark);
  }

  bool AllPlaced(const std::vector<Party>& parties) const {
    return std::all_of(parties.begin(), parties.end(), [&](const Party& party) {
      return view_.input.actors[static_cast<size_t>(party.actor)].country.has_value();
    });
  }

  void MarkParties() {
    const Event& e = record_.event;
    const bool mutual = e.recipients.empty() && e.actors.size() >= 2;
    Add(e.actors.empty(), "no-actor");
    Add(e.recipients.empty() && !mutual, "no-recipient");
    Add(mutual, "mutual");
    Add(!e.actors.empty() && AllPlaced(e.actors), "actors-have-country");
    Add(!e.recipients.empty() && AllPlaced(e.recipients), "recipients-have-country");
    Add(e.actors.size() > 2 || e.recipients.size() > 2, "many-parties");
    Add(e.scope == Scope::kInternational, "international");
  }

  void MarkPredicate() {
    const Predicate& p = record_.deed.predicate;
    const int tests =
        record_.deed.score - static_cast<int>(record_.deed.frame->head.size()) * kWorthOfHeadWord;
    Add(p.pos == FramePos::kVerb, "verb");
    Add(p.pos == FramePos::kNoun && p.verb == kNoIndex, "bare-noun");
    Add(p.pos == FramePos::kAdj, "adjective");
    Add(tests >= kNarrowTests, "narrow-frame");
    Add(tests == 0, "frame-without-tests");
    Add(p.passive, "passive");
    const VerbGroup* verb = view_.Verb(p.verb);
    if (verb == nullptr) return;
    Add(verb->form == VerbForm::kFinite && verb->governor == kNoIndex && verb->marker == kNoIndex,
        "main-clause");
    Add(verb->form != VerbForm::kFinite, "not-finite");
    Add(verb->subject_inherited, "subject-inherited");
  }

  void MarkStanding() {
    const Event& e = record_.event;
    Add(e.reality == Reality::kActual, "actual");
    Add(e.reality == Reality::kPlanned, "planned");
    Add(e.reality == Reality::kPossible || e.reality == Reality::kConditional, "unsure");
    Add(e.said_by.has_value(), "said");
    Add(e.content.has_value() && e.content->type.has_value(), "typed-content");
    Add(e.content.has_value() && !e.content->type.has_value(), "untyped-content");
  }

  void MarkSentence() {
    Add(record_.first, "first");
    Add(record_.alone, "alone");
    Add(view_.token_count() > kLongSentence, "long-sentence");
    Add(view_.token_count() <= kShortSentence, "short-sentence");
  }

  const EventView& view_;
  const Marked& record_;
  std::vector<std::string_view> marks_;
};

}  // namespace

std::vector<std::string_view> MarksOf(const EventView& view, const Marked& record) {
  return Marker(view, record).Mark();
}

double ConfidenceOf(const std::vector<std::string_view>& marks, const EventLexicon::Data& lexicon) {
  int sum = 0;
  for (std::string_view mark : marks) {
    const auto weight = lexicon.confidence_weights.find(mark);
    if (weight != lexicon.confidence_weights.end()) sum += weight->second;
  }
  // Between two steps the share grows evenly; outside them it stays.
  const auto& steps = lexicon.confidence_steps;
  const auto above = steps.upper_bound(sum);
  if (steps.empty()) return 0;
  if (above == steps.begin()) return above->second / 100.0;
  const auto below = std::prev(above);
  if (above == steps.end()) return below->second / 100.0;
  const double part =
      static_cast<double>(sum - below->first) / static_cast<double>(above->first - below->first);
  const double share = below->second + part * (above->second - below->second);
  return std::round(share) / 100.0;
}

}  // namespace detente
