// text/fine_tag.h (private to the folder): the tags that the tagger chooses among. They are finer
// than Universal POS where that helps to choose: verbs by form, pronouns by use.
#ifndef DETENTE_TEXT_FINE_TAG_H_
#define DETENTE_TEXT_FINE_TAG_H_

#include <array>
#include <optional>
#include <string_view>

#include "document/sentence.h"

namespace detente {

enum class FineTag {
  kStart,
  kDet,
  kPoss,  // my, whose
  kGen,   // 's
  kPrs,   // he: may stand before its verb
  kPrn,
  kWh,   // who, which, that
  kWrb,  // when, how
  kEx,   // there
  kAdj,
  kNn,
  kNns,
  kNnp,
  kNum,
  kAdp,
  kTo,
  kRp,  // particle
  kMd,
  kHv,
  kHvg,  // having
  kBe,
  kBen,  // been
  kBeg,  // being
  kDo,
  kVb,  // infinitive, imperative
  kVbp,
  kVbz,
  kVbd,
  kVbn,
  kVbg,
  kAdv,
  kCc,
  kSc,
  kNot,
  kComma,
  kStop,  // other punctuation
  kSym,
  kIntj,
  kX,
};

struct FineTagName {
  std::string_view name;  // in lexicons/en
  Upos upos;
};

inline constexpr std::array<FineTagName, 39> kFineTags = {{
    {"START", Upos::kX},   {"DET", Upos::kDet},   {"POSS", Upos::kPron},   {"GEN", Upos::kPart},
    {"PRS", Upos::kPron},  {"PRN", Upos::kPron},  {"WH", Upos::kPron},     {"WRB", Upos::kAdv},
    {"EX", Upos::kPron},   {"ADJ", Upos::kAdj},   {"NN", Upos::kNoun},     {"NNS", Upos::kNoun},
    {"NNP", Upos::kPropn}, {"NUM", Upos::kNum},   {"ADP", Upos::kAdp},     {"TO", Upos::kPart},
    {"RP", Upos::kAdp},    {"MD", Upos::kAux},    {"HV", Upos::kAux},      {"HVG", Upos::kAux},
    {"BE", Upos::kAux},    {"BEN", Upos::kAux},   {"BEG", Upos::kAux},     {"DO", Upos::kAux},
    {"VB", Upos::kVerb},   {"VBP", Upos::kVerb},  {"VBZ", Upos::kVerb},    {"VBD", Upos::kVerb},
    {"VBN", Upos::kVerb},  {"VBG", Upos::kVerb},  {"ADV", Upos::kAdv},     {"CC", Upos::kCconj},
    {"SC", Upos::kSconj},  {"NOT", Upos::kPart},  {"COMMA", Upos::kPunct}, {"STOP", Upos::kPunct},
    {"SYM", Upos::kSym},   {"INTJ", Upos::kIntj}, {"X", Upos::kX},
}};

inline constexpr size_t kFineTagCount = kFineTags.size();

constexpr size_t Index(FineTag tag) { return static_cast<size_t>(tag); }
constexpr Upos UposOf(FineTag tag) { return kFineTags[Index(tag)].upos; }

std::optional<FineTag> ParseFineTag(std::string_view name);

// A tag that a word may have, and how likely it is for the word alone (0: usual; below: rarer).
struct TagScore {
  FineTag tag = FineTag::kX;
  int score = 0;
};

}  // namespace detente

#endif  // DETENTE_TEXT_FINE_TAG_H_
