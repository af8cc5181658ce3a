#include "text/tagger.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/tag_candidates.h"

namespace detente {

namespace {

using enum FineTag;

using Transitions = std::array<std::array<int, kFineTagCount>, kFineTagCount>;

}  // namespace

struct Tagger::Data {
  TagCandidates candidates;
  Transitions transitions{};  // from, to
};

namespace {

// "NN:4", "*:-2".
bool SetTransition(std::string_view part, std::array<int, kFineTagCount>* row) {
  const size_t colon = part.find(':');
  if (colon == std::string_view::npos) return false;
  const auto score = ParseInt(part.substr(colon + 1));
  if (!score) return false;
  if (part.substr(0, colon) == "*") {
    row->fill(static_cast<int>(*score));
    return true;
  }
  const auto to = ParseFineTag(part.substr(0, colon));
  if (to) (*row)[Index(*to)] = static_cast<int>(*score);
  return to.has_value();
}

Result<Transitions> ReadTransitions(const LexiconSet& lexicons) {
  const auto found = lexicons.Find("en/tag_transitions.tsv");
  if (!found.ok()) return found.error();
  const Table& table = **found;
  Transitions out{};
  for (size_t row = 0; row < table.size(); ++row) {
    const auto from = ParseFineTag(table.Cell(row, "from"));
    if (!from) return table.ErrorAt(row, "column from: no fine tag");
    for (std::string_view part : SplitWords(table.Cell(row, "to"))) {
      if (!SetTransition(part, &out[Index(*from)])) {
        return table.ErrorAt(row, "column to: \"" + std::string(part) + "\" is no TAG:score");
      }
    }
  }
  return out;
}

// One way to read the sentence up to a token. Adverbs and quotation marks let the tag before them
// (`memory`) be seen: "has not been", "was reportedly killed".
struct Node {
  FineTag tag = kX;
  FineTag memory = kX;
  int score = 0;
  int back = -1;  // node of the token before
};

bool IsTransparent(FineTag tag, std::string_view form) {
  if (tag == kAdv || tag == kNot) return true;
  return tag == kStop && !form.empty() && form != "." && form != "?" && form != "!" && form != "(";
}

int Follow(const Transitions& transitions, const Node& node, FineTag to) {
  const int direct = transitions[Index(node.tag)][Index(to)];
  if (node.memory == node.tag) return direct;
  if (node.tag == kStop) return transitions[Index(node.memory)][Index(to)];
  return std::max(direct, transitions[Index(node.memory)][Index(to)] - 1);
}

void Keep(const Node& node, std::vector<Node>* nodes) {
  for (Node& known : *nodes) {
    if (known.tag == node.tag && known.memory == node.memory) {
      if (node.score > known.score) known = node;
      return;
    }
  }
  nodes->push_back(node);
}

std::vector<Node> Extend(const std::vector<Node>& before, const TagScore& candidate,
                         std::string_view form, const Transitions& transitions) {
  std::vector<Node> out;
  for (size_t i = 0; i < before.size(); ++i) {
    const FineTag memory = IsTransparent(candidate.tag, form) ? before[i].memory : candidate.tag;
    Keep({candidate.tag, memory,
          before[i].score + candidate.score + Follow(transitions, before[i], candidate.tag),
          static_cast<int>(i)},
         &out);
  }
  return out;
}

std::vector<FineTag> BestTags(const Sentence& sentence,
                              const std::vector<std::vector<TagScore>>& candidates,
                              const Transitions& transitions) {
  std::vector<std::vector<Node>> lattice = {{{kStart, kStart, 0, -1}}};
  for (size_t t = 0; t < candidates.size(); ++t) {
    std::vector<Node> nodes;
    for (const TagScore& candidate : candidates[t]) {
      const std::string_view form = sentence.tokens[t].form;
      for (const Node& node : Extend(lattice.back(), candidate, form, transitions)) {
        Keep(node, &nodes);
      }
    }
    lattice.push_back(std::move(nodes));
  }
  const auto by_score = [](const Node& a, const Node& b) { return a.score < b.score; };
  const auto best = std::max_element(lattice.back().begin(), lattice.back().end(), by_score);
  int node = static_cast<int>(best - lattice.back().begin());
  std::vector<FineTag> tags(candidates.size(), kX);
  for (size_t t = candidates.size(); t > 0; --t) {
    const Node& at = lattice[t][static_cast<size_t>(node)];
    tags[t - 1] = at.tag;
    node = at.back;
  }
  return tags;
}

bool IsFiniteTag(FineTag tag) {
  return tag == kVbd || tag == kVbz || tag == kVbp || tag == kMd || tag == kBe || tag == kHv ||
         tag == kDo;
}

bool IsInsidePhrase(FineTag tag) {
  return tag == kDet || tag == kPoss || tag == kGen || tag == kAdj || tag == kNn || tag == kNns ||
         tag == kNnp || tag == kNum || tag == kPrs || tag == kPrn || tag == kEx;
}

// "after X attacked": a preposition before a phrase and its finite verb opens a clause, where the
// word may do so. One token of look-ahead in the lattice is not enough to see that.
void FixClauseOpeners(const std::vector<std::vector<TagScore>>& candidates,
                      std::vector<FineTag>* tags) {
  constexpr size_t kMaxPhrase = 12;
  for (size_t t = 0; t < tags->size(); ++t) {
    const bool may = std::any_of(candidates[t].begin(), candidates[t].end(),
                                 [](const TagScore& c) { return c.tag == kSc; });
    if (!may) continue;
    size_t next = t + 1;
    if ((*tags)[t] == kDet) {  // "that" is no determiner of a plural
      while (next < tags->size() && ((*tags)[next] == kAdj || (*tags)[next] == kNn)) ++next;
      if (next < tags->size() && (*tags)[next] == kNns) (*tags)[t] = kSc;
      continue;
    }
    if ((*tags)[t] != kAdp) continue;
    while (next < tags->size() && next < t + kMaxPhrase && IsInsidePhrase((*tags)[next])) ++next;
    if (next > t + 1 && next < tags->size() && IsFiniteTag((*tags)[next])) (*tags)[t] = kSc;
  }
}

bool HasLetter(std::string_view form) { return !form.empty() && IsLetter(DecodeAt(form, 0).value); }

// How capitals are used in the sentence as a whole.
Casing SentenceCasing(const Sentence& sentence, const TagCandidates& candidates) {
  int words = 0;
  int capital = 0;
  int shouted = 0;
  for (const Token& token : sentence.tokens) {
    if (!HasLetter(token.form)) continue;
    shouted += IsAllCaps(token.form) ? 2 : -1;
    if (token.form.size() < 4 || candidates.IsFunctionWord(token.lower)) continue;
    ++words;
    capital += StartsWithUpper(token.form) ? 1 : 0;
  }
  if (words >= 2 && shouted > 0) return Casing::kShout;
  if (words >= 3 && capital * 4 > words * 3) return Casing::kTitle;
  return Casing::kInside;
}

bool OpensSentence(const Sentence& sentence, size_t t) {
  for (size_t i = 0; i < t; ++i) {
    if (HasLetter(sentence.tokens[i].form)) {
      const std::string& before = sentence.tokens[t - 1].form;
      return before == "“" || before == "‘" || before == "\"" || before == ":" || before == "«";
    }
    if (i > 8) return false;
  }
  return true;
}

}  // namespace

Result<Tagger> Tagger::Compile(const LexiconSet& lexicons) {
  auto candidates = TagCandidates::Compile(lexicons);
  if (!candidates.ok()) return candidates.error();
  auto transitions = ReadTransitions(lexicons);
  if (!transitions.ok()) return transitions.error();
  auto data = std::make_shared<Data>();
  data->candidates = *std::move(candidates);
  data->transitions = *std::move(transitions);
  Tagger tagger;
  tagger.data_ = std::move(data);
  return tagger;
}

void Tagger::Tag(Sentence* sentence) const {
  if (!data_) return;
  const Casing whole = SentenceCasing(*sentence, data_->candidates);
  std::vector<std::vector<TagScore>> candidates;
  for (size_t t = 0; t < sentence->tokens.size(); ++t) {
    const bool opening = whole == Casing::kInside && OpensSentence(*sentence, t);
    candidates.push_back(
        data_->candidates.Of(sentence->tokens[t], opening ? Casing::kOpening : whole));
  }
  auto tags = BestTags(*sentence, candidates, data_->transitions);
  FixClauseOpeners(candidates, &tags);
  for (size_t t = 0; t < tags.size(); ++t) {
    Token& token = sentence->tokens[t];
    token.upos = UposOf(tags[t]);
    token.lemma = data_->candidates.LemmaOf(token, tags[t]);
  }
}

void TagSentences(std::vector<Sentence>* sentences, const Tagger& tagger) {
  for (Sentence& sentence : *sentences) tagger.Tag(&sentence);
}

}  // namespace detente
