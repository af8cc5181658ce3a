#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "format/conllu.h"

namespace detente {
namespace {

constexpr size_t kColumns = 10;
constexpr int kMaxWords = 1 << 24;  // of one sentence

using Fault = std::optional<std::string>;
using Columns = std::vector<std::string_view>;

bool HasSpaceAfter(std::string_view misc) {
  const auto parts = Split(misc, '|');
  return std::find(parts.begin(), parts.end(), "SpaceAfter=No") == parts.end();
}

std::optional<int> Number(std::string_view text) {
  const auto number = ParseInt(text);
  if (!number || *number < 0 || *number > kMaxWords) return std::nullopt;
  return static_cast<int>(*number);
}

// Takes lines one by one; a fault is said of the line it is found on.
class Reader {
 public:
  Fault Line(std::string_view line, int number) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (Trim(line).empty()) return EndSentence();
    if (!IsValidUtf8(line)) return "not UTF-8; convert the file to UTF-8";
    if (line.front() == '#') {
      sentence_.comments.emplace_back(line);
      return std::nullopt;
    }
    const Columns columns = Split(line, '\t');
    if (columns.size() != kColumns) return "a word line has 10 columns";
    if (columns[1].empty()) return "column 2, the form, is empty";
    if (columns[0].find('.') != std::string_view::npos) return std::nullopt;  // an empty node
    if (columns[0].find('-') != std::string_view::npos) return Range(columns);
    lines_.push_back(number);
    return Word(columns);
  }

  Fault End() { return EndSentence(); }
  // Where the fault that EndSentence found stands; 0: on the line it was called for.
  int fault_line() const { return fault_line_; }
  std::vector<ConlluSentence> Take() { return std::move(sentences_); }

 private:
  int Words() const { return static_cast<int>(sentence_.words.size()); }

  Fault Range(const Columns& columns) {
    const size_t dash = columns[0].find('-');
    const auto first = Number(columns[0].substr(0, dash));
    const auto last = Number(columns[0].substr(dash + 1));
    if (!first || !last || *first >= *last) return "a word range is two numbers, as 2-3";
    if (*first != Words() + 1 || *first <= RangeEnd()) {
      return fmt::format("range {} stands before word {}", columns[0], Words() + 1);
    }
    sentence_.ranges.push_back({*first, *last, std::string(columns[1]), std::string(columns[9])});
    return std::nullopt;
  }

  Fault Word(const Columns& columns) {
    const auto number = Number(columns[0]);
    const auto head = columns[6] == "_" ? std::optional<int>(0) : Number(columns[6]);
    if (!number || !head) return "columns 1 and 7 are numbers";
    if (*number != Words() + 1) {
      return fmt::format("word {} stands where word {} is due", *number, Words() + 1);
    }
    const auto text = [&](size_t i) { return std::string(columns[i]); };
    sentence_.words.push_back(
        {text(1), text(2), text(3), text(4), text(5), *head, text(7), text(9)});
    return std::nullopt;
  }

  int RangeEnd() const { return sentence_.ranges.empty() ? 0 : sentence_.ranges.back().last; }

  // Comments with no word after them wait for the next sentence.
  Fault EndSentence() {
    if (sentence_.words.empty() && sentence_.ranges.empty()) return std::nullopt;
    if (RangeEnd() > Words()) {
      return fmt::format("the sentence above ends inside the range {}-{}",
                         sentence_.ranges.back().first, RangeEnd());
    }
    for (size_t i = 0; i < sentence_.words.size(); ++i) {
      if (sentence_.words[i].head <= Words()) continue;
      fault_line_ = lines_[i];
      return fmt::format("head {} is no word of the sentence", sentence_.words[i].head);
    }
    sentences_.push_back(std::move(sentence_));
    sentence_ = {};
    lines_.clear();
    return std::nullopt;
  }

  std::vector<ConlluSentence> sentences_;
  ConlluSentence sentence_;
  std::vector<int> lines_;  // of the words of sentence_
  int fault_line_ = 0;
};

// Spans for the words of a token, each its own where they spell it.
void AddParts(const ConlluSentence& sentence, const ConlluRange& range, ConlluLayout* layout) {
  const TextSpan token = layout->tokens.back();
  uint32_t begin = token.begin;
  for (int w = range.first; w <= range.last; ++w) {
    const std::string& form = sentence.words[static_cast<size_t>(w - 1)].form;
    TextSpan own{begin, begin + static_cast<uint32_t>(form.size())};
    if (token.Contains(own) && Slice(layout->text, own) == form) {
      begin = own.end;
    } else {
      own = token;
    }
    layout->words.push_back(own);
    layout->token_of_word.push_back(static_cast<int>(layout->tokens.size()) - 1);
  }
}

void AddToken(std::string_view form, std::string_view misc, ConlluLayout* layout) {
  if (!layout->text.empty() && layout->space_after) layout->text += ' ';
  const auto begin = static_cast<uint32_t>(layout->text.size());
  layout->text += form;
  layout->tokens.push_back({begin, static_cast<uint32_t>(layout->text.size())});
  layout->space_after = HasSpaceAfter(misc);
}

}  // namespace

bool LooksLikeConllu(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    if (!Trim(line).empty() && line.front() != '#') {
      return static_cast<size_t>(std::count(line.begin(), line.end(), '\t')) == kColumns - 1;
    }
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return false;
}

Result<std::vector<ConlluSentence>> ParseConllu(const std::string& name, std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Reader reader;
  int number = 0;
  const auto fault_at = [&](const std::string& fault) {
    const int line = reader.fault_line() > 0 ? reader.fault_line() : number;
    return Error{fmt::format("{}:{}: {}", name, line, fault)};
  };
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (const Fault fault = reader.Line(line, number)) return fault_at(*fault);
  }
  if (const Fault fault = reader.End()) return fault_at(*fault);
  auto sentences = reader.Take();
  if (sentences.empty()) return Error{name + ": no sentence in it; a CoNLL-U file is wanted"};
  return sentences;
}

ConlluLayout LayOut(const ConlluSentence& sentence) {
  ConlluLayout layout;
  const int count = static_cast<int>(sentence.words.size());
  auto range = sentence.ranges.begin();
  for (int w = 1; w <= count;) {
    if (range != sentence.ranges.end() && range->first == w && range->last <= count) {
      AddToken(range->form, range->misc, &layout);
      AddParts(sentence, *range, &layout);
      w = range->last + 1;
      ++range;
      continue;
    }
    const ConlluWord& word = sentence.words[static_cast<size_t>(w - 1)];
    AddToken(word.form, word.misc, &layout);
    layout.words.push_back(layout.tokens.back());
    layout.token_of_word.push_back(static_cast<int>(layout.tokens.size()) - 1);
    ++w;
  }
  return layout;
}

std::optional<std::string_view> CommentValue(std::string_view comment, std::string_view key) {
  if (comment.empty()) return std::nullopt;
  std::string_view rest = Trim(comment.substr(1));
  if (!rest.starts_with(key)) return std::nullopt;
  rest = Trim(rest.substr(key.size()));
  if (rest.empty()) return rest;
  if (rest.front() != '=') return std::nullopt;
  return Trim(rest.substr(1));
}

Sentence BareSentence(const ConlluSentence& sentence) {
  const ConlluLayout layout = LayOut(sentence);
  Sentence bare;
  bare.span = {0, static_cast<uint32_t>(layout.text.size())};
  bare.tokens.reserve(sentence.words.size());
  for (size_t w = 0; w < sentence.words.size(); ++w) {
    Token token;
    token.span = layout.words[w];
    token.form = sentence.words[w].form;
    token.lower = ToLower(token.form);
    bare.tokens.push_back(std::move(token));
  }
  return bare;
}

}  // namespace detente
