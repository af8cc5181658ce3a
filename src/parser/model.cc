#include "parser/model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/hash.h"

namespace detente {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kMagic = "DETPARSE";
constexpr uint32_t kVersion = 2;
constexpr size_t kPrologue = 24;
constexpr size_t kAlignment = 64;

struct Tensor {
  const char* bytes = nullptr;
  int rows = 0;
  int columns = 0;
};

// Reads the parts; the first fault is kept, and what is read after it is empty.
class Reader {
 public:
  Reader(const Json& header, std::string_view tensors) : header_(header), tensors_(tensors) {}

  const std::string& fault() const { return fault_; }
  void Fail(const std::string& what) {
    if (fault_.empty()) fault_ = what;
  }

  std::vector<float> Floats(const std::string& name) {
    const Tensor tensor = Find(name, sizeof(float));
    std::vector<float> out(static_cast<size_t>(tensor.rows) * tensor.columns);
    if (!out.empty()) std::memcpy(out.data(), tensor.bytes, out.size() * sizeof(float));
    return out;
  }

  ByteTable Bytes(const std::string& name) {
    const Tensor rows = Find(name, sizeof(int8_t));
    const Tensor scales = Find(name + ".scale", sizeof(float));
    if (scales.rows != rows.rows || scales.columns != 1) Fail("tensor " + name + " lacks scales");
    if (!fault_.empty()) return {};
    return {reinterpret_cast<const int8_t*>(rows.bytes),
            reinterpret_cast<const float*>(scales.bytes), rows.rows, rows.columns};
  }

  LinearLayer Linear(const std::string& name) {
    const ByteTable table = Bytes(name);
    LinearLayer layer;
    layer.weights = PackedWeights::Pack(table.rows, table.count, table.width, table.width);
    layer.scales.assign(table.scales, table.scales + table.count);
    layer.bias = Floats(name + ".bias");
    if (layer.bias.size() != layer.scales.size()) Fail("tensor " + name + " lacks its bias");
    layer.scales.resize(static_cast<size_t>(layer.weights.padded_outputs));
    layer.bias.resize(static_cast<size_t>(layer.weights.padded_outputs));
    return layer;
  }

  MaxoutLayer Maxout(const std::string& name) {
    MaxoutLayer layer{Linear(name), Floats(name + ".gamma"), Floats(name + ".beta")};
    const size_t width = layer.gamma.size();
    if (width == 0 || width % 8 != 0 || layer.beta.size() != width ||
        static_cast<size_t>(layer.linear.weights.outputs) != 3 * width) {
      Fail("tensor " + name + " has an odd shape");
    }
    return layer;
  }

  const uint64_t* Keys(const std::string& name, int count) {
    const Tensor tensor = Find(name, sizeof(uint64_t));
    if (tensor.rows != count || tensor.columns != 1) Fail("tensor " + name + " has an odd shape");
    return reinterpret_cast<const uint64_t*>(tensor.bytes);
  }

  std::vector<std::string> Names(const std::string& key) {
    std::vector<std::string> out;
    const auto list = header_.find(key);
    if (list == header_.end() || !list->is_array()) {
      Fail("the header lacks " + key);
      return out;
    }
    for (const Json& value : *list)
      out.push_back(value.is_string() ? value.get<std::string>() : "");
    if (out.empty()) Fail("the header's " + key + " is empty");
    return out;
  }

  template <typename Tag>
  std::vector<Tag> Tags(const std::string& key, std::optional<Tag> (*parse)(std::string_view)) {
    std::vector<Tag> out;
    for (const std::string& name : Names(key)) {
      const std::optional<Tag> tag = parse(name);
      if (!tag) Fail("the header's " + key + " has the unknown name \"" + name + "\"");
      out.push_back(tag.value_or(Tag{}));
    }
    return out;
  }

  int Count(const std::string& key) {
    const auto at = header_.find(key);
    if (at != header_.end() && at->is_number_integer()) return at->get<int>();
    Fail("the header lacks " + key);
    return 0;
  }

 private:
  Tensor Find(const std::string& name, size_t size) {
    const auto all = header_.find("tensors");
    const auto at =
        all == header_.end() || !all->is_object() ? Json::const_iterator() : all->find(name);
    if (all == header_.end() || !all->is_object() || at == all->end() || !at->is_array() ||
        at->size() != 3 || !at->at(0).is_number_unsigned() || !at->at(1).is_number_unsigned() ||
        !at->at(2).is_number_unsigned()) {
      Fail("the header lacks the tensor " + name);
      return {};
    }
    const auto offset = at->at(0).get<uint64_t>();
    const auto rows = at->at(1).get<uint64_t>();
    const auto columns = at->at(2).get<uint64_t>();
    constexpr uint64_t kMost = 1U << 24;
    if (rows > kMost || columns > kMost || offset % kAlignment != 0 || offset > tensors_.size() ||
        rows * columns * size > tensors_.size() - offset) {
      Fail("the tensor " + name + " lies outside the file");
      return {};
    }
    return {tensors_.data() + offset, static_cast<int>(rows), static_cast<int>(columns)};
  }

  const Json& header_;
  std::string_view tensors_;
  std::string fault_;
};

VectorTable ReadVectors(Reader* reader) {
  VectorTable vectors;
  vectors.rows = reader->Bytes("vectors");
  vectors.keys = reader->Keys("vector_keys", vectors.rows.count);
  return vectors;
}

LstmLayer ReadLstm(Reader* reader, const std::string& name) {
  LstmLayer layer;
  for (size_t d = 0; d < 2; ++d) {
    const std::string part = name + (d == 0 ? ".forward" : ".backward");
    layer.directions[d] = {reader->Linear(part + ".input"), reader->Linear(part + ".recurrent")};
    layer.hidden = layer.directions[d].recurrent.weights.inputs;
  }
  return layer;
}

FormWindow ReadFormWindow(Reader* reader, const std::string& name) {
  FormWindow window;
  static constexpr std::array<const char*, 3> kParts = {".left", ".middle", ".right"};
  for (size_t p = 0; p < kParts.size(); ++p) window.parts[p] = reader->Linear(name + kParts[p]);
  window.gamma = reader->Floats(name + ".gamma");
  window.beta = reader->Floats(name + ".beta");
  return window;
}

// `prefix` stands before the names of all its tensors.
EncoderModel ReadEncoder(Reader* reader, const std::string& prefix, int vector_width) {
  static constexpr std::array<const char*, kFeatureKinds> kNames = {"norm", "prefix", "suffix",
                                                                    "shape", "form"};
  EncoderModel encoder;
  int width = vector_width;
  for (size_t k = 0; k < kNames.size(); ++k) {
    encoder.tables[k] = reader->Bytes(prefix + kNames[k]);
    if (encoder.tables[k].count == 0) reader->Fail(prefix + kNames[k] + " is empty");
    width += encoder.tables[k].width;
  }
  encoder.grams = reader->Bytes(prefix + "grams");
  if (encoder.grams.count == 0) reader->Fail(prefix + "grams is empty");
  width += encoder.grams.width;
  encoder.unknown_vector = reader->Floats(prefix + "unknown");
  encoder.embed = reader->Maxout(prefix + "embed");
  if (static_cast<int>(encoder.unknown_vector.size()) != vector_width ||
      encoder.embed.linear.weights.inputs != (width + 1) / 2 * 2) {
    reader->Fail(prefix + "embed differs in width from what it takes");
  }
  if (reader->Count(prefix + "form_window") != 0) {
    encoder.form_window = ReadFormWindow(reader, prefix + "form_window");
  }
  for (int i = 0; i < reader->Count(prefix + "windows"); ++i) {
    encoder.windows.push_back(reader->Maxout(prefix + "window" + std::to_string(i)));
  }
  for (int i = 0; i < reader->Count(prefix + "lstm_layers"); ++i) {
    encoder.lstm.push_back(ReadLstm(reader, prefix + "lstm" + std::to_string(i)));
  }
  return encoder;
}

void ReadLayers(Reader* reader, Parser::Model* model) {
  model->vectors = ReadVectors(reader);
  model->encoder = ReadEncoder(reader, "", model->vectors.rows.width);
  model->tagger = ReadEncoder(reader, "tagger.", model->vectors.rows.width);
  model->tagger_tags = reader->Linear("tagger.tags");
  model->tagger_late = {reader->Linear("tagger.late_in"), reader->Linear("tagger.late_out")};
  model->tags = reader->Linear("tags");
  model->late = {reader->Linear("late_in"), reader->Linear("late_out")};
  model->feats_layer = reader->Linear("feats");
  model->arc_dep = reader->Linear("arc_dep");
  model->arc_head = reader->Linear("arc_head");
  model->bilinear = reader->Linear("bilinear");
  model->root = reader->Floats("root");
  model->head_bias = reader->Floats("head_bias");
  model->distance = {reader->Floats("distance.after"), reader->Floats("distance.before")};
  model->label_dep = reader->Linear("label_dep");
  model->label_head = reader->Linear("label_head");
  model->label = reader->Linear("label");
}

void ReadTagPairs(Reader* reader, const Json& header, Parser::Model* model) {
  const auto pairs = header.find("tag_pairs");
  if (pairs == header.end() || !pairs->is_array())
    return reader->Fail("the header lacks tag_pairs");
  for (const Json& pair : *pairs) {
    const bool whole = pair.is_array() && pair.size() == 2 && pair[0].is_number_unsigned() &&
                       pair[1].is_number_unsigned();
    const size_t upos = whole ? pair[0].get<size_t>() : model->upos.size();
    const size_t xpos = whole ? pair[1].get<size_t>() : model->xpos.size();
    if (upos >= model->upos.size() || xpos >= model->xpos.size()) {
      return reader->Fail("the header's tag_pairs name no tags");
    }
    model->tag_pairs.emplace_back(upos, xpos);
  }
  if (model->tag_pairs.empty()) reader->Fail("the header's tag_pairs is empty");
}

void ReadLabels(Reader* reader, const Json& header, Parser::Model* model) {
  model->upos = reader->Tags<Upos>("upos", ParseUpos);
  model->xpos = reader->Tags<Xpos>("xpos", ParseXpos);
  ReadTagPairs(reader, header, model);
  model->deprel = reader->Tags<Deprel>("deprel", ParseDeprel);
  model->feats = reader->Names("feats");
  for (const std::string& rule : reader->Names("lemma_rules")) {
    const size_t at = rule.find('>');
    if (at == std::string::npos) return reader->Fail("the lemma rule \"" + rule + "\" has no >");
    model->lemma_rules.push_back({rule.substr(0, at), rule.substr(at + 1)});
  }
  const auto lemmas = header.find("lemmas");
  if (lemmas == header.end() || !lemmas->is_object())
    return reader->Fail("the header lacks lemmas");
  for (const auto& [key, lemma] : lemmas->items()) {
    const size_t blank = key.rfind(' ');
    const auto upos = ParseUpos(key.substr(blank + 1));
    if (blank == std::string::npos || !upos || !lemma.is_string()) {
      return reader->Fail("the lemma of \"" + key + "\" is no form with a tag");
    }
    model->lemmas[key.substr(0, blank)].emplace_back(*upos, lemma.get<std::string>());
  }
}

bool Fits(const FormWindow& window, int width) {
  const auto right_size = [&](const LinearLayer& part) {
    return part.weights.inputs == width && part.weights.outputs == 3 * width &&
           part.weights.padded_outputs == 3 * width;
  };
  return std::all_of(window.parts.begin(), window.parts.end(), right_size) &&
         static_cast<int>(window.gamma.size()) == width &&
         static_cast<int>(window.beta.size()) == width;
}

// The width of the last layer's states; 0 where a layer does not take what the one before it gives.
int WidthOf(const EncoderModel& m) {
  const int width = m.embed.width();
  if (m.form_window && !Fits(*m.form_window, width)) return 0;
  for (const MaxoutLayer& window : m.windows) {
    if (window.width() != width || window.linear.weights.inputs != 3 * width) return 0;
  }
  int state = width;
  for (const LstmLayer& layer : m.lstm) {
    for (const LstmDirection& d : layer.directions) {
      if (d.input.weights.inputs != state || d.recurrent.weights.inputs != layer.hidden ||
          layer.hidden % 8 != 0 || d.input.weights.outputs != 4 * layer.hidden ||
          d.recurrent.weights.outputs != 4 * layer.hidden) {
        return 0;
      }
    }
    state = 2 * layer.hidden;
  }
  return m.lstm.empty() ? 0 : state;
}

// The late layers see the first and the last LSTM layer, or the only one.
int LateWidth(const EncoderModel& m) {
  return WidthOf(m) + (m.lstm.size() > 1 ? 2 * m.lstm.front().hidden : 0);
}

bool Fit(const LateLayers& late, int width, size_t tags) {
  return late.in.weights.inputs == width && late.in.weights.outputs % 2 == 0 &&
         late.out.weights.inputs == late.in.weights.outputs &&
         late.out.weights.outputs == static_cast<int>(tags);
}

bool FitTogether(const Parser::Model& m) {
  const int state = WidthOf(m.encoder);
  if (state == 0 || WidthOf(m.tagger) == 0) return false;
  const int arc = m.arc_dep.weights.outputs;
  const int label = m.label_dep.weights.outputs;
  const size_t tags = m.upos.size() + m.xpos.size();
  return arc % 2 == 0 && label % 2 == 0 && m.arc_dep.weights.inputs == state &&
         m.arc_head.weights.inputs == state && m.arc_head.weights.outputs == arc &&
         m.bilinear.weights.inputs == arc && m.bilinear.weights.outputs == arc &&
         static_cast<int>(m.root.size()) == state && static_cast<int>(m.head_bias.size()) == arc &&
         m.distance[0].size() == m.distance[1].size() && !m.distance[0].empty() &&
         m.label_dep.weights.inputs == state && m.label_head.weights.inputs == state &&
         m.label_head.weights.outputs == label && m.label.weights.inputs == label &&
         m.label.weights.outputs == static_cast<int>(m.deprel.size()) &&
         m.tags.weights.inputs == 2 * m.encoder.lstm.front().hidden &&
         m.tags.weights.outputs == static_cast<int>(tags + m.lemma_rules.size()) &&
         m.tagger_tags.weights.inputs == WidthOf(m.tagger) &&
         m.tagger_tags.weights.outputs == static_cast<int>(tags) &&
         Fit(m.late, LateWidth(m.encoder), tags) && Fit(m.tagger_late, LateWidth(m.tagger), tags) &&
         m.feats_layer.weights.inputs == m.tags.weights.inputs &&
         m.feats_layer.weights.outputs == static_cast<int>(m.feats.size());
}

uint64_t ReadNumber(std::string_view bytes, size_t at, size_t size) {
  uint64_t value = 0;
  for (size_t i = 0; i < size; ++i) {
    value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

}  // namespace

const std::string* Parser::Model::FindLemma(std::string_view lower, Upos upos) const {
  const auto at = lemmas.find(lower);
  if (at == lemmas.end()) return nullptr;
  for (const auto& [tag, lemma] : at->second) {
    if (tag == upos) return &lemma;
  }
  return nullptr;
}

Result<std::shared_ptr<Parser::Model>> Parser::Model::Read(std::string_view name,
                                                           std::string_view bytes,
                                                           bool check_digest) {
  const auto fault = [&](const std::string& what) {
    return Error{std::string(name) + ": " + what +
                 "; take a model file of this version of detente"};
  };
  static_assert(std::endian::native == std::endian::little, "tensors are read where they lie");
  if (bytes.size() < kPrologue || bytes.substr(0, kMagic.size()) != kMagic) {
    return fault("not a detente model");
  }
  const uint64_t version = ReadNumber(bytes, 8, 4);
  if (version != kVersion) {
    return fault("a model of version " + std::to_string(version) + ", not " +
                 std::to_string(kVersion));
  }
  const uint64_t header_size = ReadNumber(bytes, 12, 4);
  const uint64_t size = ReadNumber(bytes, 16, 8);
  if (size != bytes.size() || header_size > bytes.size() - kPrologue) {
    return fault("cut: " + std::to_string(bytes.size()) + " of " + std::to_string(size) + " bytes");
  }
  const Json header = Json::parse(bytes.substr(kPrologue, header_size), nullptr, false);
  if (header.is_discarded() || !header.is_object()) return fault("its header is no JSON");
  const size_t start = (kPrologue + header_size + kAlignment - 1) / kAlignment * kAlignment;
  const std::string_view tensors = bytes.substr(std::min(start, bytes.size()));

  auto model = std::make_shared<Model>();
  Reader reader(header, tensors);
  const auto digest = header.find("digest");
  if (digest != header.end() && digest->is_string()) model->digest = digest->get<std::string>();
  if (check_digest && DigestOf(tensors) != model->digest) {
    return fault("changed since it was made (its digest is another)");
  }
  const auto made = header.find("made");
  if (made != header.end()) model->description = made->dump();
  ReadLabels(&reader, header, model.get());
  ReadLayers(&reader, model.get());
  if (!reader.fault().empty()) return fault(reader.fault());
  if (!FitTogether(*model)) return fault("its layers do not fit together");
  return model;
}

}  // namespace detente
