// Private to statement/: which actors a phrase that names a source stands for.
#ifndef DETENTE_STATEMENT_SPEAKERS_H_
#define DETENTE_STATEMENT_SPEAKERS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "statement/mentions.h"

namespace detente {

// Statements are asked for in the order of the text: "he", "the ministry", "the statement" look
// back at who spoke last, and then at who the sentences before are about.
class SpeakerFinder {
 public:
  explicit SpeakerFinder(const StatementView& view) : view_(view) {}

  // Empty: the source is no actor of the article.
  std::vector<ActorIndex> Find(TextSpan mention) const;
  void Remember(const std::vector<ActorIndex>& speakers, TextSpan mention);

 private:
  enum class Pronoun { kHe, kShe, kIt, kThey };
  struct Subject {
    std::vector<ActorIndex> actors;
    uint32_t position = 0;
  };

  static std::optional<Pronoun> PronounOf(std::string_view lower);
  std::vector<ActorIndex> OfPronoun(TextSpan mention, Pronoun pronoun) const;
  std::vector<ActorIndex> OfDefinite(TextSpan mention) const;
  std::vector<ActorIndex> OfPair(TextSpan mention) const;
  std::vector<ActorIndex> OwnerOf(TextSpan mention) const;
  std::vector<ActorIndex> OfDocument(TextSpan mention) const;
  std::vector<ActorIndex> IssuerEarlier(TextSpan head) const;
  std::vector<ActorIndex> IssuerBefore(TextSpan before) const;
  std::vector<ActorIndex> IssuerAfter(TextSpan mention) const;
  std::vector<ActorIndex> LatestMedium(uint32_t before) const;
  std::vector<ActorIndex> LatestBody(std::string_view word, uint32_t before) const;
  Subject SubjectBefore(uint32_t position, Pronoun pronoun) const;
  std::vector<ActorIndex> OnlyPersonBefore(uint32_t pronoun, Pronoun gender) const;
  bool Fits(const std::vector<ActorIndex>& actors, Pronoun pronoun) const;
  bool IsCalled(ActorIndex actor, std::string_view pronoun) const;
  bool AnotherBetween(TextSpan pronoun, bool person) const;
  bool IsNameless(const std::vector<ActorIndex>& actors, TextSpan mention) const;

  const StatementView& view_;
  std::vector<ActorIndex> last_;
  std::vector<ActorIndex> body_;  // the last speaker that is a body of people
  uint32_t last_mention_ = 0;
};

}  // namespace detente

#endif  // DETENTE_STATEMENT_SPEAKERS_H_
