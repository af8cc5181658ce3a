// format/conllu.h: CoNLL-U, the form in which Universal Dependencies writes sentences with trees.
//
// Read and written are comments, words, tokens of several words ("2-3 didn't") and MISC; empty
// nodes and DEPS are left out. Errors of the reader name the file and the line. Total otherwise.
//
// Known misses: letters that touch are written as one token of several words, even where a writer
// left out a blank and the treebanks would mark it (CorrectSpaceAfter=Yes).
#ifndef DETENTE_FORMAT_CONLLU_H_
#define DETENTE_FORMAT_CONLLU_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_span.h"
#include "document/records.h"
#include "document/sentence.h"

namespace detente {

// A word; "_" stands where a column is empty.
struct ConlluWord {
  std::string form;
  std::string lemma = "_";
  std::string upos = "_";
  std::string xpos = "_";
  std::string feats = "_";
  int head = 0;  // word of the sentence, from 1; 0 is the root, and what has no head
  std::string deprel = "_";
  std::string misc = "_";
};

// A token of several words: first and last of them, from 1.
struct ConlluRange {
  int first = 0;
  int last = 0;
  std::string form;
  std::string misc = "_";
};

struct ConlluSentence {
  std::vector<std::string> comments;  // whole lines, with their "#"
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;  // in order, apart
};

// The text that a sentence spells by its forms and SpaceAfter. The parts of a token of several
// words get each its own span where they spell the token, and otherwise the token's.
struct ConlluLayout {
  std::string text;
  std::vector<TextSpan> tokens;  // as written: "didn't" is one
  std::vector<TextSpan> words;
  std::vector<int> token_of_word;
  bool space_after = true;  // a blank follows the last token
};

// The first line that is neither blank nor a comment has ten columns.
bool LooksLikeConllu(std::string_view bytes);
// `name` stands in errors. Every sentence has a word; ids run from 1; heads are in range.
Result<std::vector<ConlluSentence>> ParseConllu(const std::string& name, std::string_view bytes);

ConlluLayout LayOut(const ConlluSentence& sentence);
// The value of a comment "# key = value", "" of a bare "# key"; nullopt for any other line.
std::optional<std::string_view> CommentValue(std::string_view comment, std::string_view key);

// Tokens with span (in the sentence's own text), form and lower; nothing else is filled.
Sentence BareSentence(const ConlluSentence& sentence);
// Lemma, tags, features and tree of `parsed`, word for word; what has no word is let go.
void TakeParse(const Sentence& parsed, ConlluSentence* sentence);

// Sentences of an article, with the comments newpar and text, and no ids. Clitics and other parts
// of one written word ("don't", "John's", "cannot") make a token of several words.
std::vector<ConlluSentence> ConlluOf(const Article& article, std::span<const Sentence> sentences);
// Puts `# newdoc id` before the first sentence and `# sent_id` on each, numbered from 1.
void AddConlluIds(std::string_view document, std::vector<ConlluSentence>* sentences);

// The sentence as lines, with the blank line after it.
std::string ConlluText(const ConlluSentence& sentence);

}  // namespace detente

#endif  // DETENTE_FORMAT_CONLLU_H_
