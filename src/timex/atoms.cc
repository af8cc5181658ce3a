#include "timex/atoms.h"

#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente::timex {
namespace {

// Bytes of the atom that starts at `position` of a token's form.
size_t AtomLength(std::string_view form, size_t position) {
  const CodePoint first = DecodeAt(form, position);
  const bool letter = IsLetter(first.value);
  size_t end = position + first.length;
  while (end < form.size() && (letter || IsDigit(first.value))) {
    const CodePoint next = DecodeAt(form, end);
    if (letter ? !IsLetter(next.value) : !IsDigit(next.value)) break;
    end += next.length;
  }
  return end - position;
}

Atom MakeAtom(const Token& token, int index, std::string_view form, size_t offset) {
  Atom atom;
  atom.span.begin = token.span.begin + static_cast<uint32_t>(offset);
  atom.span.end = atom.span.begin + static_cast<uint32_t>(form.size());
  const bool whole = form.size() == token.form.size();
  atom.lower = form == "’" ? "'" : whole ? token.lower : ToLower(form);
  atom.upper = StartsWithUpper(form);
  atom.token = index;
  atom.upos = token.upos;
  if (form[0] >= '0' && form[0] <= '9') {
    const auto value = form.size() < 9 ? ParseInt(form) : std::nullopt;
    atom.number = value ? static_cast<int>(*value) : -1;
    atom.digits = static_cast<int>(form.size());
  }
  return atom;
}

}  // namespace

Atoms::Atoms(const Sentence& sentence, const TimexLexicon::Data& lexicon) {
  atoms_.reserve(sentence.tokens.size() + 8);
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    const std::string_view form = token.form;
    // A token whose form is not its span (a repaired one) has no atoms.
    if (form.size() != token.span.size()) continue;
    for (size_t i = 0; i < form.size();) {
      const size_t length = AtomLength(form, i);
      Atom atom = MakeAtom(token, static_cast<int>(t), form.substr(i, length), i);
      atom.glued = !atoms_.empty() && atoms_.back().span.end == atom.span.begin;
      const auto entry = lexicon.entries.find(std::string_view(atom.lower));
      if (entry != lexicon.entries.end()) atom.entry = &entry->second;
      atoms_.push_back(std::move(atom));
      i += length;
    }
  }
}

const Word* Atoms::As(int i, WordClass word_class) const {
  const Atom& atom = (*this)[i];
  if (atom.entry == nullptr) return nullptr;
  for (const Word& word : atom.entry->words) {
    if (word.word_class == word_class) return &word;
  }
  return nullptr;
}

bool Atoms::IsNumber(int i, int low, int high) const {
  const int number = (*this)[i].number;
  return number >= low && number <= high;
}

bool Atoms::IsDash(int i) const {
  const std::string& lower = Lower(i);
  return lower == "-" || lower == "–" || lower == "—" || lower == "‐" || lower == "‑";
}

}  // namespace detente::timex
