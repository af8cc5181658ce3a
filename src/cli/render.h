// cli/render.h: how records are shown to a person: colour, wrapping, dates in words.
#ifndef DETENTE_CLI_RENDER_H_
#define DETENTE_CLI_RENDER_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/records.h"

namespace detente {

// ANSI styles, or nothing when not writing to a terminal.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}
  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Title(std::string_view text) const { return Wrap("1;36", text); }
  std::string Key(std::string_view text) const { return Wrap("33", text); }
  std::string Mark(std::string_view text) const { return Wrap("1;4", text); }

 private:
  std::string Wrap(const char* code, std::string_view text) const;
  bool colour_;
};

constexpr int kTextWidth = 96;

// Words of `text` on lines of at most kTextWidth columns, begun with `indent` blanks, or `hanging`
// ones from the second line on. Escape sequences take no room.
std::string Wrapped(std::string_view text, int indent, int hanging);
// The same, each line begun with a bar: what the article says in its own words.
std::string Barred(std::string_view text, int indent);

// "13 Aug 2022", "21-28 Feb 2022", "by 13 Aug 2022", "from 3 May 2019", "date unknown".
std::string DayWords(Day day);
std::string BoundsWords(const std::optional<DayBounds>& bounds);
// "since 21-28 Feb 2022, ongoing", "21-31 Jul 2022", "between 3 May and 9 June 2019".
std::string WhenWords(const EventTime& when);
std::string PublishedWords(const std::optional<Published>& published);

// The sentence, with `part` of it set off.
std::string Evidence(const Article& article, TextSpan sentence, std::optional<TextSpan> part,
                     const Style& style);

// How the antecedent is joined in the text: the word that opens it ("unless", "until"; the span is
// without it, and "unless" turns its sense round), "first" where "before" or "otherwise" follows it
// ("must X before Y"), "in exchange for", "over" of a deed that is warned of; else "if".
std::string ConnectiveOf(const Article& article, const Condition& condition);

// The two halves of a condition in the order and with the joining words of the text, one a line:
// "it will not sign the treaty", "unless Libya withdraws"; the antecedent is set off.
std::vector<std::string> ConditionLines(const Article& article, const Condition& condition,
                                        const Style& style);

// "per TASS", "per an unnamed outlet", "said by Aleksandr X".
std::string VoiceOf(const Dossier& dossier, const Event& event);
std::string NamesOf(const Dossier& dossier, const std::vector<ActorIndex>& actors,
                    std::string_view none);

}  // namespace detente

#endif  // DETENTE_CLI_RENDER_H_
