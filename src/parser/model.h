// parser/model.h (private to the folder): a model file, and its parts made ready to compute with.
//
// The file, little-endian: "DETPARSE", version (u32), size of the header (u32), size of the whole
// file (u64), then the header (JSON), then the tensors, each on a multiple of 64 bytes. The header
// names labels, tensors ("name": [offset from the end of the header's padding, rows, columns]), the
// digest of the tensors' bytes, and how they were made. Weights are bytes with a scale for each
// row.
#ifndef DETENTE_PARSER_MODEL_H_
#define DETENTE_PARSER_MODEL_H_

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/sentence.h"
#include "parser/features.h"
#include "parser/kernels.h"
#include "parser/parser.h"

namespace detente {

// Rows of bytes, each times its scale.
struct ByteTable {
  const int8_t* rows = nullptr;
  const float* scales = nullptr;
  int count = 0;
  int width = 0;
};

struct LinearLayer {
  PackedWeights weights;
  std::vector<float> scales;  // padded with zeros, as the bias is
  std::vector<float> bias;
};

struct MaxoutLayer {
  LinearLayer linear;  // the three pieces of all outputs, one after another
  std::vector<float> gamma;
  std::vector<float> beta;
  int width() const { return static_cast<int>(gamma.size()); }
};

struct LstmDirection {
  LinearLayer input;
  LinearLayer recurrent;  // its bias is zero
};

struct LstmLayer {
  std::array<LstmDirection, 2> directions;  // forward, backward
  int hidden = 0;
};

// "ies>y": what to cut from the end of a form, and what to put there.
struct LemmaRule {
  std::string cut;
  std::string add;
};

// Pretrained vectors, found by the hash of a word.
struct VectorTable {
  ByteTable rows;
  const uint64_t* keys = nullptr;  // sorted
};

// A convolution right over the embeddings: what a form adds to its right neighbour, to itself and
// to its left neighbour can be remembered with the form. Only the second has a bias.
struct FormWindow {
  std::array<LinearLayer, 3> parts;  // left, middle, right of the three words
  std::vector<float> gamma;
  std::vector<float> beta;
};

// What lies between forms and heads.
struct EncoderModel {
  std::array<ByteTable, kFeatureKinds> tables;
  ByteTable grams;
  std::vector<float> unknown_vector;
  MaxoutLayer embed;
  std::optional<FormWindow> form_window;
  std::vector<MaxoutLayer> windows;
  std::vector<LstmLayer> lstm;
};

// What is added to the scores of upos and xpos, by way of one layer more.
struct LateLayers {
  LinearLayer in;
  LinearLayer out;
};

struct Parser::Model {
  std::string digest;
  std::string description;

  VectorTable vectors;
  EncoderModel encoder;
  LinearLayer tags;  // upos, xpos and lemma rule, one after another, from the first LSTM layer
  LateLayers late;   // from the first and the last LSTM layer
  // A second opinion on the two tags, from an encoder that was trained for nothing else.
  EncoderModel tagger;
  LinearLayer tagger_tags;  // upos and xpos
  LateLayers tagger_late;
  LinearLayer feats_layer;
  LinearLayer arc_dep;
  LinearLayer arc_head;
  LinearLayer bilinear;
  std::vector<float> root;
  std::vector<float> head_bias;
  std::array<std::vector<float>, 2> distance;  // head after the word, head before it
  LinearLayer label_dep;
  LinearLayer label_head;
  LinearLayer label;

  std::vector<Upos> upos;
  std::vector<Xpos> xpos;
  std::vector<std::pair<size_t, size_t>> tag_pairs;  // of upos and xpos that go together
  std::vector<Deprel> deprel;
  std::vector<std::string> feats;
  std::vector<LemmaRule> lemma_rules;
  std::map<std::string, std::vector<std::pair<Upos, std::string>>, std::less<>> lemmas;  // by form

  // The lemma of an irregular form; null for others.
  const std::string* FindLemma(std::string_view lower, Upos upos) const;

  std::shared_ptr<const void> mapping;  // keeps the bytes of a file there

  // Checks all sizes against each other. `check_digest` reads all bytes.
  static Result<std::shared_ptr<Model>> Read(std::string_view name, std::string_view bytes,
                                             bool check_digest);
};

}  // namespace detente

#endif  // DETENTE_PARSER_MODEL_H_
