#include "cli/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view MonthName(Day day) { return kMonths[MonthOf(day) - 1]; }

// Columns of a word on a terminal: code points, less escape sequences.
int Columns(std::string_view word) {
  int columns = 0;
  for (size_t i = 0; i < word.size();) {
    if (word[i] == '\x1b') {
      const size_t end = word.find('m', i);
      if (end == std::string_view::npos) break;
      i = end + 1;
      continue;
    }
    i += DecodeAt(word, i).length;
    ++columns;
  }
  return columns;
}

// Words on lines of at most kTextWidth columns, the first begun with `first`, the others `rest`.
std::string Fill(std::string_view text, const std::string& first, const std::string& rest) {
  std::string out = first;
  int column = Columns(first);
  int words_on_line = 0;
  for (std::string_view word : SplitWords(text)) {
    const int columns = Columns(word);
    if (words_on_line > 0 && column + 1 + columns > kTextWidth) {
      out += '\n' + rest;
      column = Columns(rest);
      words_on_line = 0;
    }
    if (words_on_line > 0) {
      out += ' ';
      ++column;
    }
    out.append(word);
    column += columns;
    ++words_on_line;
  }
  return out + '\n';
}

// The last bytes of a text before a position: enough for a word.
std::string_view Before(std::string_view text, uint32_t position) {
  constexpr uint32_t kBytes = 24;
  const uint32_t begin = position > kBytes ? position - kBytes : 0;
  return Slice(text, {begin, position});
}

std::string DaysWords(Day from, Day to) {
  if (from == to) return DayWords(from);
  if (YearOf(from) != YearOf(to)) return fmt::format("{} – {}", DayWords(from), DayWords(to));
  if (MonthOf(from) != MonthOf(to)) {
    return fmt::format("{} {} – {}", DayOfMonth(from), MonthName(from), DayWords(to));
  }
  if (from == FirstOfMonth(from) && to == LastOfMonth(to)) {
    return fmt::format("{} {}", MonthName(from), YearOf(from));
  }
  return fmt::format("{}–{} {} {}", DayOfMonth(from), DayOfMonth(to), MonthName(from),
                     YearOf(from));
}

}  // namespace

std::string Style::Wrap(const char* code, std::string_view text) const {
  if (!colour_) return std::string(text);
  // Word by word, so that wrapping may break between them.
  std::vector<std::string> words;
  for (std::string_view word : Split(text, ' ')) {
    words.push_back(word.empty() ? "" : fmt::format("\x1b[{}m{}\x1b[0m", code, word));
  }
  return Join(words, " ");
}

std::string Wrapped(std::string_view text, int indent, int hanging) {
  return Fill(text, std::string(static_cast<size_t>(indent), ' '),
              std::string(static_cast<size_t>(hanging), ' '));
}

std::string Barred(std::string_view text, int indent) {
  const std::string bar = std::string(static_cast<size_t>(indent), ' ') + "│ ";
  return Fill(text, bar, bar);
}

std::string DayWords(Day day) {
  return fmt::format("{} {} {}", DayOfMonth(day), MonthName(day), YearOf(day));
}

std::string BoundsWords(const std::optional<DayBounds>& bounds) {
  if (!bounds || (!bounds->earliest && !bounds->latest)) return "date unknown";
  if (!bounds->earliest) return "by " + DayWords(*bounds->latest);
  if (!bounds->latest) return "from " + DayWords(*bounds->earliest);
  return DaysWords(*bounds->earliest, *bounds->latest);
}

std::string WhenWords(const EventTime& when) {
  if (when.ongoing) return fmt::format("since {}, ongoing", BoundsWords(when.start));
  if (!when.end || when.end == when.start) return BoundsWords(when.start);
  return fmt::format("{} to {}", BoundsWords(when.start), BoundsWords(when.end));
}

std::string PublishedWords(const std::optional<Published>& published) {
  if (!published) return "undated";
  std::string out = DaysWords(published->from.day, published->to.day);
  if (published->from.minute) {
    out += fmt::format(" {:02}:{:02}", *published->from.minute / 60, *published->from.minute % 60);
  }
  if (published->zone) out += ' ' + *published->zone;
  return out;
}

std::string Evidence(const Article& article, TextSpan sentence, std::optional<TextSpan> part,
                     const Style& style) {
  const std::string_view text = article.text;
  if (!part || !sentence.Contains(*part) || part->empty()) {
    return FoldSpace(Slice(text, sentence));
  }
  const std::string before(Slice(text, {sentence.begin, part->begin}));
  const std::string after(Slice(text, {part->end, sentence.end}));
  return before + style.Mark(FoldSpace(Slice(text, *part))) + after;
}

std::string NamesOf(const Dossier& dossier, const std::vector<ActorIndex>& actors,
                    std::string_view none) {
  std::vector<std::string> names;
  for (ActorIndex actor : actors) names.push_back(dossier.actors[static_cast<size_t>(actor)].name);
  return names.empty() ? std::string(none) : Join(names, ", ");
}

namespace {

// The words between the two halves, without marks; "then" for a mere comma.
std::string JointOf(const Article& article, const Condition& c) {
  const bool first = c.if_span.end <= c.then_span.begin;
  const TextSpan between = first ? TextSpan{c.if_span.end, c.then_span.begin}
                                 : TextSpan{c.then_span.end, c.if_span.begin};
  if (between.begin > between.end) return "";
  std::string words = FoldSpace(Slice(article.text, between));
  const bool marked = !Trim(words).empty();
  std::erase_if(words, [](char ch) { return ch == ',' || ch == '.' || ch == ';' || ch == '"'; });
  words = ToLower(FoldSpace(words));
  while (words.starts_with("”") || words.starts_with("“")) words = words.substr(3);
  words = std::string(Trim(words));
  return words.empty() && marked ? "then" : words;
}

}  // namespace

std::string ConnectiveOf(const Article& article, const Condition& condition) {
  static constexpr std::array<std::string_view, 8> kWords = {"unless", "until", "without",  "once",
                                                             "when",   "after", "provided", "if"};
  const auto words = SplitWords(Before(article.text, condition.if_span.begin));
  const std::string last = words.empty() ? "" : ToLower(words.back());
  const bool known = std::find(kWords.begin(), kWords.end(), last) != kWords.end();
  const std::string joint = JointOf(article, condition);
  if (condition.if_span.end <= condition.then_span.begin) {
    if (joint.empty() && !known) return "over";
    if (joint.starts_with("before") || joint.ends_with("otherwise")) return "first";
  }
  const std::string before_last = words.size() > 1 ? ToLower(words[words.size() - 2]) : "";
  const bool exchange = before_last == "exchange" || before_last == "return";
  if (last == "for" && exchange) return "in exchange for";
  const bool only = before_last == "only";
  return known ? fmt::format("{}{}", only ? "only " : "", last) : "if";
}

std::vector<std::string> ConditionLines(const Article& article, const Condition& condition,
                                        const Style& style) {
  const auto text = [&](TextSpan span) { return FoldSpace(Slice(article.text, span)); };
  const std::string asked = style.Mark(text(condition.if_span));
  const std::string outcome = text(condition.then_span);
  const std::string joint = JointOf(article, condition);
  const bool first = condition.if_span.end <= condition.then_span.begin;
  // More words between them are somebody's "he said".
  const size_t most = first ? 3 : 4;
  const std::string opening = style.Dim(ConnectiveOf(article, condition));
  if (SplitWords(joint).size() > most)
    return {opening + " " + asked, style.Dim("then") + " " + outcome};
  if (!first) return {outcome, style.Dim(joint) + " " + asked};
  // "such a move | would strain ties", "only if X | will Y"
  if (joint.empty()) return {opening == style.Dim("over") ? asked : opening + " " + asked, outcome};
  // A word between them joins them ("before", "and"); else one stands before both ("If").
  if (joint != "then") return {asked, style.Dim(joint) + " " + outcome};
  return {opening + " " + asked, style.Dim("then") + " " + outcome};
}

std::string VoiceOf(const Dossier& dossier, const Event& event) {
  if (event.said_by) {
    const Statement& s = dossier.statements[static_cast<size_t>(*event.said_by)];
    if (!s.speakers.empty()) return "as said by " + NamesOf(dossier, s.speakers, "");
    if (s.mention) {
      return "as said by “" + FoldSpace(Slice(dossier.article.text, *s.mention)) + "”";
    }
    return "as said by an unnamed source";
  }
  return "per " + dossier.article.outlet.value_or("an unnamed outlet");
}

}  // namespace detente
