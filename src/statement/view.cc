#include "statement/view.h"

#include <algorithm>

namespace detente {

StatementSentence::StatementSentence(const Sentence& sentence,
                                     std::span<const Quotation> quotations,
                                     std::span<const TimeExpression> times)
    : sentence_(&sentence), syntax_(Analyze(sentence)) {
  quote_.assign(sentence.tokens.size(), -1);
  time_.assign(sentence.tokens.size(), -1);
  for (int i = 0; i < size(); ++i) {
    const uint32_t at = Span(i).begin;
    const auto after =
        std::upper_bound(quotations.begin(), quotations.end(), at,
                         [](uint32_t p, const Quotation& q) { return p < q.span.begin; });
    if (after != quotations.begin() && (after - 1)->span.Contains(at)) {
      quote_[i] = static_cast<int>(after - 1 - quotations.begin());
    }
  }
  for (const TimeExpression& time : times) {
    if (!time.span.Overlaps(sentence.span)) continue;
    int first = -1;
    for (int i = 0; i < size(); ++i) {
      if (!Span(i).Overlaps(time.span)) continue;
      if (first < 0) first = i;
      time_[i] = first;
    }
  }
}

bool StatementSentence::Is(int token, std::string_view lower) const {
  return Has(token) && sentence_->tokens[token].lower == lower;
}

bool StatementSentence::IsAny(int token, std::initializer_list<std::string_view> lowers) const {
  return Has(token) &&
         std::find(lowers.begin(), lowers.end(), sentence_->tokens[token].lower) != lowers.end();
}

bool StatementSentence::Tagged(int token, std::initializer_list<Upos> tags) const {
  return Has(token) &&
         std::find(tags.begin(), tags.end(), sentence_->tokens[token].upos) != tags.end();
}

bool StatementSentence::Nominal(int token) const {
  return Tagged(token, {Upos::kNoun, Upos::kPropn, Upos::kAdj, Upos::kNum, Upos::kDet, Upos::kPron,
                        Upos::kSym});
}

std::string_view StatementSentence::Lower(int token) const {
  return Has(token) ? std::string_view(sentence_->tokens[token].lower) : std::string_view();
}

std::string_view StatementSentence::Lemma(int token) const {
  return Has(token) ? std::string_view(sentence_->tokens[token].lemma) : std::string_view();
}

TextSpan StatementSentence::Span(int token) const {
  if (Has(token)) return sentence_->tokens[token].span;
  return {sentence_->span.end, sentence_->span.end};
}

bool StatementSentence::FiniteVerbIn(TokenRange range) const {
  return std::any_of(syntax_.verbs.begin(), syntax_.verbs.end(), [&](const VerbGroup& verb) {
    return verb.form == VerbForm::kFinite && range.Contains(verb.head);
  });
}

int StatementSentence::EndWithoutStop() const {
  int end = size();
  while (end > 0 && IsAny(end - 1, {".", "!", "?", ";"}) && Quote(end - 1) < 0) --end;
  return end;
}

namespace {

// "USA Today", "Russia Today": a day's name in a medium's name.
bool InName(std::span<const Actor> actors, TextSpan span) {
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) {
    return std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](const Mention& mention) {
      return mention.form == MentionForm::kName && mention.span.Contains(span);
    });
  });
}

}  // namespace

StatementView MakeView(const Article& article, std::span<const Sentence> sentences,
                       std::span<const Actor> actors, std::span<const TimeExpression> times,
                       const StatementLexicon& lexicon) {
  StatementView view{&article, actors, {}, &lexicon.data(), FindQuotations(article), {}};
  for (const TimeExpression& time : times) {
    if (!InName(actors, time.span)) view.times.push_back(time);
  }
  view.sentences.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    view.sentences.emplace_back(sentence, view.quotations, view.times);
  }
  return view;
}

}  // namespace detente
