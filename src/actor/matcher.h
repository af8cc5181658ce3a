// actor/matcher.h: a sentence with the lexicon's phrases found in it. Private to the folder.
#ifndef DETENTE_ACTOR_MATCHER_H_
#define DETENTE_ACTOR_MATCHER_H_

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "actor/actor_data.h"
#include "document/sentence.h"

namespace detente {

// A phrase of the lexicon at tokens [begin, end) with all its readings.
struct Hit {
  int begin = 0;
  int end = 0;
  std::vector<const Entry*> readings;

  const Entry* Find(EntryKind kind) const;
  // The first reading that tells a state: name, demonym, capital, former, metonym; null: none.
  const Entry* Nation() const;
  // The first reading that may head a description: agent, title or body.
  const Entry* Head() const;
};

// Leftmost-longest phrases over a sentence, asked by token. Positions outside give empty answers.
class SentenceView {
 public:
  // `own`: names that the article taught, by the form of their token; they win over the lexicon.
  SentenceView(std::string_view text, const Sentence& sentence, const ActorLexicon::Data& data,
               const std::map<std::string, Entry>* own = nullptr);

  std::string_view text() const { return text_; }  // of the article
  const Sentence& sentence() const { return *sentence_; }
  const ActorLexicon::Data& data() const { return *data_; }
  int size() const { return static_cast<int>(sentence_->tokens.size()); }
  const Token& token(int i) const { return sentence_->tokens[static_cast<size_t>(i)]; }
  bool in(int i) const { return i >= 0 && i < size(); }

  // The hit that starts at a token, or that holds it; null if none.
  const Hit* StartingAt(int i) const;
  const Hit* Holding(int i) const;

  bool HasTag(int i, Upos tag) const { return in(i) && token(i).upos == tag; }
  std::string_view Lower(int i) const { return in(i) ? std::string_view(token(i).lower) : ""; }
  bool IsClitic(int i) const;       // the possessive 's
  bool IsCapitalised(int i) const;  // a word with a capital at its start
  // No blank between tokens i and i+1.
  bool Touches(int i) const;
  // Tied by a hyphen to a word that is no nation: "US-led", "anti-Russian".
  bool IsTied(const Hit& hit) const;

 private:
  void FindHits();
  const Entry* OwnName(int i) const;
  bool IsSurname(int i) const;
  void DropAcronyms(int token_index, std::vector<const Entry*>* readings) const;
  std::vector<const Entry*> ReadingsOf(const PhraseTrie::Match& match) const;

  std::string_view text_;
  const Sentence* sentence_;
  const ActorLexicon::Data* data_;
  const std::map<std::string, Entry>* own_;
  std::vector<Hit> hits_;
  std::vector<int> holding_;  // token -> hit, -1 if none
};

TextSpan SpanOfTokens(const SentenceView& view, int begin, int end);

}  // namespace detente

#endif  // DETENTE_ACTOR_MATCHER_H_
