// document/sentence.h: a sentence and its tokens, between the stages. Not written to dossiers.
#ifndef DETENTE_DOCUMENT_SENTENCE_H_
#define DETENTE_DOCUMENT_SENTENCE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace detente {

// Universal POS tags.
enum class Upos {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// Penn Treebank tags, as the English treebanks of Universal Dependencies use them.
enum class Xpos {
  kDollar,
  kCloseQuote,
  kComma,
  kOpenBracket,
  kCloseBracket,
  kStop,
  kColon,
  kAdd,  // address on the net
  kAfx,
  kCc,
  kCd,
  kDt,
  kEx,
  kFw,
  kGw,  // a part of a word that goes with another
  kHyph,
  kIn,
  kJj,
  kJjr,
  kJjs,
  kLs,
  kMd,
  kNfp,  // superfluous punctuation
  kNn,
  kNnp,
  kNnps,
  kNns,
  kPdt,
  kPos,
  kPrp,
  kPrpPoss,
  kRb,
  kRbr,
  kRbs,
  kRp,
  kSym,
  kTo,
  kUh,
  kVb,
  kVbd,
  kVbg,
  kVbn,
  kVbp,
  kVbz,
  kWdt,
  kWp,
  kWpPoss,
  kWrb,
  kOpenQuote,
  kNone,
};

// Relations of Universal Dependencies, with the subtypes of its English treebanks.
enum class Deprel {
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};

struct Token {
  TextSpan span;
  std::string form;   // as in the text
  std::string lower;  // lowercased
  std::string lemma;  // lowercased, except for proper nouns
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  int head = -1;  // token of the sentence that governs this one; -1: none, it is the root
  Deprel deprel = Deprel::kDep;
  std::string feats;  // "Number=Sing|Person=3"; empty where nobody asked for it
};

struct Sentence {
  TextSpan span;
  int paragraph = 0;     // index into Article::paragraphs
  bool heading = false;  // title, standfirst, or a cross-head: no full sentence is expected
  std::vector<Token> tokens;
};

std::string_view ToString(Upos tag);
std::string_view ToString(Xpos tag);  // "_" for kNone
std::string_view ToString(Deprel relation);
std::optional<Upos> ParseUpos(std::string_view name);
std::optional<Xpos> ParseXpos(std::string_view name);
std::optional<Deprel> ParseDeprel(std::string_view name);

}  // namespace detente

#endif  // DETENTE_DOCUMENT_SENTENCE_H_
