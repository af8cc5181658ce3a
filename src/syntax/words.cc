#include "syntax/words.h"

#include <algorithm>
#include <iterator>

namespace detente {
namespace {

template <size_t n>
bool In(const std::string_view (&words)[n], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool IsWhWord(const Token& token) {
  if (token.form == "WHO") return false;  // the World Health Organization
  return token.xpos == Xpos::kWdt || token.xpos == Xpos::kWp || token.xpos == Xpos::kWpPoss ||
         token.xpos == Xpos::kWrb;
}

bool IsNegation(const Token& token) {
  return token.lower == "not" || token.lower == "n't" || token.lower == "n’t" ||
         token.lower == "never";
}

bool IsPlainPreposition(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "about", "against", "at",      "by", "for",    "from",    "in",   "into", "of",
      "on",    "over",    "through", "to", "toward", "towards", "upon", "with", "without"};
  return In(kWords, word);
}

bool IsSpeechVerb(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "appear",    "seem",     "accept",   "acknowledge", "add",        "admit",     "affirm",
      "agree",     "allege",   "announce", "argue",       "assert",     "assume",    "believe",
      "boast",     "caution",  "claim",    "comment",     "complain",   "concede",   "conclude",
      "confirm",   "contend",  "declare",  "demand",      "deny",       "disclose",  "emphasise",
      "emphasize", "estimate", "expect",   "explain",     "fear",       "feel",      "guess",
      "hear",      "hint",     "hope",     "imply",       "indicate",   "inform",    "insist",
      "joke",      "know",     "learn",    "maintain",    "mean",       "note",      "observe",
      "pledge",    "predict",  "promise",  "quip",        "reckon",     "recommend", "reiterate",
      "remark",    "remember", "repeat",   "reply",       "report",     "respond",   "reveal",
      "say",       "state",    "stress",   "suggest",     "suppose",    "swear",     "tell",
      "testify",   "think",    "threaten", "tweet",       "understand", "vow",       "warn",
      "wish",      "write"};
  return In(kVerbs, lemma);
}

bool SaysClauseOnly(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "argue",   "assert",  "boast", "claim",  "hope",  "insist", "maintain", "pledge",
      "predict", "promise", "say",   "stress", "swear", "think",  "vow",      "believe"};
  return In(kVerbs, lemma);
}

bool IsObjectControl(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "advise",    "allow",    "appoint",    "ask",        "authorise", "authorize", "beg",
      "call",      "cause",    "challenge",  "coerce",     "command",   "compel",    "convince",
      "designate", "direct",   "dispatch",   "empower",    "enable",    "encourage", "expect",
      "forbid",    "force",    "help",       "implore",    "incite",    "induce",    "inspire",
      "instruct",  "invite",   "lead",       "mandate",    "motivate",  "oblige",    "order",
      "permit",    "persuade", "press",      "pressure",   "prompt",    "push",      "remind",
      "request",   "require",  "send",       "tell",       "tempt",     "train",     "urge",
      "want",      "warn",     "pressurise", "pressurize", "entitle",   "deploy",    "hire",
      "leave",     "assist",   "bind",       "choose",     "dare",      "elect",     "get",
      "hear",      "let",      "make",       "name",       "need",      "nominate",  "obligate",
      "recruit",   "see",      "select",     "task",       "watch"};
  return In(kVerbs, lemma);
}

bool ControlsThroughPreposition(std::string_view lemma, std::string_view preposition) {
  static constexpr std::string_view kVerbs[] = {"call", "appeal", "prevail", "rely",  "count",
                                                "put",  "plead",  "press",   "shout", "signal"};
  return (preposition == "on" || preposition == "upon" || preposition == "to" ||
          preposition == "with") &&
         In(kVerbs, lemma);
}

bool TakesBareInfinitive(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {"let", "make", "help", "see", "watch", "have"};
  return In(kVerbs, lemma);
}

bool HasPastAlike(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "beset", "bet",  "bid",  "broadcast", "burst",  "cast",   "cost",     "cut",   "forecast",
      "hit",   "hurt", "let",  "offset",    "put",    "quit",   "read",     "reset", "rid",
      "set",   "shed", "shut", "split",     "spread", "thrust", "undercut", "upset"};
  return In(kVerbs, lemma);
}

bool IsAim(const Token& token) {
  static constexpr std::string_view kNouns[] = {
      "aim",   "ambition", "answer",   "challenge", "choice",    "desire", "dream",
      "duty",  "focus",    "goal",     "hope",      "idea",      "intent", "intention",
      "job",   "key",      "mission",  "need",      "objective", "option", "plan",
      "point", "policy",   "priority", "problem",   "purpose",   "role",   "solution",
      "step",  "strategy", "target",   "task",      "thing",     "way",    "wish"};
  return token.upos == Upos::kNoun && In(kNouns, token.lemma);
}

bool IsTimeNoun(const Token& token) {
  static constexpr std::string_view kNouns[] = {
      "second",   "minute",    "hour",      "day",      "week",      "weekend",  "month",
      "year",     "decade",    "century",   "morning",  "afternoon", "evening",  "night",
      "today",    "tomorrow",  "yesterday", "tonight",  "january",   "february", "march",
      "april",    "june",      "july",      "august",   "september", "october",  "november",
      "december", "spring",    "summer",    "autumn",   "winter",    "midnight", "noon",
      "monday",   "tuesday",   "wednesday", "thursday", "friday",    "saturday", "sunday",
      "time",     "fortnight", "quarter",   "eve",      "date",      "moment"};
  if (token.upos == Upos::kNum) {
    return token.form.size() == 4 && (token.form.starts_with("19") || token.form.starts_with("20"));
  }
  const std::string_view word = token.upos == Upos::kPropn ? token.lower : token.lemma;
  return In(kNouns, word);
}

bool IsOfficeWithDomain(std::string_view word) {
  static constexpr std::string_view kNouns[] = {"chief", "commissioner", "minister", "secretary",
                                                "undersecretary"};
  return In(kNouns, word);
}

bool IsMannerNoun(std::string_view lemma) {
  return lemma == "way" || lemma == "reason" || lemma == "place" || lemma == "extent" ||
         lemma == "manner" || lemma == "fact";
}

bool TakesThatClause(std::string_view lemma) {
  static constexpr std::string_view kNouns[] = {
      "accusation",     "admission",  "agreement",   "allegation",  "announcement", "argument",
      "assertion",      "assumption", "assurance",   "belief",      "chance",       "charge",
      "claim",          "complaint",  "concern",     "conclusion",  "condition",    "confirmation",
      "conviction",     "danger",     "decision",    "declaration", "demand",       "denial",
      "doubt",          "evidence",   "expectation", "fact",        "fear",         "feeling",
      "finding",        "ground",     "guarantee",   "hint",        "hope",         "idea",
      "impression",     "indication", "information", "insistence",  "knowledge",    "message",
      "news",           "notice",     "notion",      "opinion",     "oath",         "pledge",
      "possibility",    "prediction", "promise",     "proof",       "proposal",     "prospect",
      "recommendation", "report",     "request",     "requirement", "reminder",     "risk",
      "rumor",          "rumour",     "sense",       "sign",        "signal",       "speculation",
      "statement",      "suggestion", "suspicion",   "theory",      "thought",      "threat",
      "understanding",  "view",       "vow",         "warning",     "way",          "word"};
  return In(kNouns, lemma);
}

}  // namespace detente
