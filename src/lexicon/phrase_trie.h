// lexicon/phrase_trie.h: finds the phrases of lexicons in text.
//
// Text and phrases are cut into pieces: runs of letters and digits, and single other signs. So a
// phrase matches whatever the tokenizer makes of it ("Guinea-Bissau", "U.S.", "N'Djamena").
// Pieces are compared without diacritics; curly apostrophes are straight ones. Case: a piece of a
// phrase that is written small matches any case; one with a capital matches itself, or itself in
// all capitals when it has three letters or more; an acronym of four letters or more also matches
// with only its first letter capital ("Nato"). So "US" never matches "us". Spellings that were said
// to be the same match each other where the text has a capital ("Mohammed", "Mohamed").
#ifndef DETENTE_LEXICON_PHRASE_TRIE_H_
#define DETENTE_LEXICON_PHRASE_TRIE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "lexicon/number_index.h"

namespace detente {

struct Piece {
  TextSpan span;       // in the text that was cut, moved by the offset given
  std::string folded;  // without diacritics, case kept
  std::string key;     // folded, in small letters
};

// The pieces of `text`; spans are moved by `offset` (the text's place in an article).
std::vector<Piece> CutPieces(std::string_view text, uint32_t offset = 0);

class PhraseTrie {
 public:
  struct Match {
    int length = 0;  // pieces
    std::vector<int> values;
  };

  // Makes two spellings of a word the same; before the phrases that hold either.
  void AddSpelling(std::string_view spelling, std::string_view usual);
  // Adds one reading of a phrase; a phrase may have many. Phrases without a piece are left out.
  void Add(std::string_view phrase, int value);

  // All phrases that start at `position`, the longest first; readings in the order they came.
  std::vector<Match> MatchesAt(std::span<const Piece> pieces, size_t position) const;
  // The readings of exactly these pieces.
  std::vector<int> Lookup(std::string_view phrase) const;

 private:
  static constexpr int kNone = NumberIndex::kNone;

  // A piece of a phrase as the lexicon writes it; pieces alike in `key` match each other.
  struct Word {
    std::string text;
    int key = kNone;  // number of the word in small letters, or of its usual spelling
  };
  // One reading of a phrase; those of a node stand in the order they came.
  struct Reading {
    int value = 0;
    int words = 0;  // number of its first word in phrases_
    int next = kNone;
  };
  struct Node {
    int parent = kNone;
    int key = kNone;
    int first = kNone;  // readings
    int last = kNone;
  };

  int NumberOf(std::string_view text) const;
  int Intern(std::string_view text);
  int KeyOf(const Piece& piece) const;
  int ChildOf(int node, int key) const;
  int AddChild(int node, int key);
  bool Fits(const Reading& reading, std::span<const Piece> pieces) const;

  std::vector<Word> words_;
  NumberIndex words_by_text_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  NumberIndex nodes_by_edge_;
  std::vector<Reading> readings_;
  std::vector<int> phrases_;  // words of all readings, one reading after the other
};

}  // namespace detente

#endif  // DETENTE_LEXICON_PHRASE_TRIE_H_
