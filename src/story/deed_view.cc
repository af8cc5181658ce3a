#include "story/deed_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/deed_time.h"
#include "document/names.h"
#include "document/party.h"

namespace detente {
namespace {

constexpr int kFineDays = 7;

const Actor& ActorAt(const Dossier& dossier, ActorIndex index) {
  return dossier.actors[static_cast<size_t>(index)];
}

void AddParty(const Dossier& dossier, ActorIndex actor, std::vector<std::string>* out) {
  if (auto party = PartyOf(ActorAt(dossier, actor))) out->push_back(*std::move(party));
}

void SortOnce(std::vector<std::string>* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

// What is done to a country's fishermen or airlines is done to the country.
std::vector<std::string> SideOf(const Dossier& dossier, const std::vector<Party>& side,
                                bool recipients) {
  std::vector<std::string> out;
  for (const Party& party : side) {
    const Actor& actor = ActorAt(dossier, party.actor);
    if (auto name = recipients ? RecipientPartyOf(actor) : PartyOf(actor)) {
      out.push_back(*std::move(name));
    }
  }
  SortOnce(&out);
  return out;
}

// The beginnings of the longer words of a text: enough to know "suspended" in "suspends" by.
void AddWords(std::string_view text, std::set<std::string>* words) {
  constexpr size_t kMinLetters = 4;
  constexpr size_t kStem = 5;
  for (std::string_view raw : SplitWords(text)) {
    std::string word = ToLower(raw);
    while (!word.empty() && (word.back() < 'a' || word.back() > 'z')) word.pop_back();
    if (word.size() >= kMinLetters) words->insert(word.substr(0, kStem));
  }
}

void SetTime(const Dossier& dossier, DeedView* view) {
  const auto start = BeganWhen(dossier, *view->event);
  const auto& published = dossier.article.published;
  if (start) {
    view->from = start->earliest;
    view->to = start->latest;
  }
  view->coarse = !view->from || !view->to || (*view->to - *view->from).count() > kFineDays;
  const bool recent = !view->event->background && published;
  if (!view->from && recent) {
    const Day latest = std::min(view->to.value_or(published->to.day), published->to.day);
    view->to = latest;
    view->from = latest - std::chrono::days(kUndatedDays);
    view->coarse = false;
  }
}

std::vector<std::string> Common(const std::vector<std::string>& a,
                                const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

bool Within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

size_t SharedWords(const DeedView& a, const DeedView& b) {
  return static_cast<size_t>(std::count_if(
      a.words.begin(), a.words.end(), [&](const auto& word) { return b.words.contains(word); }));
}

bool TimesOverlap(const DeedView& a, const DeedView& b) {
  const bool a_first = !a.to || !b.from || *b.from <= *a.to;
  const bool b_first = !b.to || !a.from || *a.from <= *b.to;
  return a_first && b_first;
}

bool IsSpeech(EventType type) {
  static constexpr std::array<EventType, 6> kTypes = {EventType::kAgree,    EventType::kConcede,
                                                      EventType::kThreaten, EventType::kRequest,
                                                      EventType::kReject,   EventType::kAccuse};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

bool SameReality(Reality a, Reality b) {
  const auto done = [](Reality r) { return r == Reality::kActual || r == Reality::kAttempted; };
  return a == b || (done(a) && done(b));
}

// A headline says what the article below it says, between the same parties.
bool IsHeadlineOf(const DeedView& a, const DeedView& b) {
  return a.headline && !b.headline && a.report.dossier == b.report.dossier &&
         a.parties == b.parties;
}

// What is said, asked or threatened is the same, as far as both tell it.
bool SameContent(const DeedView& a, const DeedView& b) {
  const auto& x = a.event->content;
  const auto& y = b.event->content;
  if (!x || !y) return true;
  if (x->type && y->type && *x->type != *y->type) return false;
  if (IsHeadlineOf(a, b) || IsHeadlineOf(b, a)) return true;
  return std::any_of(a.content.begin(), a.content.end(),
                     [&](const std::string& word) { return b.content.contains(word); });
}

// A line of the ledger joins what one article tells of one measure or one attack in several words;
// a denial by those to whom a deed is laid is of that deed, in whatever words.
bool AreOneWithoutWords(const DeedView& a, const DeedView& b) {
  const bool same_article = a.report.dossier == b.report.dossier;
  if (same_article && a.line >= 0 && a.line == b.line) return true;
  return a.event->polarity != b.event->polarity && a.actors == b.actors &&
         a.recipients == b.recipients && a.parties.size() == 2;
}

bool CouldBeOne(const DeedView& a, const DeedView& b) {
  const Event& x = *a.event;
  const Event& y = *b.event;
  if (x.type != y.type || !SameReality(x.reality, y.reality)) return false;
  if (x.mode && y.mode && *x.mode != *y.mode) return false;
  if (!TimesOverlap(a, b)) return false;
  if (IsSpeech(x.type) && !SameContent(a, b)) return false;
  const bool words_needed = a.coarse || b.coarse || a.report.dossier == b.report.dossier;
  return !words_needed || SharedWords(a, b) > 0 || AreOneWithoutWords(a, b) ||
         (IsSpeech(x.type) && (IsHeadlineOf(a, b) || IsHeadlineOf(b, a)));
}

// The same deed by the same side: each side of one stands in that side of the other, or is not
// told.
bool SameSides(const DeedView& a, const DeedView& b) {
  const auto agree = [](const auto& x, const auto& y) {
    return x.empty() || y.empty() || Within(x, y) || Within(y, x);
  };
  if (!agree(a.actors, b.actors) || !agree(a.recipients, b.recipients)) return false;
  const auto shared = Common(a.parties, b.parties);
  const size_t fewer = std::min(a.parties.size(), b.parties.size());
  return shared.size() == fewer && (fewer >= 2 || a.parties == b.parties || SharedWords(a, b) > 0);
}

// A thing that the two sides have together, so that only one of them can have broken it off.
bool ConcernsASharedThing(const DeedView& a, const DeedView& b) {
  static constexpr std::array<std::string_view, 16> kThings = {
      "talks", "negot", "treat", "pact", "agree", "accor", "cease", "truce",
      "deal",  "summi", "meeti", "ties", "relat", "dialo", "conta", "armis"};
  return std::any_of(kThings.begin(), kThings.end(), [&](std::string_view thing) {
    return a.words.contains(std::string(thing)) && b.words.contains(std::string(thing));
  });
}

bool Reversed(const DeedView& a, const DeedView& b) {
  return a.actors.size() == 1 && b.actors.size() == 1 && a.actors != b.actors &&
         a.parties.size() == 2 && a.parties == b.parties;
}

// Each account stands on the word of the side that the other one names as the doer.
bool LaidAtEachOther(const DeedView& a, const DeedView& b) {
  const auto tells = [](const DeedView& teller, const DeedView& other) {
    return !teller.speakers.empty() && Within(teller.speakers, other.actors);
  };
  return tells(a, b) && tells(b, a);
}

// One deed against one victim, laid at the door of two.
bool OtherDoer(const DeedView& a, const DeedView& b) {
  const EventType type = a.event->type;
  const bool deed = type == EventType::kAssault || type == EventType::kCoerce;
  return deed && !a.actors.empty() && !b.actors.empty() && !a.recipients.empty() &&
         a.recipients == b.recipients && Common(a.actors, b.actors).empty() &&
         !a.speakers.empty() && !b.speakers.empty() && a.speakers != b.speakers &&
         SharedWords(a, b) > 0;
}

std::string TimeReason(const DeedView& a, const DeedView& b) {
  std::optional<Day> from = a.from;
  if (b.from && (!from || *b.from > *from)) from = b.from;
  std::optional<Day> to = a.to;
  if (b.to && (!to || *b.to < *to)) to = b.to;
  if (!from || !to) return "times that may be one";
  return *from == *to ? "both on " + FormatDay(*from)
                      : fmt::format("both within {} and {}", FormatDay(*from), FormatDay(*to));
}

std::string ReasonOf(const DeedView& a, const DeedView& b, std::string_view parties) {
  const Event& e = *a.event;
  return fmt::format("{}{}, {}, {}", ToString(e.type), e.mode ? " " + *e.mode : "", parties,
                     TimeReason(a, b));
}

// The line of the dossier that a record stands behind, of one side on the other.
int LineOf(const Dossier& dossier, int event) {
  const std::string id = "e" + std::to_string(event + 1);
  const auto at = std::find_if(dossier.ledger.begin(), dossier.ledger.end(), [&](const auto& line) {
    return line.line != "contact" && line.line != "agreement" && line.line != "pending measure" &&
           std::find(line.records.begin(), line.records.end(), id) != line.records.end();
  });
  return at == dossier.ledger.end() ? -1 : static_cast<int>(at - dossier.ledger.begin());
}

// The names of countries tell who, not what.
void CutCountries(const Dossier& dossier, std::set<std::string>* words) {
  for (const Actor& actor : dossier.actors) {
    if (actor.kind != ActorKind::kCountry) continue;
    std::set<std::string> names;
    AddWords(actor.name, &names);
    for (const std::string& name : names) words->erase(name);
  }
}

// A side that the event does not name, as the ledger's rules lay it.
void AddSidesOfLine(const Dossier& dossier, DeedView* view) {
  if (view->line < 0 || (!view->actors.empty() && !view->recipients.empty())) return;
  const LedgerLine& line = dossier.ledger[static_cast<size_t>(view->line)];
  const std::vector<std::string> by = {line.pair[0]};
  const std::vector<std::string> on = {line.pair[1]};
  if (view->recipients.empty() && view->actors == by) view->recipients = on;
  if (view->actors.empty() && (view->recipients == on || view->recipients.empty())) {
    view->actors = by;
    view->recipients = on;
  }
}

}  // namespace

DeedView ViewOf(const Dossier& dossier, size_t number, int index) {
  DeedView view;
  const Event& event = dossier.events[static_cast<size_t>(index)];
  view.report = {number, index};
  view.event = &event;
  view.actors = SideOf(dossier, event.actors, false);
  view.recipients = SideOf(dossier, event.recipients, true);
  view.line = LineOf(dossier, index);
  AddSidesOfLine(dossier, &view);
  std::set_union(view.actors.begin(), view.actors.end(), view.recipients.begin(),
                 view.recipients.end(), std::back_inserter(view.parties));
  if (event.said_by) {
    for (ActorIndex actor : dossier.statements[static_cast<size_t>(*event.said_by)].speakers) {
      AddParty(dossier, actor, &view.speakers);
      view.voices.push_back(ActorAt(dossier, actor).name);
    }
    SortOnce(&view.speakers);
  }
  if (view.voices.empty()) {
    view.voices.push_back(dossier.article.outlet.value_or("an unnamed outlet"));
  }
  AddWords(Slice(dossier.article.text, event.trigger), &view.words);
  if (event.content) AddWords(Slice(dossier.article.text, event.content->span), &view.content);
  CutCountries(dossier, &view.content);
  CutCountries(dossier, &view.words);
  view.words.insert(view.content.begin(), view.content.end());
  const auto& title = dossier.article.title;
  view.headline =
      title && event.evidence.end <= title->size() && dossier.article.text.starts_with(*title);
  SetTime(dossier, &view);
  return view;
}

std::optional<Match> MatchOf(const DeedView& a, const DeedView& b) {
  if (!CouldBeOne(a, b)) return std::nullopt;
  const int words = static_cast<int>(std::min<size_t>(SharedWords(a, b), 9));
  if (SameSides(a, b)) {
    const bool whether = a.event->polarity != b.event->polarity;
    const int score = 100 + words + (a.parties == b.parties ? 20 : 0) - (whether ? 10 : 0);
    const std::string_view parties =
        a.parties == b.parties ? "same parties" : "one tells more of the same parties";
    return Match{ReasonOf(a, b, parties) + (whether ? "; told and denied" : ""), whether, score};
  }
  if (a.event->polarity != b.event->polarity) return std::nullopt;
  if (Reversed(a, b) && (ConcernsASharedThing(a, b) || LaidAtEachOther(a, b))) {
    return Match{ReasonOf(a, b, "same parties") + "; told of either as the doer", true, 50 + words};
  }
  if (OtherDoer(a, b)) {
    return Match{ReasonOf(a, b, "same victim") + "; laid at two doors", true, 30 + words};
  }
  return std::nullopt;
}

}  // namespace detente
