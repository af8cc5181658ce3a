#include "text/tag_mend.h"

#include <vector>

namespace detente {
namespace {

// What hangs on a word.
struct Dependents {
  bool subject = false;
  bool object = false;
  bool direct_object = false;
  bool copula = false;  // the predicate of "is": no verb
  bool article = false;
  bool auxiliary = false;
  bool to = false;  // right before it, as its mark
  bool compound = false;
  bool joined = false;  // to what follows: "A and B"
  bool passive = false;
  int subject_at = -1;
};

std::vector<Dependents> DependentsOf(const Sentence& sentence) {
  std::vector<Dependents> all(sentence.tokens.size());
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (token.head < 0 || token.head >= static_cast<int>(all.size())) continue;
    Dependents& head = all[static_cast<size_t>(token.head)];
    switch (token.deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
        head.subject = true;
        head.passive = token.deprel == Deprel::kNsubjPass;
        head.subject_at = static_cast<int>(i);
        break;
      case Deprel::kConj:
        head.joined = true;
        break;
      case Deprel::kCompound:
        head.compound = true;
        break;
      case Deprel::kObj:
        head.object = head.direct_object = true;
        break;
      case Deprel::kCcomp:
      case Deprel::kXcomp:
        head.object = true;
        break;
      case Deprel::kCop:
        head.copula = true;
        break;
      case Deprel::kDet:
      case Deprel::kNmodPoss:
      case Deprel::kCase:
        head.article = true;
        break;
      case Deprel::kMark:
        head.to = head.to || (token.lower == "to" && token.head == static_cast<int>(i) + 1);
        break;
      case Deprel::kAux:
      case Deprel::kAuxPass:
        head.auxiliary = true;
        break;
      default:
        break;
    }
  }
  return all;
}

bool TakenForAnother(Upos tag) {
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj;
}

bool IsName(const Token& token) {
  const bool noun = token.upos == Upos::kPropn || token.upos == Upos::kNoun;
  return noun && !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
}

// "the Rafah crossing", read as Rafah that crosses: a noun that a name stands before.
bool IsNamedNoun(const Lemmatizer& lemmatizer, const Sentence& sentence, size_t at,
                 const Dependents& has) {
  const Token& token = sentence.tokens[at];
  if (token.upos != Upos::kVerb || token.xpos != Xpos::kVbg) return false;
  if (has.subject || has.object || has.auxiliary) return false;
  if (lemmatizer.KnownNoun(token.lower + "s") != token.lower) return false;
  size_t name = at;
  while (name > 0 && IsName(sentence.tokens[name - 1])) --name;
  return name < at && name > 0 && sentence.tokens[name - 1].lower == "the";
}

// "threat to sue Italy", "agreed to hand back": the tree has a clause there.
bool IsInfinitive(const Lemmatizer& lemmatizer, const Token& token, const Dependents& has) {
  if (!has.to || has.article || has.copula || !TakenForAnother(token.upos)) return false;
  // "to unban": no name is written small.
  const bool small = token.upos == Upos::kPropn && token.form == token.lower;
  return small || lemmatizer.IsVerb(token.lower);
}

// "two banks declared losses": a participle has no subject without an auxiliary; and in
// "saying the flood destroyed both bridges" none has an object.
bool IsFinite(const Token& token, const Dependents& has) {
  const bool active = has.subject || (token.deprel == Deprel::kXcomp && has.direct_object);
  return token.xpos == Xpos::kVbn && active && !has.passive && !has.auxiliary && !has.copula;
}

// "Cameroon shut the crossing": in the present it would be "shuts".
bool IsPastOfOne(const Lemmatizer& lemmatizer, const Sentence& sentence,
                 const std::vector<Dependents>& dependents, size_t at) {
  const Token& token = sentence.tokens[at];
  const Dependents& has = dependents[at];
  if (token.xpos != Xpos::kVbp || has.subject_at < 0 || has.auxiliary) return false;
  const auto subject = static_cast<size_t>(has.subject_at);
  const Xpos number = sentence.tokens[subject].xpos;
  return (number == Xpos::kNnp || number == Xpos::kNn) && !dependents[subject].joined &&
         lemmatizer.IsPast(token.lower);
}

// "a sit-in": what has an article is a noun.
bool IsHyphenedNoun(const Sentence& sentence, size_t at, const Dependents& has) {
  const Token& token = sentence.tokens[at];
  return token.upos == Upos::kAdv && at >= 2 && sentence.tokens[at - 1].form == "-" &&
         has.article && has.compound;
}

Xpos VerbTag(const Token& token, bool auxiliary) {
  if (token.lower.ends_with("ing")) return Xpos::kVbg;
  if (token.lower.ends_with('s')) return Xpos::kVbz;
  return auxiliary ? Xpos::kVbn : Xpos::kVbd;
}

}  // namespace

void MendTags(const Lemmatizer& lemmatizer, Sentence* sentence) {
  const std::vector<Dependents> dependents = DependentsOf(*sentence);
  for (size_t i = 0; i < sentence->tokens.size(); ++i) {
    Token& token = sentence->tokens[i];
    const Dependents& has = dependents[i];
    if (IsFinite(token, has) || IsPastOfOne(lemmatizer, *sentence, dependents, i)) {
      token.xpos = Xpos::kVbd;
    }
    if (IsNamedNoun(lemmatizer, *sentence, i, has) || IsHyphenedNoun(*sentence, i, has)) {
      token.upos = Upos::kNoun;
      token.xpos = Xpos::kNn;
      token.lemma = token.lower;
      continue;
    }
    if (IsInfinitive(lemmatizer, token, has)) {
      token.upos = Upos::kVerb;
      token.xpos = Xpos::kVb;
      token.lemma = token.lower;
      sentence->tokens[i - 1].upos = Upos::kPart;
      sentence->tokens[i - 1].xpos = Xpos::kTo;
      continue;
    }
    if (!TakenForAnother(token.upos) || !has.subject || !has.object || has.copula || has.article) {
      continue;
    }
    if (lemmatizer.KnownVerb(token.lower).empty()) continue;
    token.upos = Upos::kVerb;
    token.xpos = VerbTag(token, has.auxiliary);
  }
}

}  // namespace detente
