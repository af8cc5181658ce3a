#include "syntax/syntax_text.h"

#include <string_view>

#include "base/strings.h"
#include "syntax/syntax.h"

namespace detente {
namespace {

// Writes the phrases and verbs of one sentence.
class Writer {
 public:
  explicit Writer(const Sentence& sentence) : sentence_(sentence), syntax_(Analyze(sentence)) {}

  std::string Write() const {
    std::string out;
    for (const NounPhrase& phrase : syntax_.phrases) out += PhraseLine(phrase) + '\n';
    for (const VerbGroup& verb : syntax_.verbs) out += VerbLine(verb) + '\n';
    return out;
  }

 private:
  std::string Words(TokenRange range) const {
    std::string out;
    for (int t = range.begin; t < range.end; ++t) {
      const Token& token = sentence_.tokens[static_cast<size_t>(t)];
      const bool tight = t > range.begin &&
                         sentence_.tokens[static_cast<size_t>(t) - 1].span.end == token.span.begin;
      if (t > range.begin && !tight) out += ' ';
      out += token.form;
    }
    return '"' + out + '"';
  }
  std::string Word(int token) const { return sentence_.tokens[static_cast<size_t>(token)].lower; }
  std::string Lemma(int token) const { return sentence_.tokens[static_cast<size_t>(token)].lemma; }
  std::string PhraseWords(int phrase) const {
    return Words(syntax_.phrases[static_cast<size_t>(phrase)].range);
  }
  // With its preposition, and the parts of the list that it begins.
  std::string Oblique(int phrase) const {
    const int preposition = syntax_.phrases[static_cast<size_t>(phrase)].preposition;
    return (preposition == kNoIndex ? "" : Word(preposition) + ' ') + PhraseWords(phrase);
  }

  std::string PhraseLine(const NounPhrase& phrase) const {
    std::string out = "np " + Words(phrase.range) + " head " + Lemma(phrase.head);
    if (phrase.pronoun) out += " pronoun";
    if (phrase.set_aside) out += " set aside";
    if (phrase.preposition != kNoIndex) {
      out += " prep " + Word(phrase.preposition);
      out += " gov " + (phrase.governor == kNoIndex ? "-" : Lemma(phrase.governor));
    }
    if (phrase.possessor != kNoIndex) out += " of " + PhraseWords(phrase.possessor);
    if (phrase.conjoined != kNoIndex) out += " and " + PhraseWords(phrase.conjoined);
    return out;
  }

  static std::string_view FormName(const VerbGroup& verb) {
    switch (verb.form) {
      case VerbForm::kFinite:
        return "finite";
      case VerbForm::kInfinitive:
        return "infinitive";
      case VerbForm::kGerund:
        return "gerund";
      case VerbForm::kParticiple:
        return "participle";
    }
    return "";
  }

  static std::string_view TenseName(const VerbGroup& verb) {
    switch (verb.tense) {
      case Tense::kNone:
        return "";
      case Tense::kPast:
        return " past";
      case Tense::kPresent:
        return " present";
      case Tense::kFuture:
        return " future";
    }
    return "";
  }

  static std::string Features(const VerbGroup& verb) {
    std::string out(FormName(verb));
    out += TenseName(verb);
    if (!verb.modal.empty()) out += " modal " + verb.modal;
    if (verb.perfect) out += " perfect";
    if (verb.progressive) out += " progressive";
    if (verb.passive) out += " passive";
    if (verb.negated) out += " negated";
    return out;
  }

  std::string VerbLine(const VerbGroup& verb) const {
    std::string out =
        "verb " + Words(verb.range) + " head " + Lemma(verb.head) + ' ' + Features(verb);
    if (verb.subject != kNoIndex) {
      out += (verb.subject_inherited ? " subj* " : " subj ") + PhraseWords(verb.subject);
    }
    for (int object : verb.objects) out += " obj " + PhraseWords(object);
    for (int oblique : verb.obliques) out += " obl " + Oblique(oblique);
    if (verb.agent != kNoIndex) out += " agent " + PhraseWords(verb.agent);
    if (verb.governor != kNoIndex) {
      out += " under " + Lemma(syntax_.verbs[static_cast<size_t>(verb.governor)].head);
    }
    if (verb.marker != kNoIndex) out += " marker " + Word(verb.marker);
    return out + " clause " + Words(verb.clause);
  }

  const Sentence& sentence_;
  Syntax syntax_;
};

}  // namespace

std::string SyntaxText(std::span<const Sentence> sentences) {
  std::string out;
  for (const Sentence& sentence : sentences) out += Writer(sentence).Write();
  return out;
}

}  // namespace detente
