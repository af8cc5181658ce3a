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

bool IsWhPronoun(const Token& token) {
  static constexpr std::string_view kWords[] = {"who",  "which",   "whom",     "whose",
                                                "what", "whoever", "whatever", "that"};
  if (token.lower == "that") return token.upos == Upos::kPron;
  return In(kWords, token.lower) && token.upos != Upos::kDet;
}

bool IsClauseMarker(const Token& token) {
  static constexpr std::string_view kWords[] = {"when",     "where",    "why",     "how",
                                                "whenever", "wherever", "whereby", "wherein"};
  if (IsWhPronoun(token) || In(kWords, token.lower)) return true;
  return token.upos == Upos::kSconj && !MayOpenClause(token);
}

bool MayOpenClause(const Token& token) {
  static constexpr std::string_view kWords[] = {"after", "before", "since", "until",
                                                "till",  "as",     "once",  "than"};
  return In(kWords, token.lower) && token.upos != Upos::kVerb;
}

bool IsVerbalPreposition(const Token& token) {
  return token.lower == "including" || token.lower == "according" || token.lower == "regarding" ||
         token.lower == "concerning" || token.lower == "excluding";
}

bool IsAdverbialPreposition(const Token& token) {
  static constexpr std::string_view kWords[] = {
      "after",      "amid",      "amidst",  "because", "before", "despite",
      "during",     "following", "instead", "pending", "since",  "through",
      "throughout", "till",      "until",   "via",     "without"};
  return In(kWords, token.lower);
}

bool TakesClause(std::string_view lemma) {
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
      "leave"};
  return In(kVerbs, lemma);
}

bool ControlsThroughPreposition(std::string_view lemma, std::string_view preposition) {
  if (preposition == "for") return true;
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

bool IsWeekday(const Token& token) {
  static constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};
  return In(kDays, token.lower);
}

bool IsTimeNoun(const Token& token) {
  static constexpr std::string_view kNouns[] = {
      "second",   "minute",    "hour",      "day",     "week",      "weekend",  "month",
      "year",     "decade",    "century",   "morning", "afternoon", "evening",  "night",
      "today",    "tomorrow",  "yesterday", "tonight", "january",   "february", "march",
      "april",    "june",      "july",      "august",  "september", "october",  "november",
      "december", "spring",    "summer",    "autumn",  "winter",    "midnight", "noon",
      "time",     "fortnight", "quarter",   "eve",     "date",      "moment"};
  if (IsWeekday(token)) return true;
  if (token.upos == Upos::kNum) {
    return token.form.size() == 4 && (token.form.starts_with("19") || token.form.starts_with("20"));
  }
  const std::string_view word = token.upos == Upos::kPropn ? token.lower : token.lemma;
  return In(kNouns, word);
}

bool IsOnlyParticiple(std::string_view lower) {
  static constexpr std::string_view kForms[] = {
      "arisen",   "beaten",    "been",       "begun",     "bitten",     "blown",     "borne",
      "born",     "broken",    "chosen",     "done",      "drawn",      "driven",    "drunk",
      "eaten",    "fallen",    "flown",      "forbidden", "foreseen",   "forgotten", "forgiven",
      "frozen",   "given",     "gone",       "gotten",    "grown",      "hidden",    "known",
      "mistaken", "overtaken", "overthrown", "overseen",  "overridden", "overrun",   "proven",
      "ridden",   "risen",     "seen",       "shaken",    "shown",      "shrunk",    "slain",
      "sown",     "spoken",    "stolen",     "stricken",  "sung",       "sunk",      "sworn",
      "taken",    "thrown",    "torn",       "undergone", "undertaken", "undone",    "withdrawn",
      "woken",    "worn",      "woven",      "written",   "rewritten"};
  return In(kForms, lower);
}

bool IsOnlyPast(std::string_view lower) {
  static constexpr std::string_view kForms[] = {
      "arose", "ate",     "bade",      "became",    "began",    "bit",     "blew",     "bore",
      "broke", "came",    "chose",     "did",       "drank",    "drew",    "drove",    "fell",
      "flew",  "forbade", "foresaw",   "forgave",   "forgot",   "froze",   "gave",     "got",
      "grew",  "hid",     "knew",      "mistook",   "overcame", "oversaw", "overtook", "overthrew",
      "ran",   "rang",    "rode",      "rose",      "said",     "sang",    "sank",     "saw",
      "shook", "shrank",  "slew",      "spoke",     "stole",    "swore",   "swam",     "threw",
      "took",  "tore",    "underwent", "undertook", "undid",    "was",     "went",     "withdrew",
      "woke",  "wore",    "wrote",     "thought",   "went",     "kept",    "stood",    "fled"};
  return In(kForms, lower);
}

bool HasPastAlike(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "beset", "bet",  "bid",  "broadcast", "burst",  "cast",   "cost",     "cut",   "forecast",
      "hit",   "hurt", "let",  "offset",    "put",    "quit",   "read",     "reset", "rid",
      "set",   "shed", "shut", "split",     "spread", "thrust", "undercut", "upset"};
  return In(kVerbs, lemma);
}

bool IsNegation(const Token& token) {
  return token.lower == "not" || token.lower == "n't" || token.lower == "n’t" ||
         token.lower == "never";
}

bool IsParticle(const Token& token) {
  static constexpr std::string_view kWords[] = {"out", "off", "up", "down", "away"};
  return (token.upos == Upos::kAdp || token.upos == Upos::kAdv) && In(kWords, token.lower);
}

bool IsQuote(const Token& token) {
  static constexpr std::string_view kMarks[] = {"\"", "“", "”", "«",  "»", "„",
                                                "‘",  "’", "'", "``", "''"};
  return token.upos == Upos::kPunct && In(kMarks, token.form);
}

}  // namespace detente
