#include "cli/parse_input.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kMaxInputBytes = size_t{1} << 30;
constexpr size_t kSentencesPerPiece = 256;
constexpr uint32_t kBytesPerPiece = 32768;

bool IsBinary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return (c >= 0 && c < '\t') || (c > '\r' && c < ' ' && c != '\x1b');
  });
}

// The paragraph less white space at its ends; a blank one is let go.
void AddParagraph(std::string_view text, TextSpan span, std::vector<TextSpan>* paragraphs) {
  while (!span.empty() && Trim(text.substr(span.begin, 1)).empty()) ++span.begin;
  while (!span.empty() && Trim(text.substr(span.end - 1, 1)).empty()) --span.end;
  if (!span.empty()) paragraphs->push_back(span);
}

std::vector<TextSpan> FindParagraphs(std::string_view text) {
  std::vector<TextSpan> paragraphs;
  TextSpan open;
  for (std::string_view line : Split(text, '\n')) {
    const auto begin = static_cast<uint32_t>(line.data() - text.data());
    if (Trim(line).empty()) {
      AddParagraph(text, open, &paragraphs);
      open = {begin, begin};
    } else {
      open.end = begin + static_cast<uint32_t>(line.size());
    }
  }
  AddParagraph(text, open, &paragraphs);
  return paragraphs;
}

ParsePiece MakePiece(std::string_view text, std::span<const TextSpan> paragraphs) {
  const TextSpan span{paragraphs.front().begin, paragraphs.back().end};
  Article article;
  article.text = Slice(text, span);
  for (TextSpan p : paragraphs) {
    article.paragraphs.push_back({p.begin - span.begin, p.end - span.begin});
  }
  return {std::move(article), {}};
}

// A paragraph that stands alone is read otherwise than one among others (a cross-head), so no
// piece but a whole text has a single one.
std::vector<ParsePiece> TextPieces(std::string_view text) {
  const std::vector<TextSpan> paragraphs = FindParagraphs(text);
  std::vector<ParsePiece> pieces;
  for (size_t begin = 0; begin < paragraphs.size();) {
    size_t end = std::min(begin + 2, paragraphs.size());
    while (end < paragraphs.size() &&
           (paragraphs[end - 1].end - paragraphs[begin].begin < kBytesPerPiece ||
            end + 1 == paragraphs.size())) {
      ++end;
    }
    pieces.push_back(MakePiece(text, std::span(paragraphs).subspan(begin, end - begin)));
    begin = end;
  }
  return pieces;
}

std::vector<ParsePiece> TreebankPieces(std::vector<ConlluSentence> sentences) {
  std::vector<ParsePiece> pieces;
  for (size_t begin = 0; begin < sentences.size(); begin += kSentencesPerPiece) {
    const size_t end = std::min(begin + kSentencesPerPiece, sentences.size());
    const auto from = std::make_move_iterator(sentences.begin());
    pieces.push_back(
        {std::nullopt,
         {from + static_cast<std::ptrdiff_t>(begin), from + static_cast<std::ptrdiff_t>(end)}});
  }
  return pieces;
}

Result<ParseInput> ReadText(std::string_view bytes, ParseInput input) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (IsBinary(bytes)) return Error{input.name + ": binary; give plain text or CoNLL-U, in UTF-8"};
  if (!IsValidUtf8(bytes)) return Error{input.name + ": not UTF-8; convert the file to UTF-8"};
  input.is_text = true;
  input.pieces = TextPieces(bytes);
  if (input.pieces.empty()) return Error{input.name + ": empty; there is no text in it to parse"};
  return input;
}

}  // namespace

Result<ParseInput> OpenParseInput(const std::string& path) {
  const auto file = ReadFile(path, kMaxInputBytes);
  if (!file.ok()) return file.error();
  if (file->cut) return Error{path + ": more than 1 GiB; split the file"};
  ParseInput input;
  input.name = path == "-" ? "stdin" : path;
  input.bytes = file->bytes.size();
  if (!path.ends_with(".conllu") && !LooksLikeConllu(file->bytes)) {
    return ReadText(file->bytes, std::move(input));
  }
  auto sentences = ParseConllu(input.name, file->bytes);
  if (!sentences.ok()) return sentences.error();
  input.pieces = TreebankPieces(*std::move(sentences));
  return input;
}

}  // namespace detente
