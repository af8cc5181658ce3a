#include "text/token_words.h"

#include <array>
#include <optional>
#include <utility>

namespace detente {
namespace {

constexpr std::array<std::pair<std::string_view, Abbreviation>, 9> kClasses = {{
    {"end", Abbreviation::kEnd},
    {"inside", Abbreviation::kInside},
    {"month", Abbreviation::kMonth},
    {"numbered", Abbreviation::kNumbered},
    {"place", Abbreviation::kPlace},
    {"prefix", Abbreviation::kPrefix},
    {"suffix", Abbreviation::kSuffix},
    {"time", Abbreviation::kTime},
    {"unit", Abbreviation::kUnit},
}};

Abbreviation ClassOf(std::string_view name) {
  for (const auto& [known, value] : kClasses) {
    if (known == name) return value;
  }
  return Abbreviation::kNone;
}

Status ReadAbbreviations(const LexiconSet& lexicons, TokenWords* words) {
  const auto table = lexicons.Find("text/abbreviations.tsv");
  if (!table.ok()) return table.error();
  for (size_t row = 0; row < (*table)->size(); ++row) {
    const Abbreviation value = ClassOf((*table)->Cell(row, "class"));
    if (value == Abbreviation::kNone) return (*table)->ErrorAt(row, "a class that is not known");
    words->abbreviations.emplace((*table)->Cell(row, "form"), value);
  }
  return Done();
}

Status ReadContractions(const LexiconSet& lexicons, TokenWords* words) {
  const auto table = lexicons.Find("text/contractions.tsv");
  if (!table.ok()) return table.error();
  for (size_t row = 0; row < (*table)->size(); ++row) {
    const std::string_view form = (*table)->Cell(row, "form");
    const std::string_view first = (*table)->Cell(row, "first");
    if (first.empty() || first.size() >= form.size() || !form.starts_with(first)) {
      return (*table)->ErrorAt(row, "the first word must begin the form and leave a rest");
    }
    words->contractions.emplace(form, static_cast<uint8_t>(first.size()));
  }
  return Done();
}

WordSet* SetOf(std::string_view name, TokenWords* words) {
  if (name == "prefix") return &words->prefixes;
  if (name == "whole") return &words->whole;
  if (name == "unit") return &words->units;
  if (name == "domain") return &words->domains;
  if (name == "opener") return &words->openers;
  if (name == "starter") return &words->starters;
  if (name == "speech") return &words->speech;
  return nullptr;
}

Status ReadWords(const LexiconSet& lexicons, TokenWords* words) {
  const auto table = lexicons.Find("text/words.tsv");
  if (!table.ok()) return table.error();
  for (size_t row = 0; row < (*table)->size(); ++row) {
    WordSet* const set = SetOf((*table)->Cell(row, "set"), words);
    if (set == nullptr) return (*table)->ErrorAt(row, "a set that is not known");
    set->emplace((*table)->Cell(row, "form"));
  }
  return Done();
}

}  // namespace

Result<TokenWords> TokenWords::Compile(const LexiconSet& lexicons) {
  TokenWords words;
  if (const Status read = ReadAbbreviations(lexicons, &words); !read.ok()) return read.error();
  if (const Status read = ReadContractions(lexicons, &words); !read.ok()) return read.error();
  if (const Status read = ReadWords(lexicons, &words); !read.ok()) return read.error();
  const auto boundary = BoundaryModel::Load();
  if (!boundary.ok()) return boundary.error();
  words.boundary = *boundary;
  return words;
}

std::string_view LowerBuffer::Fold(std::string_view word) {
  if (word.size() > sizeof(bytes_)) return {};
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return {};
    bytes_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return {bytes_, word.size()};
}

}  // namespace detente
