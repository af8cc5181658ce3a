#include "event/event.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "event/frames.h"

namespace detente {
namespace {

const EventLexicon& Lexicon() {
  static const EventLexicon lexicon = [] {
    auto set = LexiconSet::Load();
    EXPECT_TRUE(set.ok()) << set.error().message;
    auto compiled = EventLexicon::Compile(*set);
    EXPECT_TRUE(compiled.ok()) << compiled.error().message;
    return *compiled;
  }();
  return lexicon;
}

// The error of compiling with one frame row in place of the program's own frames.
std::string ErrorOf(const std::string& row) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "event_lexicon";
  std::filesystem::create_directories(folder / "event");
  std::ofstream file(folder / "event" / "frames.tsv");
  file << "# title: test\n# licence: Apache-2.0\n# replace: all\n# key: pos head with\n"
       << "pos\thead\twith\ttype\tmode\tcameo\tcontexts\tactors\trecipients\tcontent\tflags\tnote\n"
       << row << '\n';
  file.close();
  const auto set = LexiconSet::Load(folder.string());
  if (!set.ok()) return "set: " + set.error().message;
  const auto compiled = EventLexicon::Compile(*set);
  if (compiled.ok()) return "";
  // Errors name the user's file with its folder.
  const std::string message = compiled.error().message;
  EXPECT_TRUE(message.starts_with(folder.string() + "/")) << message;
  return message.substr(std::min(message.size(), folder.string().size() + 1));
}

TEST(FrameCompilerTest, TakesASoundFrame) {
  EXPECT_EQ(ErrorOf("verb\tembargo\tobj:%country\tSANCTION\tdiscontinue\t163\t\tsubj\tobj\t\t\t"),
            "");
}

TEST(FrameCompilerTest, NamesFileAndLineOfAnUnknownType) {
  EXPECT_EQ(ErrorOf("verb\tembargo\tobj:*\tPUNISH\t\t163\t\tsubj\tobj\t\t\t"),
            "event/frames.tsv:6: \"PUNISH\" is no event type");
}

TEST(FrameCompilerTest, RefusesAModeOfAnotherType) {
  EXPECT_EQ(ErrorOf("verb\tembargo\tobj:*\tSANCTION\tphone\t163\t\tsubj\tobj\t\t\t"),
            "event/frames.tsv:6: \"phone\" is no mode of SANCTION");
}

TEST(FrameCompilerTest, RefusesAnUnknownCode) {
  EXPECT_EQ(ErrorOf("verb\tembargo\tobj:*\tSANCTION\t\t999\t\tsubj\tobj\t\t\t"),
            "event/frames.tsv:6: \"999\" is no CAMEO code");
}

TEST(FrameCompilerTest, RefusesAnUnknownClass) {
  EXPECT_EQ(ErrorOf("verb\timpose\tobj:@sanctionz\tSANCTION\t\t163\t\tsubj\ton\t\t\t"),
            "event/frames.tsv:6: \"@sanctionz\" is no class of event/classes.tsv");
}

TEST(FrameCompilerTest, RefusesATestWithoutSlot) {
  EXPECT_EQ(ErrorOf("verb\timpose\tsanctions\tSANCTION\t\t163\t\tsubj\ton\t\t\t"),
            "event/frames.tsv:6: \"sanctions\" is no test; write SLOT:WORD|WORD");
}

TEST(FrameCompilerTest, RefusesAFrameThatFitsNothing) {
  EXPECT_EQ(
      ErrorOf("verb\tembargo\tobj:oil|gas !obj:coal|gas|oil\tSANCTION\t\t163\t\tsubj\tobj\t\t\t"),
      "event/frames.tsv:6: fits nothing: \"!obj:coal|gas|oil\" forbids \"obj:oil|gas\"");
}

TEST(FrameCompilerTest, TakesATestThatForbidsAPart) {
  EXPECT_EQ(ErrorOf("verb\tembargo\tobj:oil|gas !obj:gas\tSANCTION\t\t163\t\tsubj\tobj\t\t\t"), "");
}

TEST(FrameCompilerTest, RefusesTwoFramesForTheSame) {
  const std::string first = "verb\tembargo\tobj:oil|gas to:*\tSANCTION\t\t163\t\tsubj\tobj\t\t\t\n";
  EXPECT_EQ(ErrorOf(first + "verb\tembargo\tto:* obj:gas|oil\tCOERCE\t\t170\t\tsubj\tobj\t\t\t"),
            "event/frames.tsv:7: fits what \"embargo\" with \"obj:oil|gas to:*\" fits, and says "
            "something else");
  EXPECT_EQ(ErrorOf(first + "verb\tembargo\tto:* obj:gas|oil\tSANCTION\t\t163\t\tsubj\tobj\t\t\t"),
            "event/frames.tsv:7: fits what \"embargo\" with \"obj:oil|gas to:*\" fits, so that it "
            "is never taken");
}

TEST(FrameCompilerTest, TellsAllFaultsAtOnce) {
  const std::string error =
      ErrorOf("verb\timpose\tobj:%king\tSANCTION\tphone\t999\t\tsubj\ton\t\t\t");
  EXPECT_EQ(std::count(error.begin(), error.end(), '\n'), 2);
}

TEST(FramesTest, CoverAllTypesWithManyFrames) {
  std::set<EventType> types;
  for (const Frame& frame : Lexicon().data().frames) types.insert(frame.type);
  EXPECT_EQ(types.size(), 16u);
  EXPECT_GE(Lexicon().data().frames.size(), 500u);
}

// ---------------------------------------------------------------- properties

struct RandomText {
  Article article;
  std::vector<Sentence> sentences;
  std::vector<Actor> actors;
  std::vector<TimeExpression> times;
  std::vector<PlaceMention> places;
  std::vector<Statement> statements;
};

const std::vector<std::pair<std::string, Upos>>& Words() {
  static const std::vector<std::pair<std::string, Upos>> words = {
      {"Togo", Upos::kPropn},   {"Fiji", Upos::kPropn},   {"accused", Upos::kVerb},
      {"of", Upos::kAdp},       {"bombing", Upos::kVerb}, {"sanctions", Upos::kNoun},
      {"imposed", Upos::kVerb}, {"were", Upos::kAux},     {"by", Upos::kAdp},
      {"to", Upos::kPart},      {"agreed", Upos::kVerb},  {"send", Upos::kVerb},
      {"troops", Upos::kNoun},  {"that", Upos::kSconj},   {"if", Upos::kSconj},
      {"will", Upos::kAux},     {"not", Upos::kPart},     {"attack", Upos::kNoun},
      {"on", Upos::kAdp},       {"the", Upos::kDet},      {"its", Upos::kPron},
      {"and", Upos::kCconj},    {",", Upos::kPunct},      {"12", Upos::kNum},
      {"people", Upos::kNoun},  {"it", Upos::kPron},      {"must", Upos::kAux},
      {"plan", Upos::kNoun},    {"willing", Upos::kAdj},  {"?", Upos::kPunct},
      {"which", Upos::kPron},   {"at", Upos::kAdp},       {"least", Upos::kAdj},
      {"$", Upos::kSym},        {"million", Upos::kNum},  {"anti-Chilean", Upos::kAdj},
      {"'s", Upos::kPart},      {"talks", Upos::kNoun},   {"hold", Upos::kVerb}};
  return words;
}

RandomText MakeText(std::mt19937* random) {
  RandomText text;
  text.article.published = Published{};
  text.actors.resize(3);
  text.actors[0].kind = ActorKind::kCountry;
  text.actors[0].country = "TGO";
  const auto pick = [&](size_t count) { return (*random)() % count; };
  for (int s = 0; s < 3; ++s) {
    Sentence sentence;
    sentence.span.begin = static_cast<uint32_t>(text.article.text.size());
    const size_t length = pick(25);
    for (size_t i = 0; i < length; ++i) {
      const auto& [word, tag] = Words()[pick(Words().size())];
      const auto begin = static_cast<uint32_t>(text.article.text.size());
      text.article.text += word;
      const TextSpan span = {begin, static_cast<uint32_t>(text.article.text.size())};
      text.article.text += ' ';
      sentence.tokens.push_back({span, word, word, word, tag});
      const size_t kind = pick(12);
      if (kind < 3) text.actors[kind].mentions.push_back({span, MentionForm::kName});
      if (kind == 3) text.times.push_back({span, "DATE", "2020", {}, DateRange{}});
      if (kind == 4) text.places.push_back({span, {}});
      if (kind == 5) {
        Statement statement;
        statement.speakers = {static_cast<ActorIndex>(pick(3))};
        statement.content = {{begin, begin + 40}};
        text.statements.push_back(statement);
      }
    }
    sentence.span.end = static_cast<uint32_t>(text.article.text.size());
    text.sentences.push_back(sentence);
  }
  return text;
}

TEST(FindEventsTest, HoldsItsContractOnRandomText) {
  std::mt19937 random(20220813);
  for (int round = 0; round < 300; ++round) {
    const RandomText text = MakeText(&random);
    const EventInput input = {text.article, text.sentences, text.actors,
                              text.times,   text.places,    text.statements};
    const EventReading reading = FindEvents(input, Lexicon());
    const auto& events = reading.events;
    for (size_t i = 0; i < events.size(); ++i) {
      const Event& event = events[i];
      EXPECT_FALSE(event.trigger.empty());
      EXPECT_TRUE(event.evidence.Contains(event.trigger));
      EXPECT_FALSE(event.actors.empty() && event.recipients.empty() && event.about.empty());
      if (i > 0) {
        EXPECT_LE(events[i - 1].trigger.begin, event.trigger.begin);
      }
      if (event.content) {
        EXPECT_TRUE(event.evidence.Contains(event.content->span));
      }
      if (event.said_by) {
        EXPECT_LT(*event.said_by, static_cast<int>(text.statements.size()));
      }
      for (const Party& party : event.actors) {
        EXPECT_LT(party.actor, 3 + static_cast<int>(reading.countries.size()));
        if (party.mention) {
          EXPECT_TRUE(event.evidence.Contains(*party.mention));
        }
      }
    }
  }
}

TEST(FindEventsTest, SameInputGivesSameOutput) {
  std::mt19937 random(7);
  const RandomText text = MakeText(&random);
  const EventInput input = {text.article, text.sentences, text.actors,
                            text.times,   text.places,    text.statements};
  const auto once = FindEvents(input, Lexicon()).events;
  const auto twice = FindEvents(input, Lexicon()).events;
  ASSERT_EQ(once.size(), twice.size());
  for (size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].trigger, twice[i].trigger);
}

TEST(FindEventsTest, NothingInNothingOut) {
  EXPECT_TRUE(FindEvents({Article{}, {}, {}, {}, {}, {}}, Lexicon()).events.empty());
}

}  // namespace
}  // namespace detente
