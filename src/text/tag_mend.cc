#include "text/tag_mend.h"

#include <vector>

namespace detente {
namespace {

// What hangs on a word.
struct Dependents {
  bool subject = false;
  bool object = false;
  bool copula = false;  // the predicate of "is": no verb
  bool article = false;
  bool auxiliary = false;
};

std::vector<Dependents> DependentsOf(const Sentence& sentence) {
  std::vector<Dependents> all(sentence.tokens.size());
  for (const Token& token : sentence.tokens) {
    if (token.head < 0 || token.head >= static_cast<int>(all.size())) continue;
    Dependents& head = all[static_cast<size_t>(token.head)];
    switch (token.deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
        head.subject = true;
        break;
      case Deprel::kObj:
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
    if (IsNamedNoun(lemmatizer, *sentence, i, has)) {
      token.upos = Upos::kNoun;
      token.xpos = Xpos::kNn;
      token.lemma = token.lower;
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
