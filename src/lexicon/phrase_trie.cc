#include "lexicon/phrase_trie.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

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

bool IsWordSign(char32_t c) { return IsLetter(c) || IsDigit(c) || IsMark(c); }

std::string FoldSign(char32_t c, std::string_view bytes) {
  if (c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`') return "'";
  if (c == U'‐' || c == U'‑' || c == U'–') return "-";
  return std::string(bytes);
}

Piece MakePiece(std::string_view text, size_t begin, size_t end, uint32_t offset, bool word,
                char32_t first) {
  Piece piece;
  piece.span = {offset + static_cast<uint32_t>(begin), offset + static_cast<uint32_t>(end)};
  const std::string_view bytes = text.substr(begin, end - begin);
  piece.folded = word ? WithoutDiacritics(bytes) : FoldSign(first, bytes);
  piece.key = ToLower(piece.folded);
  return piece;
}

bool HasCapital(std::string_view phrase) {
  return std::any_of(phrase.begin(), phrase.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether a piece of text may stand for a piece of a phrase; both have the same key, or are
// spellings of one word.
bool CaseFits(std::string_view phrase, std::string_view text) {
  if (phrase == text || !HasCapital(phrase)) return true;
  if (ToLower(phrase) != ToLower(text)) return StartsWithUpper(text);
  if (text.size() >= 3 && IsAllCaps(text)) return true;
  return phrase.size() >= 4 && IsAllCaps(phrase) && StartsWithUpper(text);
}

}  // namespace

std::vector<Piece> CutPieces(std::string_view text, uint32_t offset) {
  std::vector<Piece> pieces;
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint first = DecodeAt(text, at);
    size_t end = at + first.length;
    if (IsSpace(first.value)) {
      at = end;
      continue;
    }
    const bool word = IsWordSign(first.value);
    while (word && end < text.size()) {
      const CodePoint next = DecodeAt(text, end);
      if (!IsWordSign(next.value)) break;
      end += next.length;
    }
    pieces.push_back(MakePiece(text, at, end, offset, word, first.value));
    at = end;
  }
  return pieces;
}

void PhraseTrie::AddSpelling(std::string_view spelling, std::string_view usual) {
  const std::vector<Piece> from = CutPieces(spelling);
  const std::vector<Piece> to = CutPieces(usual);
  if (from.size() == 1 && to.size() == 1) usual_.emplace(from[0].key, to[0].key);
}

const std::string& PhraseTrie::KeyOf(const Piece& piece) const {
  const auto at = usual_.find(piece.key);
  return at == usual_.end() ? piece.key : at->second;
}

void PhraseTrie::Add(std::string_view phrase, int value) {
  int node = 0;
  Reading reading;
  for (Piece& piece : CutPieces(phrase)) {
    const auto [at, fresh] = nodes_[static_cast<size_t>(node)].next.try_emplace(
        KeyOf(piece), static_cast<int>(nodes_.size()));
    node = at->second;
    if (fresh) nodes_.emplace_back();
    reading.pieces.push_back(std::move(piece.folded));
  }
  if (node == 0) return;
  reading.value = value;
  nodes_[static_cast<size_t>(node)].readings.push_back(std::move(reading));
}

std::vector<PhraseTrie::Match> PhraseTrie::MatchesAt(std::span<const Piece> pieces,
                                                     size_t position) const {
  std::vector<Match> matches;
  int node = 0;
  for (size_t end = position; end < pieces.size(); ++end) {
    const auto& next = nodes_[static_cast<size_t>(node)].next;
    const auto at = next.find(KeyOf(pieces[end]));
    if (at == next.end()) break;
    node = at->second;
    Match match;
    match.length = static_cast<int>(end - position + 1);
    for (const Reading& reading : nodes_[static_cast<size_t>(node)].readings) {
      bool fits = true;
      for (size_t i = 0; i < reading.pieces.size() && fits; ++i) {
        fits = CaseFits(reading.pieces[i], pieces[position + i].folded);
      }
      if (fits) match.values.push_back(reading.value);
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
