#include "story/fact_sources.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace detente {
namespace {

FactSource Described(std::string name, const Outlet* outlet, std::optional<Day> day) {
  FactSource source;
  source.name = std::move(name);
  if (outlet == nullptr) return source;
  source.name = outlet->name;
  source.country = outlet->country;
  source.agency = outlet->agency;
  if (const OutletOwner* owner = outlet->OwnerOn(day)) source.ownership = owner->ownership;
  return source;
}

std::optional<Day> PublicationOf(std::span<const Dossier> dossiers, const Story& story) {
  for (size_t article : story.articles) {
    const auto& published = dossiers[article].article.published;
    if (published) return published->from.day;
  }
  return std::nullopt;
}

}  // namespace

SourceBook::SourceBook(std::span<const Dossier> dossiers, std::span<const Story> stories,
                       const MediaLexicon& media)
    : entries_(dossiers.size()) {
  for (const Story& story : stories) AddStory(dossiers, story, media);
  // An article of no story given stands for itself.
  for (size_t i = 0; i < dossiers.size(); ++i) {
    if (entries_[i].key.empty()) AddStory(dossiers, {{i}, {}, {}, std::to_string(i)}, media);
  }
}

void SourceBook::AddStory(std::span<const Dossier> dossiers, const Story& story,
                          const MediaLexicon& media) {
  Entry entry{"story " + story.id, Described("an unnamed outlet", nullptr, std::nullopt)};
  std::string name = story.agency.value_or("");
  for (size_t article : story.articles) {
    if (name.empty()) name = dossiers[article].article.outlet.value_or("");
    if (!name.empty()) break;
    if (const Outlet* agency = media.CreditOf(dossiers[article].article)) name = agency->name;
  }
  if (!name.empty()) {
    entry.source = Described(name, media.Find(name), PublicationOf(dossiers, story));
    entry.key = "outlet " + ToLower(entry.source.name);
  }
  for (size_t article : story.articles) entries_[article] = entry;
}

std::vector<FactSource> SourceBook::SourcesOf(const FactAccount& account, const Fact& fact) const {
  std::map<std::string, FactSource> sources;
  for (const Report& report : account.reports) {
    const Entry& entry = entries_[report.dossier];
    const auto [at, is_new] = sources.emplace(entry.key, entry.source);
    auto& dossiers = at->second.dossiers;
    if (std::find(dossiers.begin(), dossiers.end(), report.dossier) == dossiers.end()) {
      dossiers.push_back(report.dossier);
    }
    const bool own = std::find(fact.parties.begin(), fact.parties.end(), entry.source.country) !=
                     fact.parties.end();
    if (own) at->second.side = entry.source.country;
  }
  std::vector<FactSource> out;
  for (auto& [key, source] : sources) out.push_back(std::move(source));
  std::stable_sort(out.begin(), out.end(),
                   [](const FactSource& a, const FactSource& b) { return a.name < b.name; });
  return out;
}

int SourceBook::AddTo(Fact* fact) const {
  std::set<std::string> all;
  for (FactAccount& account : fact->accounts) {
    account.sources = SourcesOf(account, *fact);
    for (const Report& report : account.reports) all.insert(entries_[report.dossier].key);
  }
  return static_cast<int>(all.size());
}

}  // namespace detente
