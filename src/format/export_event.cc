#include "format/export_event.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <set>

#include "base/hash.h"
#include "document/names.h"
#include "format/plover_view.h"

namespace detente {
namespace {

constexpr size_t kIdDigits = 16;

std::string ShortDigest(std::string_view bytes) { return DigestOf(bytes).substr(0, kIdDigits); }

// Where the sentences of a paragraph begin, in bytes of the text.
void AddSentenceStarts(const Article& article, TextSpan paragraph, std::vector<uint32_t>* starts) {
  const auto bytes = Slice(article.text, paragraph);
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), bytes.size()));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  starts->push_back(paragraph.begin);
  if (U_FAILURE(status) || !breaks) return;
  breaks->setText(text);
  std::string head;
  for (int32_t at = breaks->next(); at != icu::BreakIterator::DONE && at < text.length();
       at = breaks->next()) {
    head.clear();
    text.tempSubString(0, at).toUTF8String(head);
    starts->push_back(paragraph.begin + static_cast<uint32_t>(head.size()));
  }
}

// The first paragraph of the body: not the title, not the standfirst.
TextSpan LeadOf(const Article& article) {
  for (TextSpan paragraph : article.paragraphs) {
    const std::string_view text = Slice(article.text, paragraph);
    if (text != article.title && text != article.standfirst) return paragraph;
  }
  return {};
}

std::string PartyKey(const ExportArticle& article, const Party* party) {
  return party == nullptr ? "" : article.ActorAt(party->actor).name;
}

std::optional<Day> PublicationDay(const Article& article) {
  if (!article.published) return std::nullopt;
  return article.published->from.day;
}

// The first day on which the deed may have begun, as the text tells it.
std::optional<Day> TextDay(const EventTime& when) {
  if (when.start && when.start->earliest) return when.start->earliest;
  // "[null, day of publication]" says no more than that it is over.
  if (when.precision == Precision::kNone) return std::nullopt;
  if (when.start && when.start->latest) return when.start->latest;
  if (when.end && when.end->earliest) return when.end->earliest;
  return when.end ? when.end->latest : std::nullopt;
}

}  // namespace

std::string_view ToString(DateBasis basis) {
  static constexpr std::array<std::string_view, 4> kNames = {"text", "publication", "act", "none"};
  return kNames[static_cast<size_t>(basis)];
}

ExportArticle::ExportArticle(const Dossier& dossier, const ExportCodes& codes)
    : dossier_(dossier),
      map_(dossier.article.text),
      digest_(dossier.article.id.value_or(DigestOf(dossier.article.text))) {
  for (TextSpan paragraph : article().paragraphs) {
    AddSentenceStarts(article(), paragraph, &sentence_starts_);
  }
  for (const Event& event : dossier.events) events_.push_back(Make(event, codes));
  MakeIdsUnique();
}

const Actor& ExportArticle::ActorAt(ActorIndex index) const {
  return dossier_.actors[static_cast<size_t>(index)];
}

std::vector<ActorIndex> ExportArticle::Voices(const Event& event) const {
  if (!event.said_by) return {};
  return dossier_.statements[static_cast<size_t>(*event.said_by)].speakers;
}

std::vector<ActorIndex> ExportArticle::Channel(const Event& event) const {
  if (!event.said_by) return {};
  return dossier_.statements[static_cast<size_t>(*event.said_by)].channel;
}

ExportEvent ExportArticle::Make(const Event& event, const ExportCodes& codes) const {
  ExportEvent out;
  out.event = &event;
  out.id = IdOf(event);
  out.type = PloverType(event);
  out.converted = out.type != event.type;
  out.mode = event.mode.value_or("");
  out.cameo = event.cameo.value_or("");
  out.mutual = codes.IsMutual(article(), event);
  if (out.converted) {
    const auto planned = codes.PlannedAs(out.cameo);
    out.mode = planned && out.type == EventType::kThreaten ? planned->mode : "";
    if (planned) out.cameo = planned->cameo;
  }
  SetHomes(&out);
  SetDay(&out);
  SetPlace(&out);
  return out;
}

std::string ExportArticle::IdOf(const Event& event) const {
  std::string key = fmt::format("{}|{}|{}|{}|{}-{}", digest_, ToString(event.type),
                                event.mode.value_or(""), ToString(event.polarity),
                                CodePoint(event.trigger.begin), CodePoint(event.trigger.end));
  for (const auto* side : {&event.actors, &event.recipients}) {
    key += '|';
    for (const Party& party : *side) key += PartyKey(*this, &party) + ';';
  }
  return ShortDigest(key);
}

void ExportArticle::SetHomes(ExportEvent* out) const {
  const Event& event = *out->event;
  const auto home = [&](const std::vector<Party>& side, const std::vector<Party>& others) {
    const auto countries = PloverCountries(dossier_, event, side, others);
    const bool of_own = std::any_of(side.begin(), side.end(), [&](const Party& party) {
      return ActorAt(party.actor).country.has_value();
    });
    return of_own || countries.empty() ? std::string() : countries.front();
  };
  out->actors_home = home(event.actors, event.recipients);
  out->recipients_home = home(event.recipients, event.actors);
}

void ExportArticle::SetDay(ExportEvent* out) const {
  const EventTime& when = out->event->when;
  if (!out->converted) out->day = TextDay(when);
  if (out->day) {
    out->basis = DateBasis::kText;
    return;
  }
  if (out->converted && out->event->said_by) {
    const auto& time = dossier_.statements[static_cast<size_t>(*out->event->said_by)].time;
    if (time) out->day = time->from.day;
  }
  if (!out->day) out->day = PublicationDay(article());
  if (!out->day && !out->converted && when.start) out->day = when.start->latest;
  if (out->day) out->basis = out->converted ? DateBasis::kAct : DateBasis::kPublication;
}

void ExportArticle::SetPlace(ExportEvent* out) const {
  const TextSpan evidence = out->event->evidence;
  out->sentence = static_cast<int>(
      std::upper_bound(sentence_starts_.begin(), sentence_starts_.end(), evidence.begin) -
      sentence_starts_.begin());
  out->lead = evidence.begin < LeadOf(article()).end;
  const TextSpan trigger = out->event->trigger;
  for (size_t i = 0; i < dossier_.conditions.size(); ++i) {
    const Condition& condition = dossier_.conditions[i];
    if (condition.if_span.Contains(trigger)) {
      out->conditions.push_back({i, true});
    } else if (condition.then_span.Contains(trigger)) {
      out->conditions.push_back({i, false});
    }
  }
}

void ExportArticle::MakeIdsUnique() {
  std::set<std::string> seen;
  for (ExportEvent& event : events_) {
    for (int again = 2; !seen.insert(event.id).second; ++again) {
      event.id = ShortDigest(fmt::format("{}|{}", event.id, again));
    }
  }
}

Fate FateOf(const ExportEvent& event, const Keep& keep) {
  if (!keep.negative && !IsInPloverView(*event.event)) return Fate::kNegative;
  if (!keep.hypothetical && event.hypothetical()) return Fate::kHypothetical;
  if (!keep.undated && !event.day) return Fate::kUndated;
  const bool nameless = event.event->actors.empty() && event.event->recipients.empty();
  if (!keep.nameless && nameless) return Fate::kNameless;
  return Fate::kKept;
}

std::vector<PartyPair> PairsOf(const ExportEvent& event, MutualPairs mutual) {
  const std::vector<Party>& actors = event.event->actors;
  const std::vector<Party>& recipients = event.event->recipients;
  std::vector<PartyPair> pairs;
  if (event.mutual) {
    for (size_t i = 0; i < actors.size(); ++i) {
      for (size_t k = mutual == MutualPairs::kOnce ? i + 1 : 0; k < actors.size(); ++k) {
        if (actors[i].actor != actors[k].actor) pairs.emplace_back(&actors[i], &actors[k]);
      }
    }
    if (!pairs.empty()) return pairs;
  }
  for (const Party& actor : actors) {
    for (const Party& recipient : recipients) pairs.emplace_back(&actor, &recipient);
    if (recipients.empty()) pairs.emplace_back(&actor, nullptr);
  }
  if (actors.empty()) {
    for (const Party& recipient : recipients) pairs.emplace_back(nullptr, &recipient);
    if (recipients.empty()) pairs.emplace_back(nullptr, nullptr);
  }
  return pairs;
}

std::string PairId(const ExportArticle& article, const ExportEvent& event, const PartyPair& pair) {
  const auto key = [&](const Party* party) {
    return party == nullptr
               ? std::string()
               : fmt::format("{}:{}", PartyKey(article, party),
                             party->mention ? article.CodePoint(party->mention->begin) : 0);
  };
  return ShortDigest(fmt::format("{}|{}|{}", event.id, key(pair.first), key(pair.second)));
}

uint64_t NumberOfId(std::string_view id) {
  uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, 16);
  constexpr int kBitsOfDouble = 53;
  return number >> (64 - kBitsOfDouble);
}

}  // namespace detente
