#include "parser/encoder.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "parser/features.h"

namespace detente {
namespace {

// Forms kept from batch to batch.
constexpr size_t kMostKnownForms = 20000;
constexpr size_t kMostKnownWithParts = 6000;

void AddTo(const std::vector<float>& values, int count, float* out) {
  for (int i = 0; i < count; ++i) out[i] += values[static_cast<size_t>(i)];
}

}  // namespace

Encoder::Encoder(const EncoderModel& model, const VectorTable& vectors, const Kernels& kernels)
    : model_(model),
      vectors_(vectors),
      kernels_(kernels),
      linear_(kernels),
      layers_(model.lstm.size()) {}

void Encoder::Run(const Batch& batch, Parser::Listener* listener) {
  const auto tell = [listener](std::string_view part) {
    if (listener != nullptr) listener->Done(part);
  };
  Embed(batch);
  tell("embeddings");
  if (model_.form_window) RunFormWindow(*model_.form_window, batch);
  for (const MaxoutLayer& window : model_.windows) RunWindow(window, batch);
  tell("convolutions");
  for (size_t i = 0; i < model_.lstm.size(); ++i) {
    const LstmLayer& layer = model_.lstm[i];
    const Matrix& in = i == 0 ? state_ : layers_[i - 1];
    layers_[i].resize(Size(batch.Rows(), 2 * layer.hidden));
    RunLstm(layer.directions[0], true, batch, in, &layers_[i]);
    RunLstm(layer.directions[1], false, batch, in, &layers_[i]);
  }
  tell("lstm");
}

const Matrix& Encoder::LateStates() {
  if (layers_.size() == 1) return layers_[0];
  const auto first = static_cast<size_t>(2 * model_.lstm.front().hidden);
  const auto last = static_cast<size_t>(2 * model_.lstm.back().hidden);
  const size_t rows = layers_.front().size() / first;
  late_.resize(rows * (first + last));
  for (size_t r = 0; r < rows; ++r) {
    float* out = late_.data() + r * (first + last);
    std::copy_n(layers_.front().data() + r * first, first, out);
    std::copy_n(layers_.back().data() + r * last, last, out + first);
  }
  return late_;
}

void Encoder::EmbedForm(const Token& token, float* out) const {
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
  const ByteTable& vectors = vectors_.rows;
  const uint64_t* end = vectors_.keys + vectors.count;
  for (const std::string_view word :
       {std::string_view(token.lower), std::string_view(features.norm)}) {
    const uint64_t key = HashFeature(word, kVectorKind);
    const uint64_t* at = std::lower_bound(vectors_.keys, end, key);
    if (at == end || *at != key) continue;
    const auto row = static_cast<size_t>(at - vectors_.keys);
    return kernels_.add_row(vectors.rows + row * static_cast<size_t>(vectors.width),
                            vectors.scales[row], vectors.width, out);
  }
  AddTo(model_.unknown_vector, vectors.width, out);
}

// The mean of the runs' rows.
void Encoder::AddGrams(const std::vector<uint64_t>& grams, float* out) const {
  const ByteTable& table = model_.grams;
  const float share = 1.0F / static_cast<float>(std::max<size_t>(grams.size(), 1));
  for (const uint64_t hash : grams) {
    const auto row = static_cast<size_t>(hash % static_cast<uint64_t>(table.count));
    kernels_.add_row(table.rows + row * static_cast<size_t>(table.width), table.scales[row] * share,
                     table.width, out);
  }
}

void Encoder::Embed(const Batch& batch) {
  const int width = model_.embed.width();
  if (known_.size() > (model_.form_window ? kMostKnownWithParts : kMostKnownForms)) {
    known_.clear();
    known_rows_.clear();
    for (Matrix& part : known_parts_) part.clear();
  }
  form_of_.clear();
  std::vector<const Token*> fresh;
  for (const Token* token : batch.tokens) {
    auto at = known_.find(token->form);
    if (at == known_.end()) {
      at = known_.emplace(token->form, static_cast<int>(known_.size())).first;
      fresh.push_back(token);
    }
    form_of_.push_back(at->second);
  }
  AddForms(fresh);
  state_.resize(Size(batch.Rows(), width));
  for (int r = 0; r < batch.Rows(); ++r) {
    std::memcpy(state_.data() + Size(r, width),
                known_rows_.data() + Size(form_of_[static_cast<size_t>(r)], width),
                sizeof(float) * static_cast<size_t>(width));
  }
}

void Encoder::AddForms(const std::vector<const Token*>& forms) {
  const int width = model_.embed.width();
  const int count = static_cast<int>(forms.size());
  const int inputs = model_.embed.linear.weights.inputs;
  window_.assign(Size(count, inputs), 0.0F);
  for (int i = 0; i < count; ++i) {
    EmbedForm(*forms[static_cast<size_t>(i)], window_.data() + Size(i, inputs));
  }
  linear_.Apply(model_.embed.linear, window_.data(), count, inputs, &projected_);
  const size_t old = known_rows_.size();
  known_rows_.resize(old + Size(count, width));
  for (int i = 0; i < count; ++i) {
    kernels_.max_and_norm(projected_.data() + Size(i, model_.embed.linear.weights.padded_outputs),
                          model_.embed.gamma.data(), model_.embed.beta.data(), width,
                          known_rows_.data() + old + Size(i, width));
  }
  if (!model_.form_window) return;
  for (size_t p = 0; p < known_parts_.size(); ++p) {
    linear_.Apply(model_.form_window->parts[p], known_rows_.data() + old, count, width,
                  &projected_);
    known_parts_[p].insert(known_parts_[p].end(), projected_.begin(), projected_.end());
  }
}

void Encoder::RunFormWindow(const FormWindow& window, const Batch& batch) {
  const int width = model_.embed.width();
  std::vector<float> sum(Size(3, width));
  std::vector<float> row(static_cast<size_t>(width));
  for (size_t s = 0; s + 1 < batch.starts.size(); ++s) {
    for (size_t t = batch.starts[s]; t < batch.starts[s + 1]; ++t) {
      const auto part = [&](size_t p, size_t at) {
        return known_parts_[p].data() + Size(form_of_[at], 3 * width);
      };
      std::copy_n(part(1, t), sum.size(), sum.data());
      if (t > batch.starts[s]) kernels_.add(part(0, t - 1), 3 * width, sum.data());
      if (t + 1 < batch.starts[s + 1]) kernels_.add(part(2, t + 1), 3 * width, sum.data());
      kernels_.max_and_norm(sum.data(), window.gamma.data(), window.beta.data(), width, row.data());
      kernels_.add(row.data(), width, state_.data() + t * static_cast<size_t>(width));
    }
  }
}

void Encoder::RunWindow(const MaxoutLayer& layer, const Batch& batch) {
  const int width = layer.width();
  const auto bytes = sizeof(float) * static_cast<size_t>(width);
  window_.assign(Size(batch.Rows(), 3 * width), 0.0F);
  for (size_t s = 0; s + 1 < batch.starts.size(); ++s) {
    for (size_t t = batch.starts[s]; t < batch.starts[s + 1]; ++t) {
      float* out = window_.data() + t * 3 * static_cast<size_t>(width);
      const float* in = state_.data() + t * static_cast<size_t>(width);
      if (t > batch.starts[s]) std::memcpy(out, in - width, bytes);
      std::memcpy(out + width, in, bytes);
      if (t + 1 < batch.starts[s + 1]) std::memcpy(out + 2 * width, in + width, bytes);
    }
  }
  linear_.Apply(layer.linear, window_.data(), batch.Rows(), 3 * width, &projected_);
  std::vector<float> row(static_cast<size_t>(width));
  for (int r = 0; r < batch.Rows(); ++r) {
    kernels_.max_and_norm(projected_.data() + Size(r, layer.linear.weights.padded_outputs),
                          layer.gamma.data(), layer.beta.data(), width, row.data());
    kernels_.add(row.data(), width, state_.data() + Size(r, width));
  }
}

// All sentences take each step together. They are sorted, longest first, so that those which still
// have a token at a step are the first ones.
void Encoder::RunLstm(const LstmDirection& direction, bool forward, const Batch& batch,
                      const Matrix& in, Matrix* out) {
  const int hidden = direction.recurrent.weights.inputs;
  const int sentences = static_cast<int>(batch.starts.size()) - 1;
  linear_.Apply(direction.input, in.data(), batch.Rows(), direction.input.weights.inputs,
                &projected_);
  quantized_.assign(Size(sentences, hidden), 0);
  sums_.resize(Size(sentences, 4 * hidden));
  std::vector<float> cells(Size(sentences, hidden), 0.0F);
  int active = sentences;
  for (int step = 0; step < batch.Length(0); ++step) {
    while (batch.Length(active - 1) <= step) --active;
    kernels_.multiply(quantized_.data(), active, direction.recurrent.weights, sums_.data());
    for (int s = 0; s < active; ++s) {
      const int offset = forward ? step : batch.Length(s) - 1 - step;
      const size_t row = batch.starts[static_cast<size_t>(s)] + static_cast<size_t>(offset);
      kernels_.lstm_step(projected_.data() + row * 4 * static_cast<size_t>(hidden),
                         sums_.data() + Size(s, 4 * hidden), direction.recurrent.scales.data(),
                         hidden, cells.data() + Size(s, hidden),
                         out->data() + row * 2 * static_cast<size_t>(hidden) +
                             (forward ? 0 : static_cast<size_t>(hidden)),
                         quantized_.data() + Size(s, hidden));
    }
  }
}

}  // namespace detente
