#include "event/antecedent.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "event/parties.h"

namespace detente {
namespace {

constexpr size_t kSentencesBack = 3;

enum class Meant { kPerson, kBody, kMany };

std::optional<Meant> MeantBy(std::string_view word) {
  if (word == "he" || word == "she" || word == "his" || word == "her") return Meant::kPerson;
  if (word == "it" || word == "its") return Meant::kBody;
  if (word == "they" || word == "their") return Meant::kMany;
  return std::nullopt;
}

// "he" and "his" are one.
bool IsSameWord(std::string_view a, std::string_view b) {
  return a == b || (a.substr(0, 2) == b.substr(0, 2) && MeantBy(a) == MeantBy(b));
}

bool Fits(const EventView& view, const NounPhrase& phrase, const std::vector<Party>& parties,
          Meant meant) {
  if (parties.empty()) return false;
  const Actor& first = view.input.actors[static_cast<size_t>(parties[0].actor)];
  const bool one = parties.size() == 1 && first.country.has_value();
  const ActorKind kind = first.kind;
  switch (meant) {
    case Meant::kPerson:
      return one && kind == ActorKind::kPerson;
    case Meant::kBody:
      return one && kind != ActorKind::kPerson && !view.IsPlural(phrase);
    case Meant::kMany:
      return parties.size() > 1 || (kind != ActorKind::kCountry && view.IsPlural(phrase));
  }
  return false;
}

// In what somebody says, or only in what is quoted.
bool IsSaid(const EventView& view, TextSpan span, bool quoted) {
  const auto& statements = view.input.statements;
  return std::any_of(statements.begin(), statements.end(), [&](const Statement& statement) {
    return (!quoted || statement.form == StatementForm::kDirect) &&
           std::any_of(statement.content.begin(), statement.content.end(),
                       [&](TextSpan content) { return content.Contains(span); });
  });
}

TextSpan SpanOfPhrase(const EventView& view, const NounPhrase& phrase) {
  return SpanOf(view.sentence, phrase.range);
}

// Subjects of finite verbs that stand before a token, in text order; what is quoted is left out.
std::vector<int> SubjectsBefore(const EventView& view, int token) {
  std::vector<int> subjects;
  for (const VerbGroup& verb : view.syntax.verbs) {
    const NounPhrase* subject = view.Phrase(verb.subject);
    if (subject == nullptr || verb.form != VerbForm::kFinite || verb.subject_inherited) continue;
    if (subject->range.end > token || IsSaid(view, SpanOfPhrase(view, *subject), true)) continue;
    subjects.push_back(verb.subject);
  }
  return subjects;
}

// Of a finite verb: "since his call congratulating Rama, Kurti" looks ahead.
bool IsSubjectOrOwnsOne(const EventView& view, const NounPhrase& pronoun) {
  return std::any_of(view.syntax.verbs.begin(), view.syntax.verbs.end(), [&](const auto& verb) {
    const NounPhrase* subject = view.Phrase(verb.subject);
    return subject != nullptr && verb.form == VerbForm::kFinite &&
           (subject == &pronoun || view.Phrase(subject->possessor) == &pronoun);
  });
}

// "When he returned, Rama said": the subject of the clause that the pronoun's stands before.
int SubjectAhead(const EventView& view, const NounPhrase& pronoun) {
  for (const VerbGroup& verb : view.syntax.verbs) {
    const NounPhrase* subject = view.Phrase(verb.subject);
    const bool main = verb.form == VerbForm::kFinite && verb.governor == kNoIndex;
    if (!main || subject == nullptr || subject->pronoun) continue;
    if (subject->range.begin >= pronoun.range.end && verb.clause.Contains(pronoun.head)) {
      return verb.subject;
    }
  }
  return kNoIndex;
}

std::vector<ActorIndex> PersonsIn(const EventView& view) {
  std::vector<ActorIndex> persons;
  for (const EventMention& mention : view.mentions) {
    const bool seen = std::find(persons.begin(), persons.end(), mention.actor) != persons.end();
    const bool person = view.ActorOf(mention).kind == ActorKind::kPerson;
    if (person && !seen && !IsSaid(view, mention.span, true)) persons.push_back(mention.actor);
  }
  return persons;
}

// Looks for the antecedent of one pronoun, sentence by sentence.
class Search {
 public:
  Search(const EventView& view, const NounPhrase& pronoun, Meant meant)
      : view_(view), word_(view.Lower(pronoun.head)), meant_(meant) {}

  std::vector<ActorIndex> Find(const NounPhrase& pronoun) {
    const std::vector<int> here = SubjectsBefore(view_, pronoun.range.begin);
    for (auto at = here.rbegin(); at != here.rend() && !ends_; ++at) {
      Look(view_, *at);
      if (ends_ && IsOtherBetween(*view_.Phrase(*at), pronoun)) found_.clear();
    }
    if (const int ahead = SubjectAhead(view_, pronoun); ahead != kNoIndex && !ends_) {
      Look(view_, ahead);
    }
    // "The plane crashed after it": nobody of an earlier sentence.
    if (!here.empty() && meant_ != Meant::kPerson) ends_ = true;
    const auto& sentences = view_.input.sentences;
    size_t number = 0;
    while (number < sentences.size() && sentences[number].span != view_.sentence.span) ++number;
    for (size_t back = 1; !ends_ && back <= kSentencesBack && back <= number; ++back) {
      const Sentence& sentence = sentences[number - back];
      if (sentence.heading) break;
      LookIn(EventView(view_.input, sentence, view_.lexicon));
    }
    return found_;
  }

 private:
  // Takes the parties of a subject where they fit; a subject that is the same pronoun leads on.
  void Look(const EventView& view, int index) {
    const NounPhrase& subject = *view.Phrase(index);
    if (subject.pronoun) return;
    std::vector<Party> parties;
    AddPartiesOf(view, index, false, &parties);
    if (!Fits(view, subject, parties, meant_)) return;
    found_ = ActorsOf(parties);
    ends_ = true;
  }

  // "Haiti's president pardoned Jean when he was freed": whoever was named later may be meant.
  bool IsOtherBetween(const NounPhrase& subject, const NounPhrase& pronoun) const {
    return std::any_of(
        view_.mentions.begin(), view_.mentions.end(), [&](const EventMention& mention) {
          const bool between =
              mention.range.begin >= subject.range.end && mention.range.end <= pronoun.range.begin;
          const bool other = std::find(found_.begin(), found_.end(), mention.actor) == found_.end();
          return meant_ == Meant::kPerson && between && other &&
                 view_.ActorOf(mention).kind == ActorKind::kPerson;
        });
  }

  void LookIn(const EventView& earlier) {
    const std::vector<int> subjects = SubjectsBefore(earlier, earlier.token_count());
    const NounPhrase* first = subjects.empty() ? nullptr : earlier.Phrase(subjects[0]);
    const auto goes_on = [&](int index) {
      const NounPhrase& subject = *earlier.Phrase(index);
      return subject.pronoun && IsSameWord(earlier.Lower(subject.head), word_);
    };
    if (first != nullptr && goes_on(subjects[0])) return;
    if (first != nullptr) Look(earlier, subjects[0]);
    if (ends_ || std::any_of(subjects.begin(), subjects.end(), goes_on)) return;
    if (meant_ != Meant::kPerson) {
      ends_ = first != nullptr;
      return;
    }
    const std::vector<ActorIndex> persons = PersonsIn(earlier);
    const bool placed = persons.size() == 1 &&
                        view_.input.actors[static_cast<size_t>(persons[0])].country.has_value();
    if (placed) found_ = persons;
    ends_ = !persons.empty();
  }

  const EventView& view_;
  std::string_view word_;
  Meant meant_;
  std::vector<ActorIndex> found_;
  bool ends_ = false;
};

}  // namespace

bool AddAntecedent(const EventView& view, const NounPhrase& pronoun, std::vector<Party>* parties) {
  const auto meant = MeantBy(view.Lower(pronoun.head));
  const TextSpan span = SpanOfPhrase(view, pronoun);
  if (!meant || IsSaid(view, span, false) || !IsSubjectOrOwnsOne(view, pronoun)) return false;
  bool added = false;
  for (ActorIndex actor : Search(view, pronoun, *meant).Find(pronoun)) {
    added = added || !HasActor(*parties, actor);
    AddParty({actor, span}, parties);
  }
  return added;
}

}  // namespace detente
