#include "story/media.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "story/outlet_owners.h"

namespace detente {

struct MediaLexicon::Data {
  std::vector<Outlet> outlets;
  std::map<std::string, size_t, std::less<>> by_name;  // folded
  struct AgencyName {
    std::string name;   // as written
    std::string first;  // its first word
    size_t outlet = 0;
  };
  std::vector<AgencyName> agency_names;  // longest first
};

namespace {

constexpr size_t kDatelineBytes = 120;
constexpr size_t kCreditLineBytes = 100;

std::string Folded(std::string_view name) {
  std::string folded = ToLower(FoldSpace(name));
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

bool IsWordByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The first run of bytes of words at or after `from`; empty at the end.
std::string_view FirstWord(std::string_view text, size_t from) {
  while (from < text.size() && !IsWordByte(text[from])) ++from;
  size_t end = from;
  while (end < text.size() && IsWordByte(text[end])) ++end;
  return text.substr(from, end - from);
}

// A name that stands nowhere begins with a word that mostly stands nowhere.
std::unordered_set<std::string_view> WordsOf(const std::vector<std::string_view>& paragraphs) {
  std::unordered_set<std::string_view> words;
  for (std::string_view text : paragraphs) {
    for (std::string_view word = FirstWord(text, 0); !word.empty();) {
      words.insert(word);
      word = FirstWord(text, static_cast<size_t>(word.data() - text.data()) + word.size());
    }
  }
  return words;
}

// The word `name` in `text` from `from` on; npos when it is not there as a word.
size_t FindWord(std::string_view text, std::string_view name, size_t from) {
  for (size_t at = text.find(name, from); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const size_t end = at + name.size();
    if ((at == 0 || !IsWordByte(text[at - 1])) && (end == text.size() || !IsWordByte(text[end]))) {
      return at;
    }
  }
  return std::string_view::npos;
}

bool EndsInDash(std::string_view text) {
  text = Trim(text);
  return text.ends_with('-') || text.ends_with("–") || text.ends_with("—");
}

bool StartsWithDash(std::string_view text) {
  text = Trim(text);
  return text.starts_with('-') || text.starts_with("–") || text.starts_with("—");
}

// "(NAME)", "/NAME/", "— NAME —" around a name at [at, end).
bool IsSetOff(std::string_view text, size_t at, size_t end) {
  const std::string_view before = Trim(text.substr(0, at));
  const std::string_view after = Trim(text.substr(end));
  if (before.ends_with('(') && after.starts_with(')')) return true;
  if (before.ends_with('/') && after.starts_with('/')) return true;
  return StartsWithDash(after) && (EndsInDash(before) || before.ends_with(','));
}

// A line that does nothing but credit: "By Reuters", "Source: Xinhua", "Reuters, Lima", "AFP".
bool IsCreditLine(std::string_view line, size_t at, size_t end) {
  if (line.size() > kCreditLineBytes || line.find(" told ") != std::string_view::npos) return false;
  const std::string before = ToLower(Trim(line.substr(0, at)));
  const std::string_view after = Trim(line.substr(end));
  const bool opens = before.empty() || before == "by" || before.ends_with("by") ||
                     before.ends_with("from") || before.ends_with(':') || before.ends_with('/') ||
                     before.ends_with('(') || before.ends_with("with") || EndsInDash(before);
  return opens && (after.size() < 3 || after.starts_with(',') || after.starts_with('/') ||
                   after.starts_with(';') || after.starts_with(')') || after.starts_with('|'));
}

// "... the ministry said. (Reuters)", "... — AFP".
bool IsAtEnd(std::string_view text, size_t at, size_t end) {
  const std::string_view after = Trim(text.substr(end));
  const std::string_view before = Trim(text.substr(0, at));
  if (after == "." || after.empty()) return EndsInDash(before);
  return IsSetOff(text, at, end) && after.size() <= 2;
}

std::vector<std::string_view> BodyParagraphs(const Article& article) {
  std::vector<std::string_view> out;
  for (size_t i = static_cast<size_t>(article.heading_paragraphs); i < article.paragraphs.size();
       ++i) {
    const std::string_view text = Slice(article.text, article.paragraphs[i]);
    for (std::string_view line : Split(text, '\n')) {
      if (!Trim(line).empty()) out.push_back(Trim(line));
    }
  }
  return out;
}

bool CreditsInParagraph(std::string_view text, std::string_view name, bool first, bool last) {
  for (size_t at = FindWord(text, name, 0); at != std::string_view::npos;
       at = FindWord(text, name, at + 1)) {
    const size_t end = at + name.size();
    if (first && at < kDatelineBytes && IsSetOff(text, at, end)) return true;
    if (last && IsAtEnd(text, at, end)) return true;
    if (IsCreditLine(text, at, end)) return true;
  }
  return false;
}

bool IsCredited(const std::vector<std::string_view>& paragraphs, std::string_view name) {
  constexpr size_t kTop = 3;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    const bool last = i + 2 >= paragraphs.size();
    if (i >= kTop && !last) continue;
    if (CreditsInParagraph(paragraphs[i], name, i < kTop, last)) return true;
  }
  return false;
}

}  // namespace

Result<MediaLexicon> MediaLexicon::Compile(const LexiconSet& lexicons) {
  const auto table = lexicons.Find("actors/media.tsv");
  const auto owners_table = lexicons.Find("actors/media_owners.tsv");
  for (const auto* found : {&table, &owners_table}) {
    if (!found->ok()) return found->error();
  }
  auto owners = ReadOutletOwners(**owners_table, **table);
  if (!owners.ok()) return owners.error();
  auto data = std::make_shared<Data>();
  for (size_t row = 0; row < (*table)->size(); ++row) {
    const auto cell = [&](std::string_view column) { return (*table)->Cell(row, column); };
    const bool agency = cell("kind2") == "agency";
    data->outlets.push_back({std::string(cell("name")), std::string(cell("code")), agency, {}});
    if (const auto at = owners->find(cell("name")); at != owners->end()) {
      data->outlets.back().owners = std::move(at->second);
    }
    std::vector<std::string_view> names = {cell("name")};
    for (std::string_view alias : Split(cell("aliases"), ';')) names.push_back(Trim(alias));
    for (std::string_view name : names) {
      if (name.empty()) continue;
      data->by_name.emplace(Folded(name), row);
      if (agency)
        data->agency_names.push_back({std::string(name), std::string(FirstWord(name, 0)), row});
    }
  }
  std::stable_sort(data->agency_names.begin(), data->agency_names.end(),
                   [](const auto& a, const auto& b) { return a.name.size() > b.name.size(); });
  MediaLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

const OutletOwner* Outlet::OwnerOn(std::optional<Day> day) const {
  for (auto at = owners.rbegin(); at != owners.rend(); ++at) {
    const bool begun = !day || !at->from || *at->from <= *day;
    const bool over = day && at->until && *at->until <= *day;
    if (begun && !over) return &*at;
  }
  return nullptr;
}

const Outlet* MediaLexicon::Find(std::string_view name) const {
  const auto at = data_->by_name.find(Folded(name));
  return at == data_->by_name.end() ? nullptr : &data_->outlets[at->second];
}

const Outlet* MediaLexicon::CreditOf(const Article& article) const {
  const Outlet* own = article.outlet ? Find(*article.outlet) : nullptr;
  if (own != nullptr && own->agency) return own;
  for (const std::string& author : article.authors) {
    const Outlet* named = Find(author);
    if (named != nullptr && named->agency) return named;
  }
  const auto paragraphs = BodyParagraphs(article);
  const auto words = WordsOf(paragraphs);
  for (const auto& agency : data_->agency_names) {
    if (!agency.first.empty() && !words.contains(agency.first)) continue;
    if (IsCredited(paragraphs, agency.name)) return &data_->outlets[agency.outlet];
  }
  return nullptr;
}

}  // namespace detente
