// What holds of any conditions, on any text.
#include "condition/condition.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace detente {
namespace {

const ConditionLexicon& Lexicon() {
  static const ConditionLexicon lexicon = [] {
    auto set = LexiconSet::Load();
    auto compiled = ConditionLexicon::Compile(*set);
    return *compiled;
  }();
  return lexicon;
}

// One sentence of words with blanks between; verbs are marked "~".
Sentence SentenceOf(std::string_view marked, std::string* text) {
  Sentence sentence;
  std::string word;
  const auto close = [&] {
    if (word.empty()) return;
    Token token;
    const bool verb = word.front() == '~';
    token.form = verb ? word.substr(1) : word;
    token.lower = token.lemma = token.form;
    token.upos = verb ? Upos::kVerb : token.form == "," ? Upos::kPunct : Upos::kPropn;
    token.span.begin = static_cast<uint32_t>(text->size());
    *text += token.form;
    token.span.end = static_cast<uint32_t>(text->size());
    *text += ' ';
    sentence.tokens.push_back(token);
    word.clear();
  };
  for (char c : marked) {
    if (c == ' ') {
      close();
    } else {
      word += c;
    }
  }
  close();
  sentence.span = {0, static_cast<uint32_t>(text->size())};
  return sentence;
}

std::vector<Condition> Read(std::string_view marked, std::vector<Actor> actors = {}) {
  Article article;
  const Sentence sentence = SentenceOf(marked, &article.text);
  const std::vector<Sentence> sentences = {sentence};
  for (Actor& actor : actors) {
    const size_t at = article.text.find(actor.name);
    const auto begin = static_cast<uint32_t>(at);
    actor.mentions = {{{begin, begin + static_cast<uint32_t>(actor.name.size())}, {}}};
  }
  return FindConditions({article, sentences, actors, {}, {}, {}}, Lexicon());
}

Actor Country(std::string name, std::string code) {
  Actor actor;
  actor.name = std::move(name);
  actor.kind = ActorKind::kCountry;
  actor.country = std::move(code);
  return actor;
}

TEST(Condition, NeedsAPoliticalActor) {
  constexpr std::string_view kText = "Chile will ~leave if Peru ~attacks";
  EXPECT_TRUE(Read(kText).empty());
  EXPECT_EQ(Read(kText, {Country("Chile", "CHL")}).size(), 1u);
}

TEST(Condition, HalvesLieInTheTextApart) {
  const auto conditions = Read("if Peru ~attacks , Chile will ~leave", {Country("Peru", "PER")});
  ASSERT_EQ(conditions.size(), 1u);
  EXPECT_LT(conditions[0].if_span.end, conditions[0].then_span.begin);
}

TEST(Condition, SurvivesFragments) {
  for (std::string_view text :
       {"", "if", "if if if", "until", ", , ,", "unless ~go", "should", "such a", "any will",
        "in return", "otherwise", "without", "before", "~go and", "if ~go ,", "depends on"}) {
    EXPECT_TRUE(Read(text).empty()) << text;
  }
}

}  // namespace
}  // namespace detente
