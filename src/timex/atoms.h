// timex/atoms.h (private): a sentence cut finer than its tokens, so that the grammar does not hang
// on how "mid-2019", "two-day", "4pm", "1957-60" or "Friday's" were tokenized.
#ifndef DETENTE_TIMEX_ATOMS_H_
#define DETENTE_TIMEX_ATOMS_H_

#include <string>
#include <vector>

#include "base/text_span.h"
#include "document/sentence.h"
#include "timex/lexicon.h"

namespace detente::timex {

struct Atom {
  TextSpan span;
  std::string lower;   // ’ is written '
  bool glued = false;  // no space before it
  bool upper = false;  // starts with a capital
  int number = -1;     // of digits, if they fit; else -1
  int digits = 0;
  int token = 0;
  Upos upos = Upos::kX;
  const AtomEntry* entry = nullptr;  // what it may be or start; null if nothing

  bool MayStart() const { return entry != nullptr || number >= 0 || digits > 0; }
};

// A sentence of atoms with total access: past either end stands an empty atom.
class Atoms {
 public:
  Atoms(const Sentence& sentence, const TimexLexicon::Data& lexicon);

  int size() const { return static_cast<int>(atoms_.size()); }
  const Atom& operator[](int i) const {
    return i >= 0 && i < size() ? atoms_[static_cast<size_t>(i)] : none_;
  }
  const std::string& Lower(int i) const { return (*this)[i].lower; }
  bool Is(int i, std::string_view lower) const { return (*this)[i].lower == lower; }
  // The atom's word of a class; null if it has none.
  const Word* As(int i, WordClass word_class) const;
  bool IsNumber(int i, int low, int high) const;
  bool IsDash(int i) const;

 private:
  std::vector<Atom> atoms_;
  Atom none_;
};

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_ATOMS_H_
