#include "story/fact.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "document/names.h"
#include "story/deed_view.h"
#include "story/fact_sources.h"

namespace detente {
namespace {

// A fact while it grows: its reports, the first of which all others are measured by.
struct Draft {
  std::vector<DeedView> reports;
  std::vector<FactMerge> merges;
  std::optional<Day> from;  // what all reports allow
  std::optional<Day> to;
  bool closed = false;  // a user lets it stand alone
};

std::string_view ArticleDigest(std::span<const Dossier> dossiers, const Report& report) {
  static const std::string kNone;
  const auto& id = dossiers[report.dossier].article.id;
  return id ? *id : kNone;
}

// The surest dates first, so that coarser ones join them; then by article and place in it.
std::vector<DeedView> OrderedViews(std::span<const Dossier> dossiers) {
  std::vector<DeedView> views;
  for (size_t i = 0; i < dossiers.size(); ++i) {
    for (size_t k = 0; k < dossiers[i].events.size(); ++k) {
      DeedView view = ViewOf(dossiers[i], i, static_cast<int>(k));
      if (!view.parties.empty()) views.push_back(std::move(view));
    }
  }
  const auto key = [&](const DeedView& v) {
    const auto width = v.from && v.to ? (*v.to - *v.from).count() : 1000000;
    return std::make_tuple(v.coarse, width, v.parties.size() < 2,
                           v.event->polarity == Polarity::kNegative, v.from.value_or(Day::max()),
                           ArticleDigest(dossiers, v.report), v.report.event, v.report.dossier);
  };
  std::sort(views.begin(), views.end(),
            [&](const DeedView& a, const DeedView& b) { return key(a) < key(b); });
  return views;
}

int MonthNumber(const std::optional<Day>& day) {
  return day ? YearOf(*day) * 12 + static_cast<int>(MonthOf(*day)) : 0;
}

// Drafts by type, party and month, so that an event meets few of them.
class Shelf {
 public:
  void Put(const DeedView& view, size_t draft) {
    ForEachKey(view, [&](const Key& key) { drafts_[key].insert(draft); });
  }
  std::set<size_t> Near(const DeedView& view) const {
    std::set<size_t> found;
    ForEachKey(view, [&](const Key& key) {
      const auto at = drafts_.find(key);
      if (at != drafts_.end()) found.insert(at->second.begin(), at->second.end());
    });
    return found;
  }

 private:
  using Key = std::tuple<EventType, std::string, int>;
  static constexpr int kMaxMonths = 36;

  // An unbounded time is looked for under no month and under those of its bound.
  template <typename Body>
  static void ForEachKey(const DeedView& view, Body body) {
    const int last = MonthNumber(view.to ? view.to : view.from);
    const int first = std::max(view.from ? MonthNumber(view.from) : last, last - kMaxMonths);
    for (const std::string& party : view.parties) {
      for (int month = first; month <= last; ++month) body(Key{view.event->type, party, month});
    }
  }

  std::map<Key, std::set<size_t>> drafts_;
};

bool Fits(const Draft& draft, const DeedView& view) {
  if (draft.closed) return false;
  return (!draft.from || !view.to || *draft.from <= *view.to) &&
         (!draft.to || !view.from || *view.from <= *draft.to);
}

// Of a fact with very many reports, so many are compared with.
constexpr size_t kMaxCompared = 32;

struct Found {
  size_t draft = 0;
  size_t report = 0;  // of the draft, that it fits best
  Match match;
};

std::optional<Found> BestOf(const std::vector<Draft>& drafts, const std::set<size_t>& near,
                            const DeedView& view) {
  std::optional<Found> best;
  for (size_t i : near) {
    if (!Fits(drafts[i], view)) continue;
    for (size_t k = 0; k < std::min(drafts[i].reports.size(), kMaxCompared); ++k) {
      auto match = MatchOf(drafts[i].reports[k], view);
      if (match && (!best || match->score > best->match.score)) best = Found{i, k, *match};
    }
  }
  return best;
}

void Join(const DeedView& view, Draft* draft) {
  if (view.from && (!draft->from || *view.from > *draft->from)) draft->from = view.from;
  if (view.to && (!draft->to || *view.to < *draft->to)) draft->to = view.to;
  draft->reports.push_back(view);
}

std::set<Report> Alone(std::span<const FactRuling> rulings) {
  std::set<Report> alone;
  for (const FactRuling& ruling : rulings) {
    if (!ruling.other) alone.insert(ruling.report);
  }
  return alone;
}

std::vector<Draft> DraftFacts(std::span<const Dossier> dossiers,
                              std::span<const FactRuling> rulings) {
  const std::set<Report> alone = Alone(rulings);
  std::vector<Draft> drafts;
  Shelf shelf;
  for (const DeedView& view : OrderedViews(dossiers)) {
    const bool stands_alone = alone.contains(view.report);
    const auto best = stands_alone ? std::nullopt : BestOf(drafts, shelf.Near(view), view);
    const size_t at = best ? best->draft : drafts.size();
    if (!best) drafts.push_back({{}, {}, {}, {}, stands_alone});
    if (best) {
      drafts[at].merges.push_back(
          {drafts[at].reports[best->report].report, view.report, best->match.reason});
    }
    Join(view, &drafts[at]);
    shelf.Put(view, at);
  }
  return drafts;
}

// Joins what a user says is one.
void ApplyMerges(std::span<const FactRuling> rulings, std::vector<Draft>* drafts) {
  const auto find = [&](const Report& report) {
    return std::find_if(drafts->begin(), drafts->end(), [&](const Draft& d) {
      return std::any_of(d.reports.begin(), d.reports.end(),
                         [&](const DeedView& v) { return v.report == report; });
    });
  };
  for (const FactRuling& ruling : rulings) {
    if (!ruling.other) continue;
    const auto a = find(ruling.report);
    const auto b = find(*ruling.other);
    if (a == drafts->end() || b == drafts->end() || a == b) continue;
    b->merges.insert(b->merges.end(), a->merges.begin(), a->merges.end());
    b->merges.push_back({*ruling.other, ruling.report, ruling.note});
    for (const DeedView& view : a->reports) Join(view, &*b);
    drafts->erase(a);
  }
}

// Reports by publication, digest and place.
void SortReports(std::span<const Dossier> dossiers, Draft* draft) {
  const auto key = [&](const DeedView& v) {
    const auto& published = dossiers[v.report.dossier].article.published;
    return std::make_tuple(published ? published->from.day : Day::max(),
                           ArticleDigest(dossiers, v.report), v.report.event, v.report.dossier);
  };
  std::sort(draft->reports.begin(), draft->reports.end(),
            [&](const DeedView& a, const DeedView& b) { return key(a) < key(b); });
}

bool Covers(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end());
}

bool SameAccount(const FactAccount& account, const DeedView& view) {
  if (account.polarity != view.event->polarity) return false;
  const auto agree = [](const auto& x, const auto& y) {
    return x.empty() || y.empty() || Covers(x, y) || Covers(y, x);
  };
  return agree(account.actors, view.actors) && agree(account.recipients, view.recipients);
}

void AddNew(const std::vector<std::string>& from, std::vector<std::string>* to) {
  for (const std::string& value : from) {
    if (std::find(to->begin(), to->end(), value) == to->end()) to->push_back(value);
  }
}

void AddToAccounts(const DeedView& view, std::vector<FactAccount>* accounts) {
  auto at = std::find_if(accounts->begin(), accounts->end(),
                         [&](const FactAccount& a) { return SameAccount(a, view); });
  if (at == accounts->end()) {
    FactAccount account;
    account.polarity = view.event->polarity;
    at = accounts->insert(at, std::move(account));
  }
  AddNew(view.actors, &at->actors);
  AddNew(view.recipients, &at->recipients);
  AddNew(view.voices, &at->voices);
  std::sort(at->actors.begin(), at->actors.end());
  std::sort(at->recipients.begin(), at->recipients.end());
  at->reports.push_back(view.report);
}

// The fullest tellings first, so that shorter ones find the account they belong to.
std::vector<FactAccount> AccountsOf(const Draft& draft) {
  std::vector<FactAccount> accounts;
  std::vector<DeedView> views = draft.reports;
  std::stable_sort(views.begin(), views.end(), [](const DeedView& a, const DeedView& b) {
    return a.parties.size() > b.parties.size();
  });
  for (const DeedView& view : views) AddToAccounts(view, &accounts);
  return accounts;
}

Fact FactOf(std::span<const Dossier> dossiers, const SourceBook& book, Draft draft) {
  SortReports(dossiers, &draft);
  const DeedView& first = draft.reports.front();
  Fact fact;
  fact.type = first.event->type;
  fact.reality = first.event->reality;
  std::set<std::string> parties;
  for (const DeedView& view : draft.reports) {
    if (!fact.mode) fact.mode = view.event->mode;
    parties.insert(view.parties.begin(), view.parties.end());
  }
  fact.parties.assign(parties.begin(), parties.end());
  if (draft.from || draft.to) fact.when = DayBounds{draft.from, draft.to};
  fact.id = "f" + DigestOf(std::string(ArticleDigest(dossiers, first.report)) + ":" +
                           std::to_string(first.report.event))
                      .substr(0, 12);
  fact.merges = std::move(draft.merges);
  fact.accounts = AccountsOf(draft);
  fact.sources = book.AddTo(&fact);
  std::stable_sort(fact.accounts.begin(), fact.accounts.end(),
                   [](const FactAccount& a, const FactAccount& b) {
                     return a.sources.size() > b.sources.size();
                   });
  return fact;
}

}  // namespace

std::vector<Fact> FindFacts(std::span<const Dossier> dossiers, std::span<const Story> stories,
                            const MediaLexicon& media, std::span<const FactRuling> rulings) {
  std::vector<Draft> drafts = DraftFacts(dossiers, rulings);
  ApplyMerges(rulings, &drafts);
  const SourceBook book(dossiers, stories, media);
  std::vector<Fact> facts;
  for (Draft& draft : drafts) facts.push_back(FactOf(dossiers, book, std::move(draft)));
  const auto key = [](const Fact& fact) {
    const auto from = fact.when ? fact.when->earliest : std::nullopt;
    const auto to = fact.when ? fact.when->latest : std::nullopt;
    return std::make_tuple(from.value_or(to.value_or(Day::max())), std::string_view(fact.id));
  };
  std::sort(facts.begin(), facts.end(),
            [&](const Fact& a, const Fact& b) { return key(a) < key(b); });
  return facts;
}

}  // namespace detente
