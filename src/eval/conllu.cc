#include "eval/conllu.h"

#include <optional>
#include <utility>

#include "base/strings.h"
#include "format/conllu.h"

namespace detente {
namespace {

TextSpan Moved(TextSpan span, uint32_t by) { return {span.begin + by, span.end + by}; }

GoldSentence MakeSentence(const ConlluSentence& source, const ConlluLayout& layout, uint32_t at) {
  GoldSentence sentence;
  for (TextSpan span : layout.tokens) sentence.tokens.push_back(Moved(span, at));
  for (size_t w = 0; w < source.words.size(); ++w) {
    const ConlluWord& word = source.words[w];
    sentence.words.push_back({Moved(layout.words[w], at), word.form, word.lemma, word.upos,
                              word.xpos, word.feats, word.head, word.deprel,
                              layout.token_of_word[w]});
  }
  sentence.span = {sentence.tokens.front().begin, sentence.tokens.back().end};
  return sentence;
}

// Strings sentences together to documents, paragraphs and their text.
class Gatherer {
 public:
  void Add(const ConlluSentence& sentence) {
    for (const std::string& comment : sentence.comments) Comment(comment);
    if (documents_.empty()) documents_.push_back({});
    const ConlluLayout layout = LayOut(sentence);
    GoldDocument& document = documents_.back();
    if (!paragraph_) {
      if (!document.text.empty()) document.text += "\n\n";
      paragraph_ = static_cast<uint32_t>(document.text.size());
    } else if (space_) {
      document.text += ' ';
    }
    const auto at = static_cast<uint32_t>(document.text.size());
    document.text += layout.text;
    document.sentences.push_back(MakeSentence(sentence, layout, at));
    space_ = layout.space_after;
  }

  std::vector<GoldDocument> End() {
    EndParagraph();
    std::erase_if(documents_, [](const GoldDocument& d) { return d.sentences.empty(); });
    return std::move(documents_);
  }

 private:
  void Comment(std::string_view line) {
    if (const auto id = CommentValue(line, "newdoc id")) {
      EndParagraph();
      documents_.push_back({});
      documents_.back().id = *id;
      documents_.back().genre = id->substr(0, id->find('-'));
    } else if (const auto genre = CommentValue(line, "meta::genre")) {
      if (!documents_.empty()) documents_.back().genre = *genre;
    } else if (CommentValue(line, "newpar")) {
      EndParagraph();
    }
  }

  void EndParagraph() {
    if (documents_.empty() || !paragraph_) return;
    documents_.back().paragraphs.push_back(
        {*paragraph_, static_cast<uint32_t>(documents_.back().text.size())});
    paragraph_.reset();
  }

  std::vector<GoldDocument> documents_;
  std::optional<uint32_t> paragraph_;  // where the open paragraph begins
  bool space_ = false;                 // a blank is due before the next sentence
};

}  // namespace

Result<std::vector<GoldDocument>> ReadConllu(const std::string& name, std::string_view bytes) {
  const auto sentences = ParseConllu(name, bytes);
  if (!sentences.ok()) return sentences.error();
  Gatherer gatherer;
  for (const ConlluSentence& sentence : *sentences) gatherer.Add(sentence);
  return gatherer.End();
}

}  // namespace detente
