#include "text/lemmatizer.h"

#include <utility>
#include <vector>

namespace detente {
namespace {

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string Cut(std::string_view word, size_t count, std::string_view end = "") {
  return std::string(word.substr(0, word.size() - count)).append(end);
}

// "stopp", "planned" less "ed": a doubled consonant that the base form has once.
bool EndsInDouble(std::string_view stem) {
  const size_t n = stem.size();
  return n >= 3 && stem[n - 1] == stem[n - 2] && !IsVowel(stem[n - 1]);
}

// Spellings that the base form of a stem (the form less "ed" or "ing") may have.
std::vector<std::string> StemSpellings(std::string_view stem) {
  std::vector<std::string> out = {std::string(stem), std::string(stem) + 'e'};
  if (EndsInDouble(stem)) out.push_back(Cut(stem, 1));
  if (stem.ends_with('i')) out.push_back(Cut(stem, 1, "y"));
  if (stem.ends_with('y')) out.push_back(Cut(stem, 1, "ie"));
  if (stem.ends_with("ck")) out.push_back(Cut(stem, 1));
  return out;
}

// Base spellings of a form in -s, likeliest first.
std::vector<std::string> SingularSpellings(std::string_view form) {
  std::vector<std::string> out;
  if (!form.ends_with('s') || form.ends_with("ss") || form.size() < 3) return out;
  if (form.ends_with("ies") && form.size() > 4) out.push_back(Cut(form, 3, "y"));
  if (form.ends_with("ches") || form.ends_with("shes") || form.ends_with("sses") ||
      form.ends_with("xes") || form.ends_with("zzes") || form.ends_with("oes")) {
    out.push_back(Cut(form, 2));
  }
  out.push_back(Cut(form, 1));
  if (form.ends_with("es")) out.push_back(Cut(form, 2));
  if (form.ends_with("zzes") || form.ends_with("sses")) out.push_back(Cut(form, 3));
  return out;
}

std::string_view StemOf(std::string_view form) {
  if (form.ends_with("ing") && form.size() > 4) return form.substr(0, form.size() - 3);
  if (form.ends_with("ed") && form.size() > 3) return form.substr(0, form.size() - 2);
  return {};
}

template <typename Words>
std::string Find(const Words& words, std::string_view form) {
  const auto at = words.find(form);
  return at == words.end() ? std::string() : at->second;
}

}  // namespace

Result<Lemmatizer::WordMap> Lemmatizer::ReadWords(const LexiconSet& lexicons, std::string_view file,
                                                  std::string_view key, std::string_view column) {
  const auto table = lexicons.Find(file);
  if (!table.ok()) return table.error();
  WordMap map;
  for (size_t row = 0; row < (*table)->size(); ++row) {
    map.emplace((*table)->Cell(row, key), (*table)->Cell(row, column));
  }
  return map;
}

Result<Lemmatizer> Lemmatizer::Compile(const LexiconSet& lexicons) {
  Lemmatizer out;
  struct Source {
    WordMap* slot;
    std::string_view file, key, column;
  };
  const Source sources[] = {
      {&out.verbs_, "en/verbs.tsv", "lemma", "lemma"},
      {&out.nouns_, "en/nouns.tsv", "lemma", "lemma"},
      {&out.irregular_nouns_, "en/irregular_nouns.tsv", "form", "lemma"},
      {&out.irregular_pasts_, "en/irregular_verbs.tsv", "past", "lemma"},
      {&out.irregular_participles_, "en/irregular_verbs.tsv", "participle", "lemma"},
  };
  for (const Source& source : sources) {
    auto map = ReadWords(lexicons, source.file, source.key, source.column);
    if (!map.ok()) return map.error();
    *source.slot = *std::move(map);
  }
  return out;
}

std::string Lemmatizer::KnownVerb(std::string_view form) const {
  if (auto lemma = Find(irregular_pasts_, form); !lemma.empty()) return lemma;
  if (auto lemma = Find(irregular_participles_, form); !lemma.empty()) return lemma;
  const std::string_view stem = StemOf(form);
  for (const std::string& lemma : stem.empty() ? SingularSpellings(form) : StemSpellings(stem)) {
    if (verbs_.contains(lemma)) return lemma;
  }
  return {};
}

std::string Lemmatizer::KnownNoun(std::string_view plural) const {
  if (auto lemma = Find(irregular_nouns_, plural); !lemma.empty()) return lemma;
  for (const std::string& lemma : SingularSpellings(plural)) {
    if (nouns_.contains(lemma) || verbs_.contains(lemma)) return lemma;
  }
  return {};
}

void Lemmatizer::Mend(Token* token) const {
  std::string known;
  switch (token->xpos) {
    case Xpos::kVbd:
    case Xpos::kVbg:
    case Xpos::kVbn:
    case Xpos::kVbz:
      if (token->upos == Upos::kVerb) known = KnownVerb(token->lower);
      break;
    case Xpos::kNns:
      known = KnownNoun(token->lower);
      break;
    default:
      break;
  }
  if (!known.empty()) token->lemma = std::move(known);
}

}  // namespace detente
