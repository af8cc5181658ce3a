#include "eval/conllu.h"

#include <optional>
#include <utility>

#include "base/strings.h"

namespace detente {
namespace {

constexpr size_t kColumns = 10;

// The value of a comment "# key = value"; nullopt for any other line.
std::optional<std::string_view> Value(std::string_view line, std::string_view key) {
  std::string_view rest = Trim(line.substr(1));
  if (!rest.starts_with(key)) return std::nullopt;
  rest = Trim(rest.substr(key.size()));
  if (rest.empty()) return rest;
  if (rest.front() != '=') return std::nullopt;
  return Trim(rest.substr(1));
}

bool HasSpaceAfter(std::string_view misc) {
  for (std::string_view part : Split(misc, '|')) {
    if (part == "SpaceAfter=No") return false;
  }
  return true;
}

class Reader {
 public:
  // What is wrong with the line, if anything.
  std::optional<std::string> Line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      EndSentence();
      return std::nullopt;
    }
    if (line.front() == '#') {
      Comment(line);
      return std::nullopt;
    }
    const auto columns = Split(line, '\t');
    if (columns.size() != kColumns) return "a word line has 10 columns";
    return Word(columns);
  }

  std::vector<GoldDocument> End() {
    EndSentence();
    EndParagraph();
    std::erase_if(documents_, [](const GoldDocument& d) { return d.sentences.empty(); });
    return std::move(documents_);
  }

 private:
  void Comment(std::string_view line) {
    if (const auto id = Value(line, "newdoc id")) {
      EndParagraph();
      documents_.push_back({});
      documents_.back().id = *id;
      documents_.back().genre = id->substr(0, id->find('-'));
      space_ = false;
    } else if (const auto genre = Value(line, "meta::genre")) {
      if (!documents_.empty()) documents_.back().genre = *genre;
    } else if (Value(line, "newpar")) {
      EndParagraph();
    }
  }

  void EndParagraph() {
    if (documents_.empty() || !paragraph_) return;
    documents_.back().paragraphs.push_back(
        {*paragraph_, static_cast<uint32_t>(documents_.back().text.size())});
    paragraph_.reset();
    space_ = false;
  }

  void EndSentence() {
    if (!sentence_.words.empty()) {
      sentence_.span = {sentence_.tokens.front().begin, sentence_.tokens.back().end};
      documents_.back().sentences.push_back(std::move(sentence_));
    }
    sentence_ = {};
    range_end_ = 0;
  }

  std::optional<std::string> Word(const std::vector<std::string_view>& columns) {
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return std::nullopt;  // an empty node
    if (const size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto last = ParseInt(id.substr(dash + 1));
      if (!last) return "a word range is two numbers";
      AddToken(columns[1], HasSpaceAfter(columns[9]));
      range_end_ = *last;
      part_ = sentence_.tokens.back().begin;
      return std::nullopt;
    }
    const auto number = ParseInt(id);
    const auto head = columns[6] == "_" ? std::optional<int64_t>(0) : ParseInt(columns[6]);
    if (!number || !head) return "columns 1 and 7 are numbers";
    const bool part = *number <= range_end_;
    if (!part) AddToken(columns[1], HasSpaceAfter(columns[9]));
    AddWord(columns, static_cast<int>(*head), part);
    return std::nullopt;
  }

  void AddToken(std::string_view form, bool space_after) {
    if (documents_.empty()) documents_.push_back({});
    std::string& text = documents_.back().text;
    if (!paragraph_) {
      if (!text.empty()) text += "\n\n";
      paragraph_ = static_cast<uint32_t>(text.size());
    } else if (space_) {
      text += ' ';
    }
    const auto begin = static_cast<uint32_t>(text.size());
    text += form;
    sentence_.tokens.push_back({begin, static_cast<uint32_t>(text.size())});
    space_ = space_after;
  }

  void AddWord(const std::vector<std::string_view>& columns, int head, bool part) {
    GoldWord word;
    word.token = static_cast<int>(sentence_.tokens.size()) - 1;
    word.span = sentence_.tokens.back();
    word.form = columns[1];
    word.lemma = columns[2];
    word.upos = columns[3];
    word.head = head;
    word.deprel = columns[7];
    if (part) {
      const TextSpan own{part_, part_ + static_cast<uint32_t>(word.form.size())};
      if (word.span.Contains(own) && Slice(documents_.back().text, own) == word.form) {
        word.span = own;
        part_ = own.end;
      }
    }
    sentence_.words.push_back(std::move(word));
  }

  std::vector<GoldDocument> documents_;
  GoldSentence sentence_;
  std::optional<uint32_t> paragraph_;  // where the open paragraph begins
  bool space_ = false;                 // a blank is due before the next token
  int64_t range_end_ = 0;              // last word of the open multi-word token
  uint32_t part_ = 0;                  // where its next part begins
};

}  // namespace

Result<std::vector<GoldDocument>> ReadConllu(const std::string& name, std::string_view bytes) {
  Reader reader;
  int number = 0;
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (const auto fault = reader.Line(line)) {
      return Error{name + ":" + std::to_string(number) + ": " + *fault};
    }
  }
  auto documents = reader.End();
  if (documents.empty()) return Error{name + ": no sentence in it; a CoNLL-U file is wanted"};
  return documents;
}

}  // namespace detente
