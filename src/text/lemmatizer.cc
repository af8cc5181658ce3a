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

// Whether a stem that is in no lexicon more likely had an "e": "produc", "achiev", "organiz".
bool LikelyLostE(std::string_view stem) {
  static constexpr std::string_view kEnds[] = {"at", "iz", "is", "v",  "c",  "uc", "ir", "ur",
                                               "dg", "rg", "ag", "ut", "id", "ud", "in", "s",
                                               "bl", "tl", "dl", "pl", "gl", "kl", "fl", "u"};
  if (stem.size() < 3 || stem.ends_with("ss") || stem.ends_with("in")) return false;
  if (stem.size() > 3 && (stem.ends_with("at") || stem.ends_with("ut"))) {
    return !IsVowel(stem[stem.size() - 3]);
  }
  for (std::string_view end : kEnds) {
    if (stem.ends_with(end)) return true;
  }
  return false;
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

std::string GuessStem(std::string_view stem) {
  if (stem.ends_with('i')) return Cut(stem, 1, "y");
  const bool keeps_double = stem.ends_with("ss") || stem.ends_with("ll") || stem.ends_with("ff");
  if (EndsInDouble(stem) && !keeps_double) return Cut(stem, 1);
  return LikelyLostE(stem) ? std::string(stem) + 'e' : std::string(stem);
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

std::string Find(const WordMap& map, std::string_view form) {
  const auto at = map.find(form);
  return at == map.end() ? std::string() : at->second;
}

}  // namespace

Result<WordMap> ReadWordMap(const LexiconSet& lexicons, std::string_view file, std::string_view key,
                            std::string_view column) {
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
      {&out.verbs_, "en/verbs.tsv", "lemma", "noun"},
      {&out.nouns_, "en/nouns.tsv", "lemma", "note"},
      {&out.adjectives_, "en/adjectives.tsv", "lemma", "note"},
      {&out.irregular_nouns_, "en/irregular_nouns.tsv", "form", "lemma"},
      {&out.irregular_pasts_, "en/irregular_verbs.tsv", "past", "lemma"},
      {&out.irregular_participles_, "en/irregular_verbs.tsv", "participle", "lemma"},
  };
  for (const Source& source : sources) {
    auto map = ReadWordMap(lexicons, source.file, source.key, source.column);
    if (!map.ok()) return map.error();
    *source.slot = *std::move(map);
  }
  return out;
}

std::string Lemmatizer::KnownVerb(std::string_view form) const {
  if (auto lemma = Find(irregular_pasts_, form); !lemma.empty()) return lemma;
  if (auto lemma = Find(irregular_participles_, form); !lemma.empty()) return lemma;
  const std::string_view stem = StemOf(form);
  const auto spellings = stem.empty() ? SingularSpellings(form) : StemSpellings(stem);
  for (const std::string& lemma : spellings) {
    if (IsVerb(lemma)) return lemma;
  }
  return {};
}

std::string Lemmatizer::OfVerb(std::string_view form) const {
  if (auto known = KnownVerb(form); !known.empty()) return known;
  if (IsVerb(form)) return std::string(form);
  if (const std::string_view stem = StemOf(form); !stem.empty()) return GuessStem(stem);
  const auto spellings = SingularSpellings(form);
  return spellings.empty() ? std::string(form) : spellings.front();
}

std::string Lemmatizer::OfNoun(std::string_view plural) const {
  if (auto lemma = Find(irregular_nouns_, plural); !lemma.empty()) return lemma;
  const auto spellings = SingularSpellings(plural);
  for (const std::string& lemma : spellings) {
    if (IsNoun(lemma) || IsVerb(lemma)) return lemma;
  }
  return spellings.empty() ? std::string(plural) : spellings.front();
}

std::string Lemmatizer::OfAdjective(std::string_view form) const {
  if (IsAdjective(form)) return std::string(form);
  std::string_view stem;
  if (form.ends_with("er") && form.size() > 4) stem = form.substr(0, form.size() - 2);
  if (form.ends_with("est") && form.size() > 5) stem = form.substr(0, form.size() - 3);
  if (stem.empty()) return std::string(form);
  for (const std::string& lemma : StemSpellings(stem)) {
    if (IsAdjective(lemma)) return lemma;
  }
  return std::string(form);
}

}  // namespace detente
