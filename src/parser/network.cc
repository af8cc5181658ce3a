#include "parser/network.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "parser/tree.h"

namespace detente {
namespace {

// Head states of a sentence are quantised more coarsely, since they meet quantised numbers.
constexpr int kBilinearMax = 2047;

int Greatest(const float* values, int count) {
  return static_cast<int>(std::max_element(values, values + count) - values);
}

// Half steps of the logarithm to base 2, as model.py has them: 1, 1.4, 2, 2.8, 4, 5.7, ...
int DistanceBucket(int distance, int buckets) {
  const unsigned d = static_cast<unsigned>(std::max(distance, 1));
  const int whole = static_cast<int>(std::bit_width(d)) - 1;
  // d >= 2^(whole + 1/2)  <=>  d^2 >= 2^(2 whole + 1)
  const bool half = static_cast<uint64_t>(d) * d >= (uint64_t{1} << (2 * whole + 1));
  return std::min(2 * whole + (half ? 1 : 0), buckets - 1);
}

// "said that he", "that man", "what that is", "the man that came".
void AgreeThat(bool in_relative_clause, Token* token) {
  switch (token->deprel) {
    case Deprel::kMark:
      token->upos = Upos::kSconj;
      token->xpos = Xpos::kIn;
      break;
    case Deprel::kDet:
      token->upos = Upos::kDet;
      token->xpos = Xpos::kDt;
      break;
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kObl:
    case Deprel::kNmod:
      token->upos = Upos::kPron;
      token->xpos = in_relative_clause ? Xpos::kWdt : Xpos::kDt;
      break;
    default:
      break;
  }
}

std::string WithEnd(const std::string& form, const LemmaRule& rule) {
  if (!form.ends_with(rule.cut)) return form;
  return form.substr(0, form.size() - rule.cut.size()) + rule.add;
}

}  // namespace

Network::Network(const Parser::Model& model, const Kernels& kernels)
    : model_(model),
      kernels_(kernels),
      linear_(kernels),
      encoder_(model.encoder, model.vectors, kernels),
      tagger_(model.tagger, model.vectors, kernels) {}

std::unique_ptr<Network> NetworkPool::Take(const Parser::Model& model, bool portable) {
  {
    const std::lock_guard lock(mutex_);
    auto& free = free_[portable ? 1 : 0];
    if (!free.empty()) {
      std::unique_ptr<Network> network = std::move(free.back());
      free.pop_back();
      return network;
    }
  }
  return std::make_unique<Network>(model, portable ? PortableKernels() : BestKernels());
}

void NetworkPool::Return(std::unique_ptr<Network> network, bool portable) {
  const std::lock_guard lock(mutex_);
  free_[portable ? 1 : 0].push_back(std::move(network));
}

void Network::Run(std::span<const std::span<Token>> sentences, const Parser::Options& options) {
  options_ = options;
  batch_.tokens.clear();
  batch_.starts.assign(1, 0);
  for (std::span<Token> sentence : sentences) {
    for (Token& token : sentence) batch_.tokens.push_back(&token);
    batch_.starts.push_back(batch_.tokens.size());
  }
  if (batch_.tokens.empty()) return;
  encoder_.Run(batch_, options.listener);
  tagger_.Run(batch_, options.listener);
  SetTags();
  Tell("tags");
  Matrix& states = encoder_.last_layer();
  states.insert(states.end(), model_.root.begin(), model_.root.end());
  SetArcs();
  Tell("arcs");
  SetLabels();
  AgreeWithTree();
  Tell("labels");
}

// Both encoders say what they think of the two tags; the first one alone knows of lemmas and
// features.
void Network::SetTags() {
  const Matrix& states = encoder_.first_layer();
  const LinearLayer& second = model_.tagger_tags;
  linear_.Apply(model_.tags, states.data(), Rows(), model_.tags.weights.inputs, &scores_);
  AddScores(second, tagger_.last_layer().data(), second.weights.inputs);
  AddLateScores(model_.late, encoder_.LateStates());
  AddLateScores(model_.tagger_late, tagger_.LateStates());
  for (int r = 0; r < Rows(); ++r) {
    SetTagsOf(scores_.data() + Size(r, model_.tags.weights.padded_outputs),
              batch_.tokens[static_cast<size_t>(r)]);
  }
  if (!options_.feats) return;
  const LinearLayer& feats = model_.feats_layer;
  linear_.Apply(feats, states.data(), Rows(), feats.weights.inputs, &projected_);
  for (int r = 0; r < Rows(); ++r) {
    const int best = Greatest(projected_.data() + Size(r, feats.weights.padded_outputs),
                              static_cast<int>(model_.feats.size()));
    batch_.tokens[static_cast<size_t>(r)]->feats = model_.feats[static_cast<size_t>(best)];
  }
}

// Adds to the first numbers of each row of the tags' scores.
void Network::AddScores(const LinearLayer& layer, const float* in, int in_stride) {
  linear_.Apply(layer, in, Rows(), in_stride, &projected_);
  for (int r = 0; r < Rows(); ++r) {
    kernels_.add(projected_.data() + Size(r, layer.weights.padded_outputs), layer.weights.outputs,
                 scores_.data() + Size(r, model_.tags.weights.padded_outputs));
  }
}

void Network::AddLateScores(const LateLayers& late, const Matrix& states) {
  linear_.Apply(late.in, states.data(), Rows(), late.in.weights.inputs, &dep_);
  kernels_.leaky_relu(dep_.data(), static_cast<int>(dep_.size()));
  AddScores(late.out, dep_.data(), late.in.weights.padded_outputs);
}

// The two tags are chosen together, since each alone may contradict the other.
void Network::SetTagsOf(const float* scores, Token* token) const {
  const float* xpos_scores = scores + model_.upos.size();
  const float* rule_scores = xpos_scores + model_.xpos.size();
  float best = -std::numeric_limits<float>::infinity();
  for (const auto& [upos, xpos] : model_.tag_pairs) {
    const float score = scores[upos] + xpos_scores[xpos];
    if (score <= best) continue;
    best = score;
    token->upos = model_.upos[upos];
    token->xpos = model_.xpos[xpos];
  }
  const int rules = static_cast<int>(model_.lemma_rules.size());
  const LemmaRule& rule = model_.lemma_rules[static_cast<size_t>(Greatest(rule_scores, rules))];
  if (const std::string* irregular = model_.FindLemma(token->lower, token->upos)) {
    token->lemma = *irregular;
  } else {
    token->lemma = WithEnd(token->upos == Upos::kPropn ? token->form : token->lower, rule);
  }
}

void Network::SetArcs() {
  const Matrix& states = encoder_.last_layer();
  const int state = model_.arc_dep.weights.inputs;
  linear_.Apply(model_.arc_dep, states.data(), Rows(), state, &dep_);
  linear_.Apply(model_.arc_head, states.data(), Rows() + 1, state, &head_);
  kernels_.leaky_relu(dep_.data(), static_cast<int>(dep_.size()));
  kernels_.leaky_relu(head_.data(), static_cast<int>(head_.size()));
  linear_.Apply(model_.bilinear, dep_.data(), Rows(), model_.arc_dep.weights.padded_outputs,
                &bilinear_);
  for (size_t s = 0; s + 1 < batch_.starts.size(); ++s) SetHeadsOf(s);
}

// Scores of a sentence: the bilinear form of its words and its possible heads. Both are quantised,
// so that the sums are whole.
void Network::SetHeadsOf(size_t sentence) {
  const int start = static_cast<int>(batch_.starts[sentence]);
  const int words = static_cast<int>(batch_.starts[sentence + 1]) - start;
  const int width = model_.bilinear.weights.outputs;
  const int stride = model_.bilinear.weights.padded_outputs;
  std::vector<int16_t> heads(Size(words + 1, width));
  std::vector<float> steps(static_cast<size_t>(words) + 1);
  std::vector<float> biases(static_cast<size_t>(words) + 1);
  for (int h = 0; h <= words; ++h) {
    const float* row = head_.data() + Size(h == 0 ? Rows() : start + h - 1, stride);
    steps[static_cast<size_t>(h)] =
        kernels_.quantize(row, width, kBilinearMax, heads.data() + Size(h, width));
    float bias = 0.0F;
    for (int i = 0; i < width; ++i) bias += row[i] * model_.head_bias[static_cast<size_t>(i)];
    biases[static_cast<size_t>(h)] = bias;
  }
  const PackedWeights packed = PackedWeights::Pack(heads.data(), words + 1, width, width);
  quantized_.resize(Size(words, width));
  std::vector<float> word_steps(static_cast<size_t>(words));
  for (int d = 0; d < words; ++d) {
    word_steps[static_cast<size_t>(d)] =
        kernels_.quantize(bilinear_.data() + Size(start + d, stride), width, kBilinearMax,
                          quantized_.data() + Size(d, width));
  }
  sums_.resize(Size(words, packed.padded_outputs));
  kernels_.multiply(quantized_.data(), words, packed, sums_.data());
  scores_.resize(Size(words, words + 1));
  const int buckets = static_cast<int>(model_.distance[0].size());
  for (int d = 0; d < words; ++d) {
    for (int h = 0; h <= words; ++h) {
      const int apart = d + 1 - h;
      const auto& side = model_.distance[apart > 0 ? 1 : 0];
      const float product =
          static_cast<float>(sums_[Size(d, packed.padded_outputs) + static_cast<size_t>(h)]) *
          (word_steps[static_cast<size_t>(d)] * steps[static_cast<size_t>(h)]);
      scores_[Size(d, words + 1) + static_cast<size_t>(h)] =
          product + biases[static_cast<size_t>(h)] +
          side[static_cast<size_t>(DistanceBucket(std::abs(apart), buckets))];
    }
  }
  const std::vector<int> found = BestTree(scores_, words);
  for (int d = 0; d < words; ++d) {
    batch_.tokens[static_cast<size_t>(start + d)]->head = found[static_cast<size_t>(d)] - 1;
  }
}

void Network::SetLabels() {
  const Matrix& states = encoder_.last_layer();
  const int state = model_.label_dep.weights.inputs;
  const int width = model_.label.weights.inputs;
  const int stride = model_.label_dep.weights.padded_outputs;
  linear_.Apply(model_.label_dep, states.data(), Rows(), state, &dep_);
  linear_.Apply(model_.label_head, states.data(), Rows() + 1, state, &head_);
  for (size_t s = 0; s + 1 < batch_.starts.size(); ++s) {
    for (size_t t = batch_.starts[s]; t < batch_.starts[s + 1]; ++t) {
      const int head = batch_.tokens[t]->head;
      const int row = head < 0 ? Rows() : static_cast<int>(batch_.starts[s]) + head;
      float* sum = dep_.data() + t * static_cast<size_t>(stride);
      kernels_.add(head_.data() + Size(row, stride), width, sum);
      kernels_.leaky_relu(sum, width);
    }
  }
  linear_.Apply(model_.label, dep_.data(), Rows(), stride, &scores_);
  const int labels = model_.label.weights.outputs;
  for (int r = 0; r < Rows(); ++r) {
    float* scores = scores_.data() + Size(r, model_.label.weights.padded_outputs);
    Token* token = batch_.tokens[static_cast<size_t>(r)];
    for (int l = 0; l < labels; ++l) {
      // The root's word alone is labelled root.
      const bool is_root = model_.deprel[static_cast<size_t>(l)] == Deprel::kRoot;
      if (is_root != (token->head < 0)) scores[l] = -1e30F;
    }
    token->deprel = model_.deprel[static_cast<size_t>(Greatest(scores, labels))];
  }
}

// Where a word's tag is a matter of its relation, the tree decides: the tags were set before it.
void Network::AgreeWithTree() {
  for (size_t s = 0; s + 1 < batch_.starts.size(); ++s) {
    const std::span<Token* const> tokens(batch_.tokens.data() + batch_.starts[s],
                                         batch_.tokens.data() + batch_.starts[s + 1]);
    for (Token* token : tokens) {
      const Token* head = token->head < 0 ? nullptr : tokens[static_cast<size_t>(token->head)];
      if (token->lower == "that") {
        AgreeThat(head != nullptr && head->deprel == Deprel::kAclRelcl, token);
      } else if (token->upos == Upos::kCconj && token->deprel == Deprel::kDet) {
        token->upos = Upos::kDet;  // "both leaders"
        token->xpos = Xpos::kDt;
      } else if (token->upos == Upos::kSconj && token->deprel == Deprel::kCase) {
        token->upos = Upos::kAdp;
      } else if (token->upos == Upos::kVerb &&
                 (token->deprel == Deprel::kAux || token->deprel == Deprel::kAuxPass ||
                  token->deprel == Deprel::kCop)) {
        token->upos = Upos::kAux;
      }
    }
  }
}

}  // namespace detente
