#include "actor/actor.h"

#include <gtest/gtest.h>

#include <random>

#include "actor/person_names.h"
#include "base/utf8.h"

namespace detente {
namespace {

const ActorLexicon& Lexicon() {
  static const ActorLexicon lexicon = [] {
    const auto set = LexiconSet::Load();
    EXPECT_TRUE(set.ok()) << (set.ok() ? "" : set.error().message);
    auto compiled = ActorLexicon::Compile(*set);
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message);
    return *std::move(compiled);
  }();
  return lexicon;
}

std::string Resolve(std::string_view mention, std::optional<Day> date = std::nullopt) {
  const Resolved resolved = ResolveMention(mention, "", date, Lexicon());
  return resolved.country + ' ' + resolved.sector;
}

TEST(ResolveMention, BareCountriesHaveNoSector) {
  EXPECT_EQ(Resolve("Uruguay"), "URY ");
  EXPECT_EQ(Resolve("the U.K."), "GBR ");
  EXPECT_EQ(Resolve("Kosovo"), "XKX ");
  EXPECT_EQ(Resolve("The Gambia"), "GMB ");
  EXPECT_EQ(Resolve("DR Congo"), "COD ");
}

TEST(ResolveMention, DescriptionsTellCountryAndSector) {
  EXPECT_EQ(Resolve("Bolivian troops"), "BOL MIL");
  EXPECT_EQ(Resolve("Ghana's foreign ministry"), "GHA GOV");
  EXPECT_EQ(Resolve("the Kenyan parliament"), "KEN LEG");
  EXPECT_EQ(Resolve("a Jordanian journalist"), "JOR JRN");
  EXPECT_EQ(Resolve("the Supreme Court of India"), "IND JUD");
}

TEST(ResolveMention, TownsTellTheCountryOfWhatIsNamedAfterThem) {
  EXPECT_EQ(Resolve("Lagos police"), "NGA COP");
  EXPECT_EQ(Resolve("Mumbai police"), "IND COP");
}

TEST(ResolveMention, RolesHoldAtTheirDates) {
  EXPECT_EQ(Resolve("Angela Merkel", MakeDay(2015, 3, 1)), "DEU GOV");
  EXPECT_EQ(Resolve("Angela Merkel", MakeDay(2023, 3, 1)), "DEU ELI");
}

TEST(ResolveMention, TellsNothingOfNothing) {
  EXPECT_EQ(Resolve(""), " ");
  EXPECT_EQ(Resolve("-"), " ");
  EXPECT_EQ(Resolve("the"), " ");
}

TEST(PersonNames, ShortForms) {
  const auto is_short = [](std::string_view a, std::string_view b) {
    return IsShortFormOf(NameWords(a), NameWords(b));
  };
  EXPECT_TRUE(is_short("Odinga", "Raila Odinga"));
  EXPECT_TRUE(is_short("Xi", "Xi Jinping"));
  EXPECT_TRUE(is_short("E. Peña Nieto", "Enrique Peña Nieto"));
  EXPECT_TRUE(is_short("Pena Nieto", "Enrique Peña Nieto"));
  EXPECT_FALSE(is_short("Raila Odinga", "Odinga"));
  EXPECT_FALSE(is_short("Amollo", "Raila Odinga"));
  EXPECT_FALSE(is_short("", "Raila Odinga"));
}

Token RandomToken(std::mt19937* random, uint32_t at) {
  static const std::vector<std::string> kForms = {
      "The",  "Kenyan", "minister", "'s", "of",   "Lima", ",",  "said", "-",       "he",
      "army", "(",      "AU",       ")",  "John", "van",  "US", "no",   "Foreign", "Ministry"};
  Token token;
  token.form = kForms[(*random)() % kForms.size()];
  token.lower = token.lemma = ToLower(token.form);
  token.upos = static_cast<Upos>((*random)() % 17);
  token.span = {at, at + static_cast<uint32_t>(token.form.size())};
  return token;
}

// Any tokens with any tags: no crash, mentions inside the text and in order.
TEST(FindActors, IsTotal) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Article article;
    Sentence sentence;
    const int count = static_cast<int>(random() % 40);
    for (int i = 0; i < count; ++i) {
      const auto at = static_cast<uint32_t>(article.text.size());
      sentence.tokens.push_back(RandomToken(&random, at));
      article.text += sentence.tokens.back().form + (random() % 4 == 0 ? "" : " ");
    }
    sentence.span = {0, static_cast<uint32_t>(article.text.size())};
    sentence.heading = round % 5 == 0;
    const std::vector<Sentence> sentences = {sentence, sentence};
    for (const Actor& actor : FindActors(article, sentences, Lexicon())) {
      ASSERT_FALSE(actor.mentions.empty());
      for (size_t i = 0; i < actor.mentions.size(); ++i) {
        EXPECT_LE(actor.mentions[i].span.end, article.text.size());
        EXPECT_FALSE(actor.mentions[i].span.empty());
        if (i == 0) continue;
        EXPECT_LE(actor.mentions[i - 1].span, actor.mentions[i].span);
      }
    }
  }
}

}  // namespace
}  // namespace detente
