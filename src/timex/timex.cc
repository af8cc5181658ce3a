#include "timex/timex.h"

#include <algorithm>
#include <utility>

#include "timex/anchor.h"
#include "timex/grammar.h"
#include "timex/tense.h"

namespace detente {
namespace {

using timex::Atoms;
using timex::Expression;
using timex::Kind;

// A sentence's expressions as written, beside its atoms.
struct Written {
  const Sentence* sentence;
  Atoms atoms;
  std::vector<Expression> expressions;
};

// "from 3 May to 5 June 2019": the year of the second is that of the first.
void ShareYears(const Atoms& atoms, std::vector<Expression>* expressions) {
  for (size_t i = expressions->size(); i-- > 1;) {
    Expression& first = (*expressions)[i - 1];
    const Expression& second = (*expressions)[i];
    const bool months = first.kind == Kind::kDate && second.kind == Kind::kDate && first.month &&
                        second.month && !first.year && second.year;
    const bool linked = second.begin == first.end + 1 &&
                        (atoms.IsDash(first.end) || atoms.Is(first.end, "to") ||
                         atoms.Is(first.end, "and") || atoms.Is(first.end, "or") ||
                         atoms.Is(first.end, "until") || atoms.Is(first.end, "through"));
    if (months && linked && *first.month <= *second.month &&
        first.direction == timex::Direction::kNone) {
      first.year = second.year;
    }
  }
}

// The first year of a text that tells of past years rather than of the days around its
// publication; null for news.
std::optional<int> TaleYear(const std::vector<Written>& all,
                            const std::optional<Published>& published) {
  int deictic = 0;
  std::vector<int> years;
  for (const Written& written : all) {
    for (const Expression& e : written.expressions) {
      if (e.year && *e.year > 100) years.push_back(*e.year);
      const bool now = (e.kind == Kind::kDate && e.weekday && !e.day) ||
                       (e.kind == Kind::kOffset && e.origin == timex::Origin::kPublication) ||
                       (e.kind == Kind::kUnit && (e.direction == timex::Direction::kThis ||
                                                  e.direction == timex::Direction::kLast ||
                                                  e.direction == timex::Direction::kNext));
      deictic += now ? 1 : 0;
    }
  }
  if (years.size() < 5 || years.size() < 3 * static_cast<size_t>(deictic)) return std::nullopt;
  const int first = years.front();
  if (!published) return first;
  std::nth_element(years.begin(), years.begin() + static_cast<long>(years.size() / 2), years.end());
  if (years[years.size() / 2] < YearOf(published->from.day)) return first;
  return std::nullopt;
}

std::vector<Written> ParseAll(std::span<const Sentence> sentences,
                              const TimexLexicon::Data& lexicon) {
  std::vector<Written> all;
  all.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    Written written{&sentence, Atoms(sentence, lexicon), {}};
    written.expressions = timex::Grammar(written.atoms, lexicon).ParseAll();
    ShareYears(written.atoms, &written.expressions);
    all.push_back(std::move(written));
  }
  return all;
}

void ResolveSentence(const Written& written, const TimexLexicon::Data& lexicon,
                     timex::Anchor* anchor, std::vector<TimeExpression>* times) {
  anchor->StartSentence();
  for (const Expression& e : written.expressions) {
    const int token = written.atoms[e.begin].token;
    auto time = anchor->Resolve(e, timex::TenseAt(*written.sentence, token, lexicon));
    if (!time) continue;
    time->span = {written.atoms[e.begin].span.begin, written.atoms[e.end - 1].span.end};
    times->push_back(*std::move(time));
  }
}

}  // namespace

std::vector<TimeExpression> FindTimes(const Article& article, std::span<const Sentence> sentences,
                                      const TimexLexicon& lexicon) {
  const std::vector<Written> all = ParseAll(sentences, lexicon.data());
  timex::Anchor anchor(article.published, TaleYear(all, article.published));
  std::vector<TimeExpression> times;
  for (const Written& written : all) ResolveSentence(written, lexicon.data(), &anchor, &times);
  return times;
}

}  // namespace detente
