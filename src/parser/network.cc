#include "parser/network.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "parser/tree.h"

namespace detente {
namespace {

// Rows done at a time: their numbers stay in the first cache.
constexpr int kBlockRows = 48;
// Forms kept from batch to batch.
constexpr size_t kMostKnownForms = 20000;
// Head states of a sentence are quantised more coarsely, since they meet quantised numbers.
constexpr int kBilinearMax = 2047;

size_t Size(int a, int b) { return static_cast<size_t>(a) * static_cast<size_t>(b); }

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

void AddTo(const std::vector<float>& values, int count, float* out) {
  for (int i = 0; i < count; ++i) out[i] += values[static_cast<size_t>(i)];
}

std::string WithEnd(const std::string& form, const LemmaRule& rule) {
  if (!form.ends_with(rule.cut)) return form;
  return form.substr(0, form.size() - rule.cut.size()) + rule.add;
}

}  // namespace

Network::Network(const Parser::Model& model, const Kernels& kernels)
    : model_(model), kernels_(kernels) {}

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
  tokens_.clear();
  starts_.assign(1, 0);
  for (std::span<Token> sentence : sentences) {
    for (Token& token : sentence) tokens_.push_back(&token);
    starts_.push_back(tokens_.size());
  }
  if (tokens_.empty()) return;
  Embed();
  Tell("embeddings");
  for (const MaxoutLayer& window : model_.windows) RunWindow(window);
  Tell("convolutions");
  const Matrix* in = &state_;
  for (const LstmLayer& layer : model_.lstm) {
    Matrix* out = in == &encoded_ ? &next_ : &encoded_;
    RunLstm(layer, *in, out);
    Tell("lstm");
    if (in == &state_) {
      SetTags(*out);
      Tell("tags");
    }
    in = out;
  }
  if (in != &encoded_) encoded_.swap(next_);
  encoded_.insert(encoded_.end(), model_.root.begin(), model_.root.end());
  SetArcs();
  Tell("arcs");
  SetLabels();
  Tell("labels");
}

void Network::Apply(const LinearLayer& layer, const float* in, int rows, int in_stride,
                    Matrix* out) {
  const PackedWeights& w = layer.weights;
  out->resize(Size(rows, w.padded_outputs));
  quantized_.resize(Size(kBlockRows, w.inputs));
  sums_.resize(Size(kBlockRows, w.padded_outputs));
  float steps[kBlockRows];
  for (int first = 0; first < rows; first += kBlockRows) {
    const int block = std::min(kBlockRows, rows - first);
    for (int r = 0; r < block; ++r) {
      steps[r] = kernels_.quantize(in + Size(first + r, in_stride), w.inputs, kInputMax,
                                   quantized_.data() + Size(r, w.inputs));
    }
    kernels_.multiply(quantized_.data(), block, w, sums_.data());
    for (int r = 0; r < block; ++r) {
      kernels_.rescale(sums_.data() + Size(r, w.padded_outputs), steps[r], layer.scales.data(),
                       layer.bias.data(), w.padded_outputs,
                       out->data() + Size(first + r, w.padded_outputs));
    }
  }
}

void Network::EmbedForm(const Token& token, float* out) {
  const WordFeatures features = FeaturesOf(token.form, token.lower);
  for (size_t k = 0; k < model_.tables.size(); ++k) {
    const ByteTable& table = model_.tables[k];
    const auto count = static_cast<uint64_t>(table.count);
    for (const uint64_t hash : {features.hashes[k] & 0xFFFFFFFF, features.hashes[k] >> 32}) {
      const auto row = static_cast<size_t>(hash % count);
      kernels_.add_row(table.rows + row * static_cast<size_t>(table.width), table.scales[row],
                       table.width, out);
    }
    out += table.width;
  }
  AddGrams(features.grams, out);
  out += model_.grams.width;
  const ByteTable& vectors = model_.vectors;
  const uint64_t* end = model_.vector_keys + vectors.count;
  for (const std::string_view word :
       {std::string_view(token.lower), std::string_view(features.norm)}) {
    const uint64_t key = HashFeature(word, kVectorKind);
    const uint64_t* at = std::lower_bound(model_.vector_keys, end, key);
    if (at == end || *at != key) continue;
    const auto row = static_cast<size_t>(at - model_.vector_keys);
    return kernels_.add_row(vectors.rows + row * static_cast<size_t>(vectors.width),
                            vectors.scales[row], vectors.width, out);
  }
  AddTo(model_.unknown_vector, vectors.width, out);
}

// The mean of the runs' rows.
void Network::AddGrams(const std::vector<uint64_t>& grams, float* out) {
  const ByteTable& table = model_.grams;
  const float share = 1.0F / static_cast<float>(std::max<size_t>(grams.size(), 1));
  for (const uint64_t hash : grams) {
    const auto row = static_cast<size_t>(hash % static_cast<uint64_t>(table.count));
    kernels_.add_row(table.rows + row * static_cast<size_t>(table.width), table.scales[row] * share,
                     table.width, out);
  }
}

void Network::Embed() {
  const int width = model_.embed.width();
  if (known_.size() > kMostKnownForms) {
    known_.clear();
    known_rows_.clear();
  }
  std::vector<int> rows;
  std::vector<const Token*> fresh;
  const int old = static_cast<int>(known_.size());
  for (const Token* token : tokens_) {
    auto at = known_.find(token->form);
    if (at == known_.end()) {
      at = known_.emplace(token->form, static_cast<int>(known_.size())).first;
      fresh.push_back(token);
    }
    rows.push_back(at->second);
  }
  const int inputs = model_.embed.linear.weights.inputs;
  window_.assign(Size(static_cast<int>(fresh.size()), inputs), 0.0F);
  for (size_t i = 0; i < fresh.size(); ++i) {
    EmbedForm(*fresh[i], window_.data() + i * static_cast<size_t>(inputs));
  }
  Apply(model_.embed.linear, window_.data(), static_cast<int>(fresh.size()), inputs, &projected_);
  known_rows_.resize(Size(static_cast<int>(known_.size()), width));
  for (size_t i = 0; i < fresh.size(); ++i) {
    kernels_.max_and_norm(
        projected_.data() + i * static_cast<size_t>(model_.embed.linear.weights.padded_outputs),
        model_.embed.gamma.data(), model_.embed.beta.data(), width,
        known_rows_.data() + Size(old + static_cast<int>(i), width));
  }
  state_.resize(Size(Rows(), width));
  for (int r = 0; r < Rows(); ++r) {
    std::memcpy(state_.data() + Size(r, width),
                known_rows_.data() + Size(rows[static_cast<size_t>(r)], width),
                sizeof(float) * static_cast<size_t>(width));
  }
}

void Network::RunWindow(const MaxoutLayer& layer) {
  const int width = layer.width();
  const auto bytes = sizeof(float) * static_cast<size_t>(width);
  window_.assign(Size(Rows(), 3 * width), 0.0F);
  for (size_t s = 0; s + 1 < starts_.size(); ++s) {
    for (size_t t = starts_[s]; t < starts_[s + 1]; ++t) {
      float* out = window_.data() + t * 3 * static_cast<size_t>(width);
      const float* in = state_.data() + t * static_cast<size_t>(width);
      if (t > starts_[s]) std::memcpy(out, in - width, bytes);
      std::memcpy(out + width, in, bytes);
      if (t + 1 < starts_[s + 1]) std::memcpy(out + 2 * width, in + width, bytes);
    }
  }
  Apply(layer.linear, window_.data(), Rows(), 3 * width, &projected_);
  std::vector<float> row(static_cast<size_t>(width));
  for (int r = 0; r < Rows(); ++r) {
    kernels_.max_and_norm(projected_.data() + Size(r, layer.linear.weights.padded_outputs),
                          layer.gamma.data(), layer.beta.data(), width, row.data());
    kernels_.add(row.data(), width, state_.data() + Size(r, width));
  }
}

void Network::SetTags(const Matrix& states) {
  const int width = model_.tags.weights.inputs;
  Apply(model_.tags, states.data(), Rows(), width, &projected_);
  for (int r = 0; r < Rows(); ++r) {
    SetTagsOf(projected_.data() + Size(r, model_.tags.weights.padded_outputs),
              tokens_[static_cast<size_t>(r)]);
  }
  if (!options_.feats) return;
  Apply(model_.feats_layer, states.data(), Rows(), width, &projected_);
  for (int r = 0; r < Rows(); ++r) {
    const int best =
        Greatest(projected_.data() + Size(r, model_.feats_layer.weights.padded_outputs),
                 static_cast<int>(model_.feats.size()));
    tokens_[static_cast<size_t>(r)]->feats = model_.feats[static_cast<size_t>(best)];
  }
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

void Network::RunLstm(const LstmLayer& layer, const Matrix& in, Matrix* out) {
  out->resize(Size(Rows(), 2 * layer.hidden));
  for (int direction = 0; direction < 2; ++direction) RunDirection(layer, direction, in, out);
}

// All sentences take each step together. They are sorted, longest first, so that those which still
// have a token at a step are the first ones.
void Network::RunDirection(const LstmLayer& layer, int direction, const Matrix& in, Matrix* out) {
  const LstmDirection& d = layer.directions[static_cast<size_t>(direction)];
  const int hidden = layer.hidden;
  const int sentences = static_cast<int>(starts_.size()) - 1;
  Apply(d.input, in.data(), Rows(), d.input.weights.inputs, &projected_);
  quantized_.assign(Size(sentences, hidden), 0);
  sums_.resize(Size(sentences, 4 * hidden));
  std::vector<float> cells(Size(sentences, hidden), 0.0F);
  const size_t longest = starts_[1] - starts_[0];
  int active = sentences;
  for (size_t step = 0; step < longest; ++step) {
    const auto length = [this](int s) {
      return starts_[static_cast<size_t>(s) + 1] - starts_[static_cast<size_t>(s)];
    };
    while (length(active - 1) <= step) --active;
    kernels_.multiply(quantized_.data(), active, d.recurrent.weights, sums_.data());
    for (int s = 0; s < active; ++s) {
      const size_t offset = direction == 0 ? step : length(s) - 1 - step;
      const size_t row = starts_[static_cast<size_t>(s)] + offset;
      kernels_.lstm_step(
          projected_.data() + row * 4 * static_cast<size_t>(hidden),
          sums_.data() + Size(s, 4 * hidden), d.recurrent.scales.data(), hidden,
          cells.data() + Size(s, hidden),
          out->data() + row * 2 * static_cast<size_t>(hidden) + Size(direction, hidden),
          quantized_.data() + Size(s, hidden));
    }
  }
}

void Network::SetArcs() {
  const int state = model_.arc_dep.weights.inputs;
  Apply(model_.arc_dep, encoded_.data(), Rows(), state, &dep_);
  Apply(model_.arc_head, encoded_.data(), Rows() + 1, state, &head_);
  kernels_.leaky_relu(dep_.data(), static_cast<int>(dep_.size()));
  kernels_.leaky_relu(head_.data(), static_cast<int>(head_.size()));
  Apply(model_.bilinear, dep_.data(), Rows(), model_.arc_dep.weights.padded_outputs, &bilinear_);
  for (size_t s = 0; s + 1 < starts_.size(); ++s) SetHeadsOf(s);
}

// Scores of a sentence: the bilinear form of its words and its possible heads. Both are quantised,
// so that the sums are whole.
void Network::SetHeadsOf(size_t sentence) {
  const int start = static_cast<int>(starts_[sentence]);
  const int words = static_cast<int>(starts_[sentence + 1]) - start;
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
    tokens_[static_cast<size_t>(start + d)]->head = found[static_cast<size_t>(d)] - 1;
  }
}

void Network::SetLabels() {
  const int state = model_.label_dep.weights.inputs;
  const int width = model_.label.weights.inputs;
  const int stride = model_.label_dep.weights.padded_outputs;
  Apply(model_.label_dep, encoded_.data(), Rows(), state, &dep_);
  Apply(model_.label_head, encoded_.data(), Rows() + 1, state, &head_);
  for (size_t s = 0; s + 1 < starts_.size(); ++s) {
    for (size_t t = starts_[s]; t < starts_[s + 1]; ++t) {
      const int head = tokens_[t]->head;
      const int row = head < 0 ? Rows() : static_cast<int>(starts_[s]) + head;
      float* sum = dep_.data() + t * static_cast<size_t>(stride);
      kernels_.add(head_.data() + Size(row, stride), width, sum);
      kernels_.leaky_relu(sum, width);
    }
  }
  Apply(model_.label, dep_.data(), Rows(), stride, &scores_);
  const int labels = model_.label.weights.outputs;
  for (int r = 0; r < Rows(); ++r) {
    float* scores = scores_.data() + Size(r, model_.label.weights.padded_outputs);
    Token* token = tokens_[static_cast<size_t>(r)];
    for (int l = 0; l < labels; ++l) {
      // The root's word alone is labelled root.
      const bool is_root = model_.deprel[static_cast<size_t>(l)] == Deprel::kRoot;
      if (is_root != (token->head < 0)) scores[l] = -1e30F;
    }
    token->deprel = model_.deprel[static_cast<size_t>(Greatest(scores, labels))];
  }
}

}  // namespace detente
