#include "lexicon/phrase_trie.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>

#include "base/utf8.h"

namespace detente {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool IsMark(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

std::string WithoutDiacritics(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  const icu::UnicodeString apart = nfd->normalize(
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    if (!IsMark(static_cast<char32_t>(apart.char32At(i)))) kept.append(apart.char32At(i));
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

bool IsWordSign(char32_t c) { return IsLetter(c) || IsDigit(c) || (c >= 0x80 && IsMark(c)); }

// A piece as it stands in the text: bytes [begin, end).
struct RawPiece {
  size_t begin = 0;
  size_t end = 0;
  char32_t first = 0;
  bool word = false;
};

// The piece that starts at byte `at` or after it; an empty one at the end of the text.
RawPiece NextPiece(std::string_view text, size_t at) {
  while (at < text.size()) {
    const CodePoint first = DecodeAt(text, at);
    RawPiece piece = {at, at + first.length, first.value, IsWordSign(first.value)};
    at = piece.end;
    if (IsSpace(first.value)) continue;
    while (piece.word && piece.end < text.size()) {
      const CodePoint next = DecodeAt(text, piece.end);
      if (!IsWordSign(next.value)) break;
      piece.end += next.length;
    }
    return piece;
  }
  return {at, at};
}

std::string FoldSign(char32_t c, std::string_view bytes) {
  if (c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`') return "'";
  if (c == U'‐' || c == U'‑' || c == U'–') return "-";
  return std::string(bytes);
}

std::string Fold(const RawPiece& piece, std::string_view text) {
  const std::string_view bytes = text.substr(piece.begin, piece.end - piece.begin);
  return piece.word ? WithoutDiacritics(bytes) : FoldSign(piece.first, bytes);
}

bool HasCapital(std::string_view phrase) {
  return std::any_of(phrase.begin(), phrase.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether a piece of text may stand for a piece of a phrase; both have the same key, or are
// spellings of one word.
bool CaseFits(std::string_view phrase, const Piece& piece) {
  const std::string_view text = piece.folded;
  if (phrase == text || !HasCapital(phrase)) return true;
  if (ToLower(phrase) != piece.key) return StartsWithUpper(text);
  if (text.size() >= 3 && IsAllCaps(text)) return true;
  return phrase.size() >= 4 && IsAllCaps(phrase) && StartsWithUpper(text);
}

uint64_t Edge(int node, int key) {
  return static_cast<uint64_t>(node) << 32 | static_cast<uint64_t>(key);
}

}  // namespace

std::vector<Piece> CutPieces(std::string_view text, uint32_t offset) {
  std::vector<Piece> pieces;
  for (RawPiece raw = NextPiece(text, 0); raw.begin < raw.end; raw = NextPiece(text, raw.end)) {
    Piece& piece = pieces.emplace_back();
    piece.span = {offset + static_cast<uint32_t>(raw.begin),
                  offset + static_cast<uint32_t>(raw.end)};
    piece.folded = Fold(raw, text);
    piece.key = ToLower(piece.folded);
  }
  return pieces;
}

int PhraseTrie::NumberOf(std::string_view text) const {
  return words_by_text_.Find(std::hash<std::string_view>{}(text), [&](int number) {
    return words_[static_cast<size_t>(number)].text == text;
  });
}

int PhraseTrie::Intern(std::string_view text) {
  if (const int known = NumberOf(text); known != kNone) return known;
  const int number = static_cast<int>(words_.size());
  words_.push_back({std::string(text), number});
  words_by_text_.Add(std::hash<std::string_view>{}(text), number);
  if (std::string small = ToLower(text); small != text) {
    const int key = words_[static_cast<size_t>(Intern(small))].key;
    words_[static_cast<size_t>(number)].key = key;
  }
  return number;
}

void PhraseTrie::AddSpelling(std::string_view spelling, std::string_view usual) {
  const std::vector<Piece> from = CutPieces(spelling);
  const std::vector<Piece> to = CutPieces(usual);
  if (from.size() != 1 || to.size() != 1) return;
  const int key = Intern(to[0].key);
  words_[static_cast<size_t>(Intern(from[0].key))].key = key;
}

int PhraseTrie::KeyOf(const Piece& piece) const {
  const int number = NumberOf(piece.key);
  return number == kNone ? kNone : words_[static_cast<size_t>(number)].key;
}

int PhraseTrie::ChildOf(int node, int key) const {
  return nodes_by_edge_.Find(Edge(node, key), [&](int child) {
    const Node& found = nodes_[static_cast<size_t>(child)];
    return found.parent == node && found.key == key;
  });
}

int PhraseTrie::AddChild(int node, int key) {
  const int child = static_cast<int>(nodes_.size());
  nodes_.push_back({node, key, kNone, kNone});
  nodes_by_edge_.Add(Edge(node, key), child);
  return child;
}

void PhraseTrie::Add(std::string_view phrase, int value) {
  const Reading reading = {value, static_cast<int>(phrases_.size()), kNone};
  int node = 0;
  for (RawPiece raw = NextPiece(phrase, 0); raw.begin < raw.end; raw = NextPiece(phrase, raw.end)) {
    const int word = Intern(Fold(raw, phrase));
    phrases_.push_back(word);
    const int key = words_[static_cast<size_t>(word)].key;
    const int child = ChildOf(node, key);
    node = child == kNone ? AddChild(node, key) : child;
  }
  if (node == 0) return;
  Node& end = nodes_[static_cast<size_t>(node)];
  const int number = static_cast<int>(readings_.size());
  (end.last == kNone ? end.first : readings_[static_cast<size_t>(end.last)].next) = number;
  end.last = number;
  readings_.push_back(reading);
}

bool PhraseTrie::Fits(const Reading& reading, std::span<const Piece> pieces) const {
  for (size_t i = 0; i < pieces.size(); ++i) {
    const int word = phrases_[static_cast<size_t>(reading.words) + i];
    if (!CaseFits(words_[static_cast<size_t>(word)].text, pieces[i])) return false;
  }
  return true;
}

std::vector<PhraseTrie::Match> PhraseTrie::MatchesAt(std::span<const Piece> pieces,
                                                     size_t position) const {
  std::vector<Match> matches;
  int node = 0;
  for (size_t end = position; end < pieces.size(); ++end) {
    const int key = KeyOf(pieces[end]);
    node = key == kNone ? kNone : ChildOf(node, key);
    if (node == kNone) break;
    Match match;
    match.length = static_cast<int>(end - position + 1);
    for (int at = nodes_[static_cast<size_t>(node)].first; at != kNone;) {
      const Reading& reading = readings_[static_cast<size_t>(at)];
      if (Fits(reading, pieces.subspan(position, end - position + 1))) {
        match.values.push_back(reading.value);
      }
      at = reading.next;
    }
    if (!match.values.empty()) matches.push_back(std::move(match));
  }
  std::reverse(matches.begin(), matches.end());
  return matches;
}

std::vector<int> PhraseTrie::Lookup(std::string_view phrase) const {
  const std::vector<Piece> pieces = CutPieces(phrase);
  for (Match& match : MatchesAt(pieces, 0)) {
    if (match.length == static_cast<int>(pieces.size())) return std::move(match.values);
  }
  return {};
}

}  // namespace detente
