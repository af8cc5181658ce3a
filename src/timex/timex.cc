#include "timex/timex.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "timex/anchor.h"
#include "timex/grammar.h"
#include "timex/tense.h"
#include "timex/ties.h"

namespace detente {
namespace {

using timex::Atoms;
using timex::Expression;
using timex::Kind;
using timex::TimeOfClause;

constexpr int kNewsDays = 3;
constexpr int kFarYears = 10;

// A sentence's expressions as written, beside its atoms.
struct Written {
  const Sentence* sentence;
  Atoms atoms;
  std::vector<Expression> expressions;
};

// A month, or a season, that may share its year with a neighbour.
bool IsPartOfYear(const Expression& e) {
  return (e.kind == Kind::kDate && e.month) || e.kind == Kind::kSeason;
}

// "from 3 May to 5 June 2019": the year of the second is that of the first; "from November to
// February 1989": the year before it.
void ShareYears(const Atoms& atoms, std::vector<Expression>* expressions) {
  for (size_t i = expressions->size(); i-- > 1;) {
    Expression& first = (*expressions)[i - 1];
    const Expression& second = (*expressions)[i];
    const bool alike = first.kind == second.kind && IsPartOfYear(first) && IsPartOfYear(second) &&
                       !first.year && second.year;
    const bool reaches = atoms.IsDash(first.end) || atoms.Is(first.end, "to") ||
                         atoms.Is(first.end, "until") || atoms.Is(first.end, "through");
    const bool listed =
        atoms.Is(first.end, "and") || atoms.Is(first.end, "or") || atoms.Is(first.end, "/");
    const bool linked = second.begin == first.end + 1 && (reaches || listed);
    if (!alike || !linked || first.direction != timex::Direction::kNone) continue;
    const bool turned = first.month && second.month && *first.month > *second.month;
    if (!turned) first.year = second.year;
    if (turned && reaches) first.year = *second.year - 1;
  }
}

bool IsDeictic(const Expression& e) {
  switch (e.kind) {
    case Kind::kDate:
      return e.weekday && !e.day;
    case Kind::kOffset:
      return e.origin == timex::Origin::kPublication;
    case Kind::kUnit:
      return e.direction == timex::Direction::kThis || e.direction == timex::Direction::kLast ||
             e.direction == timex::Direction::kNext;
    default:
      return false;
  }
}

// A date as written that is the publication's, or nearly: the text is news.
bool IsDateline(const Expression& e, const std::optional<Published>& published) {
  if (!published || !e.year || !e.month || !e.day) return false;
  const auto day = MakeDay(*e.year, static_cast<unsigned>(*e.month), static_cast<unsigned>(*e.day));
  return day && std::abs((*day - published->from.day).count()) <= kNewsDays;
}

// The first year of a text that tells of past years rather than of the days around its
// publication; null for news.
std::optional<int> TaleYear(const std::vector<Written>& all,
                            const std::optional<Published>& published) {
  size_t deictic = 0;
  std::vector<int> years;
  for (const Written& written : all) {
    for (const Expression& e : written.expressions) {
      if (IsDateline(e, published)) return std::nullopt;
      if (e.year && *e.year > 100) years.push_back(*e.year);
      deictic += IsDeictic(e) ? 1 : 0;
    }
  }
  if (years.size() < 5 || years.size() < 4 * deictic) return std::nullopt;
  const int first = years.front();
  if (!published) return first;
  std::nth_element(years.begin(), years.begin() + static_cast<long>(years.size() / 2), years.end());
  if (years[years.size() / 2] < YearOf(published->from.day)) return first;
  return std::nullopt;
}

// Marks the years of a tale that lie far from the one before and from the one after: "the
// greatest defeat since 1812". What follows goes on where the tale was.
void MarkAsides(std::vector<Written>* all) {
  std::vector<Expression*> dated;
  for (Written& written : *all) {
    for (Expression& e : written.expressions) {
      if (e.year && *e.year > 100) dated.push_back(&e);
    }
  }
  std::optional<int> thread;
  for (size_t i = 0; i < dated.size(); ++i) {
    const int year = *dated[i]->year;
    const int next = i + 1 < dated.size() ? *dated[i + 1]->year : thread.value_or(year);
    dated[i]->aside = thread && std::abs(year - *thread) > kFarYears &&
                      std::abs(next - *thread) < std::abs(next - year);
    if (!dated[i]->aside) thread = year;
  }
}

std::vector<Written> ParseAll(std::span<const Sentence> sentences,
                              const TimexLexicon::Data& lexicon) {
  std::vector<Written> all;
  all.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    Written written{&sentence, Atoms(sentence, lexicon), {}};
    written.expressions = timex::Grammar(written.atoms).ParseAll();
    ShareYears(written.atoms, &written.expressions);
    all.push_back(std::move(written));
  }
  return all;
}

// The token of the expression that governs its others: "morning" of "Friday morning".
int HeadToken(const Sentence& sentence, const Atoms& atoms, const Expression& e) {
  const int first = atoms[e.begin].token;
  const int last = atoms[e.end - 1].token;
  for (int i = first; i <= last; ++i) {
    const int head = sentence.tokens[static_cast<size_t>(i)].head;
    if (head < first || head > last) return i;
  }
  return first;
}

// What the expressions before have told.
struct Told {
  timex::Anchor anchor;
  timex::EventDates events;
};

TextSpan SpanOf(const Written& written, const Expression& e) {
  return {written.atoms[e.begin].span.begin, written.atoms[e.end - 1].span.end};
}

// "two days after the vote" where the vote has a date; the span grows to the event's noun, unless
// the next expression stands before it ("after the May vote").
std::optional<TimeExpression> Tied(const Written& written, size_t index, Told* told) {
  const Expression& e = written.expressions[index];
  if (e.kind != Kind::kDuration) return std::nullopt;
  const auto tie = told->events.Find(*written.sentence, written.atoms[e.end - 1].token + 1);
  if (!tie) return std::nullopt;
  const uint32_t end = written.sentence->tokens[static_cast<size_t>(tie->token)].span.end;
  const bool last = index + 1 >= written.expressions.size();
  if (!last && SpanOf(written, written.expressions[index + 1]).begin < end) return std::nullopt;
  auto time = told->anchor.ResolveTied(e, tie->date, tie->sign);
  if (time) time->span = {SpanOf(written, e).begin, end};
  return time;
}

// Is the time the date told last, or a part of it?
bool IsToldLast(const TimeExpression& time, const timex::Anchor& anchor) {
  return time.range && anchor.last() && anchor.last()->from <= time.range->from.day &&
         time.range->to.day <= anchor.last()->to;
}

std::optional<TimeExpression> Untied(const Written& written, const Expression& e, int token,
                                     const TimexLexicon::Data& lexicon, Told* told) {
  auto time = told->anchor.Resolve(e, timex::TenseAt(*written.sentence, token, lexicon));
  if (!time) return std::nullopt;
  time->span = SpanOf(written, e);
  if (IsToldLast(*time, told->anchor)) {
    told->events.Note(*written.sentence, token, *told->anchor.last());
  }
  return time;
}

bool IsBareWeekday(const Expression& e) {
  return e.kind == Kind::kDate && e.weekday && !e.day && e.direction == timex::Direction::kNone;
}

void MoveDays(int days, TimeExpression* time) {
  time->range->from.day += std::chrono::days(days);
  time->range->to.day += std::chrono::days(days);
  time->value = FormatDay(time->range->from.day);
}

// "from Friday to Saturday", where Saturday is the one before and Friday was taken for today: the
// second of two weekdays is not before the first.
void OrderWeekdays(const Written& written, size_t index, int token,
                   const TimexLexicon::Data& lexicon, std::vector<TimeExpression>* times) {
  if (index == 0 || times->size() < 2) return;
  const Expression& first = written.expressions[index - 1];
  const Expression& second = written.expressions[index];
  const Atoms& atoms = written.atoms;
  const bool linked = atoms.IsDash(first.end) || atoms.Is(first.end, "to") ||
                      atoms.Is(first.end, "until") || atoms.Is(first.end, "through") ||
                      atoms.Is(first.end, "and");
  if (!linked || second.begin != first.end + 1 || !IsBareWeekday(first) || !IsBareWeekday(second))
    return;
  TimeExpression* one = &(*times)[times->size() - 2];
  TimeExpression* two = &times->back();
  const bool days = one->range && two->range && one->range->precision == Precision::kDay &&
                    two->range->precision == Precision::kDay;
  if (!days || two->range->from.day >= one->range->from.day) return;
  const TimeOfClause tense = timex::TenseAt(*written.sentence, token, lexicon);
  if (tense == TimeOfClause::kFuture || tense == TimeOfClause::kPresent) {
    MoveDays(7, two);
  } else {
    MoveDays(-7, one);
  }
}

void ResolveSentence(Written* written, const TimexLexicon::Data& lexicon, Told* told,
                     std::vector<TimeExpression>* times) {
  told->anchor.StartSentence();
  for (size_t i = 0; i < written->expressions.size(); ++i) {
    Expression& e = written->expressions[i];
    const int token = HeadToken(*written->sentence, written->atoms, e);
    e.governor = timex::GovernorOf(*written->sentence, token);
    // "left on Saturday, the ministry said on Monday": "the same day" is Saturday.
    if (told->anchor.HasSentenceDay() && timex::IsReport(*written->sentence, e.governor)) {
      e.aside = true;
    }
    auto time = Tied(*written, i, told);
    if (!time) time = Untied(*written, e, token, lexicon, told);
    if (!time) continue;
    times->push_back(*std::move(time));
    OrderWeekdays(*written, i, token, lexicon, times);
  }
}

}  // namespace

std::vector<TimeExpression> FindTimes(const Article& article, std::span<const Sentence> sentences,
                                      const TimexLexicon& lexicon) {
  std::vector<Written> all = ParseAll(sentences, lexicon.data());
  const auto tale_year = TaleYear(all, article.published);
  if (tale_year) MarkAsides(&all);
  Told told{timex::Anchor(article.published, tale_year), {}};
  std::vector<TimeExpression> times;
  for (Written& written : all) ResolveSentence(&written, lexicon.data(), &told, &times);
  return times;
}

}  // namespace detente
