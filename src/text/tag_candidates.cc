#include "text/tag_candidates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

using enum FineTag;

bool IsPunctuation(char32_t c) {
  if (c < 0x80) {
    return std::string_view("!\"'(),-./:;?[]_{}|\\*#").find(static_cast<char>(c)) !=
           std::string_view::npos;
  }
  return IsOpeningQuote(c) || IsClosingQuote(c) || IsDash(c) || c == 0x2026 || c == 0xB7 ||
         c == 0x2022 || c == 0xB4;
}

// Tag of a token without letters and digits, or of a number; nullopt for words.
std::optional<FineTag> TagOfMarks(std::string_view form) {
  bool digit = false;
  bool letter = false;
  bool punctuation = true;
  for (size_t i = 0; i < form.size();) {
    const CodePoint c = DecodeAt(form, i);
    digit |= IsDigit(c.value);
    letter |= IsLetter(c.value);
    punctuation &= IsPunctuation(c.value);
    i += c.length;
  }
  if (form.empty()) return kX;
  if (letter) return std::nullopt;
  if (digit) return kNum;
  if (!punctuation) return kSym;
  const bool pause = form == "," || form == ";" || form == ":" || form == "-" || form == "–" ||
                     form == "—" || form == "--";
  return pause ? kComma : kStop;
}

bool HasDigit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Suffix {
  std::string_view end;
  FineTag tag;
};

// What an unknown word of small letters is, by its end; the first that fits.
constexpr Suffix kSuffixes[] = {
    {"ly", kAdv},   {"ward", kAdv},  {"wards", kAdv}, {"wise", kAdv},  {"able", kAdj},
    {"ible", kAdj}, {"ous", kAdj},   {"ful", kAdj},   {"less", kAdj},  {"ive", kAdj},
    {"ical", kAdj}, {"ic", kAdj},    {"ish", kAdj},   {"ary", kAdj},   {"ory", kAdj},
    {"ial", kAdj},  {"onal", kAdj},  {"ural", kAdj},  {"ental", kAdj}, {"oral", kAdj},
    {"ular", kAdj}, {"esque", kAdj}, {"proof", kAdj}, {"like", kAdj},  {"al", kAdj},
    {"ient", kAdj}, {"ss", kNn},     {"us", kNn},     {"is", kNn},     {"ics", kNn},
    {"tion", kNn},  {"s", kNns},
};

std::vector<TagScore> GuessLower(std::string_view lower) {
  if (lower.ends_with("ing") && lower.size() > 4) return {{kVbg, 0}, {kNn, -2}, {kAdj, -3}};
  if (lower.ends_with("ed") && lower.size() > 3) return {{kVbd, 0}, {kVbn, 0}, {kAdj, -2}};
  if (lower.ends_with("ize") || lower.ends_with("ise") || lower.ends_with("ify")) {
    return {{kVb, 0}, {kVbp, 0}, {kNn, -2}};
  }
  for (const Suffix& suffix : kSuffixes) {
    if (!lower.ends_with(suffix.end) || lower.size() < suffix.end.size() + 2) continue;
    if (suffix.tag == kNns) return {{kNns, 0}, {kVbz, -3}, {kNn, -4}};
    if (suffix.tag == kAdj) return {{kAdj, 0}, {kNn, -2}};
    return {{suffix.tag, 0}, {suffix.tag == kNn ? kAdj : kNn, -4}};
  }
  return {{kNn, 0}, {kAdj, -3}, {kVb, -3}, {kVbp, -5}};
}

void Add(FineTag tag, int score, std::vector<TagScore>* out) {
  for (TagScore& known : *out) {
    if (known.tag == tag) {
      known.score = std::max(known.score, score);
      return;
    }
  }
  out->push_back({tag, score});
}

void AddToAll(int score, std::vector<TagScore>* candidates) {
  for (TagScore& c : *candidates) c.score += score;
}

// "NN ADV-2": tags with scores; nullopt when one is no tag.
std::optional<std::vector<TagScore>> ParseTags(std::string_view cell) {
  std::vector<TagScore> out;
  for (std::string_view part : SplitWords(cell)) {
    const size_t minus = part.find('-');
    const auto tag = ParseFineTag(part.substr(0, minus));
    const auto score = minus == std::string_view::npos ? std::optional<int64_t>(0)
                                                       : ParseInt(part.substr(minus + 1));
    if (!tag || !score) return std::nullopt;
    out.push_back({*tag, -static_cast<int>(*score)});
  }
  if (out.empty()) return std::nullopt;
  return out;
}

// May, March: the lexicon has them as names as well.
bool IsNameToo(const std::vector<TagScore>& tags) {
  return std::any_of(tags.begin(), tags.end(), [](const TagScore& c) { return c.tag == kNnp; });
}

// Function words that are also names or parts of names: May, North, Second.
bool MayBeName(const std::vector<TagScore>& tags) {
  return std::any_of(tags.begin(), tags.end(), [](const TagScore& c) {
    return c.tag == kNnp || c.tag == kNn || c.tag == kAdj;
  });
}

Result<std::map<std::string, FunctionWord, std::less<>>> ReadFunctionWords(
    const LexiconSet& lexicons) {
  const auto found = lexicons.Find("en/function_words.tsv");
  if (!found.ok()) return found.error();
  const Table& table = **found;
  std::map<std::string, FunctionWord, std::less<>> words;
  for (size_t row = 0; row < table.size(); ++row) {
    auto tags = ParseTags(table.Cell(row, "tags"));
    if (!tags) return table.ErrorAt(row, "column tags: not a list of fine tags");
    words[std::string(table.Cell(row, "form"))] = {*std::move(tags),
                                                   std::string(table.Cell(row, "lemma"))};
  }
  return words;
}

}  // namespace

std::optional<FineTag> ParseFineTag(std::string_view name) {
  for (size_t i = 0; i < kFineTagCount; ++i) {
    if (kFineTags[i].name == name) return static_cast<FineTag>(i);
  }
  return std::nullopt;
}

Result<TagCandidates> TagCandidates::Compile(const LexiconSet& lexicons) {
  TagCandidates out;
  auto words = ReadFunctionWords(lexicons);
  if (!words.ok()) return words.error();
  auto adverbs = ReadWordMap(lexicons, "en/adverbs.tsv", "lemma", "note");
  if (!adverbs.ok()) return adverbs.error();
  auto nationalities = ReadWordMap(lexicons, "en/nationalities.tsv", "form", "note");
  if (!nationalities.ok()) return nationalities.error();
  auto lemmatizer = Lemmatizer::Compile(lexicons);
  if (!lemmatizer.ok()) return lemmatizer.error();
  out.function_words_ = *std::move(words);
  out.adverbs_ = *std::move(adverbs);
  out.nationalities_ = *std::move(nationalities);
  out.lemmatizer_ = *std::move(lemmatizer);
  return out;
}

bool TagCandidates::IsKnown(std::string_view lower) const { return !OfKnown(lower).empty(); }

void TagCandidates::AddVerbTags(std::string_view lower, std::vector<TagScore>* out) const {
  const auto noun_score = [](std::string_view mark) {
    return mark == "often" ? 0 : mark == "some" ? -1 : -3;
  };
  const auto verb_score = [](std::string_view mark) { return mark == "often" ? -1 : 0; };
  if (const auto verb = lemmatizer_.verbs().find(lower); verb != lemmatizer_.verbs().end()) {
    Add(kVb, verb_score(verb->second), out);
    Add(kVbp, verb_score(verb->second), out);
    if (!verb->second.empty()) Add(kNn, noun_score(verb->second), out);
  }
  const bool past = lemmatizer_.irregular_pasts().contains(lower);
  const bool participle = lemmatizer_.irregular_participles().contains(lower);
  if (past) Add(kVbd, 0, out);
  if (participle) Add(kVbn, 0, out);
  const std::string lemma = lemmatizer_.KnownVerb(lower);
  if (lemma.empty()) return;
  if (lower.ends_with("ing")) {
    Add(kVbg, 0, out);
    Add(kNn, -3, out);
    Add(kAdj, -4, out);
  } else if (lower.ends_with("ed") && !past && !participle) {
    Add(kVbd, 0, out);
    Add(kVbn, 0, out);
    Add(kAdj, -3, out);
  } else if (lower.ends_with('s') && !past && !participle) {
    const auto verb = lemmatizer_.verbs().find(lemma);
    const std::string_view mark =
        verb == lemmatizer_.verbs().end() ? std::string_view() : std::string_view(verb->second);
    Add(kVbz, verb_score(mark), out);
    if (!mark.empty()) Add(kNns, noun_score(mark), out);
  }
}

void TagCandidates::AddNounTags(std::string_view lower, std::vector<TagScore>* out) const {
  if (lemmatizer_.IsNoun(lower)) Add(kNn, -1, out);
  if (const auto at = lemmatizer_.irregular_nouns().find(lower);
      at != lemmatizer_.irregular_nouns().end()) {
    Add(at->second == lower ? kNn : kNns, 0, out);
    if (at->second == lower) Add(kNns, 0, out);
    return;
  }
  if (lower.ends_with('s') && !lemmatizer_.IsNoun(lower) &&
      lemmatizer_.IsNoun(lemmatizer_.OfNoun(lower))) {
    Add(kNns, -1, out);
  }
}

std::vector<TagScore> TagCandidates::OfKnown(std::string_view lower) const {
  if (const auto word = function_words_.find(lower); word != function_words_.end()) {
    return word->second.tags;
  }
  std::vector<TagScore> out;
  AddVerbTags(lower, &out);
  const bool verbal = !out.empty();
  AddNounTags(lower, &out);
  if (!verbal) {
    for (TagScore& c : out) c.score = 0;
  }
  if (lemmatizer_.IsAdjective(lower) || lemmatizer_.OfAdjective(lower) != lower) Add(kAdj, 0, &out);
  if (adverbs_.contains(lower)) Add(kAdv, 0, &out);
  return out;
}

std::vector<TagScore> TagCandidates::Of(const Token& token, Casing casing) const {
  if (const auto word = function_words_.find(token.lower);
      word != function_words_.end() && !StartsWithUpper(token.form)) {
    return word->second.tags;
  }
  if (const auto marks = TagOfMarks(token.form)) {
    if (token.lower != "'" && token.lower != "’") return {{*marks, 0}};
  }
  std::vector<TagScore> out = OfKnown(token.lower);
  const bool capital = StartsWithUpper(token.form);
  if (!capital) {
    if (!out.empty()) return out;
    if (HasDigit(token.form)) return {{kNum, 0}, {kNn, -2}, {kAdj, -3}};
    return GuessLower(token.lower);
  }
  if (nationalities_.contains(token.form)) return {{kAdj, 2}, {kNnp, 0}};
  if (casing == Casing::kInside) {
    if (IsFunctionWord(token.lower) && !IsAllCaps(token.form)) {
      Add(kNnp, IsNameToo(out) ? 3 : MayBeName(out) ? 1 : -1, &out);
      return out;
    }
    AddToAll(-6, &out);
    Add(kNnp, 3, &out);
    return out;
  }
  if (out.empty()) {
    if (casing == Casing::kShout) out = GuessLower(token.lower);
    AddToAll(-2, &out);
    Add(kNnp, casing == Casing::kShout ? 0 : 2, &out);
    if (casing != Casing::kShout) {
      for (TagScore c : GuessLower(token.lower)) Add(c.tag, c.score - 2, &out);
    }
    return out;
  }
  if (IsFunctionWord(token.lower)) {
    if (MayBeName(out)) Add(kNnp, -2, &out);
  } else {
    Add(kNnp, IsAllCaps(token.form) && casing != Casing::kShout ? 2 : -3, &out);
  }
  return out;
}

std::string TagCandidates::LemmaOf(const Token& token, FineTag tag) const {
  const std::string& lower = token.lower;
  if (UposOf(tag) == Upos::kPropn) return token.form;
  if (tag == kBe || tag == kBen || tag == kBeg) return "be";
  if (tag == kHv || tag == kHvg) return "have";
  if (tag == kDo) return "do";
  if (UposOf(tag) == Upos::kVerb) {
    if (lower == "has" || lower == "having") return "have";
    return tag == kVb || tag == kVbp ? lower : lemmatizer_.OfVerb(lower);
  }
  if (tag == kNns && !IsFunctionWord(lower)) return lemmatizer_.OfNoun(lower);
  if (const auto word = function_words_.find(lower); word != function_words_.end()) {
    return word->second.lemma;
  }
  if (tag == kAdj) {
    return nationalities_.contains(token.form) ? token.form : lemmatizer_.OfAdjective(lower);
  }
  return lower;
}

}  // namespace detente
