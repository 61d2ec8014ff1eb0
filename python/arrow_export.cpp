#include "arrow_export.hpp"

#include <cstddef>

#include "arrow_interface.hpp"

namespace intimetry::python {

namespace {

constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE

/// The private data of an exported structure, freed when its receiver releases it. Each child also holds the
/// table: a receiver may move it out of its parent, and must then mark it as released there.
template <class Exported>
struct Held {
  std::shared_ptr<const ExportedTable> table;
  std::vector<const void*> buffers{};
  std::vector<Exported> children{};
  std::vector<Exported*> pointers{};

  ~Held() {
    for (Exported& child : children) {
      if (child.release != nullptr) child.release(&child);
    }
  }
};

template <class Exported>
void release_held(Exported* exported) {
  delete static_cast<Held<Exported>*>(exported->private_data);
  exported->release = nullptr;
}

template <class Exported>
void hand_out(Exported& exported, std::unique_ptr<Held<Exported>> held) {
  for (Exported& child : held->children) held->pointers.push_back(&child);
  exported.n_children = static_cast<std::int64_t>(held->children.size());
  exported.children = held->pointers.data();
  exported.release = &release_held<Exported>;
  exported.private_data = held.release();
}

void export_schema(const std::shared_ptr<const ExportedTable>& table, ArrowSchema& schema) {
  auto whole = std::make_unique<Held<ArrowSchema>>(Held<ArrowSchema>{table});
  whole->children.resize(table->fields.size());
  for (std::size_t j = 0; j < table->fields.size(); ++j) {
    ArrowSchema& child = whole->children[j];
    const auto& [name, format] = table->fields[j];
    child = {.format = format.c_str(), .name = name.c_str(), .flags = nullable};
    hand_out(child, std::make_unique<Held<ArrowSchema>>(Held<ArrowSchema>{table}));
  }
  schema = {.format = "+s", .name = ""};
  hand_out(schema, std::move(whole));
}

void export_batch(const std::shared_ptr<const ExportedTable>& table, const ExportedBatch& batch,
                  ArrowArray& array) {
  auto whole = std::make_unique<Held<ArrowArray>>(Held<ArrowArray>{table, {nullptr}});
  whole->children.resize(batch.columns.size());
  for (std::size_t j = 0; j < batch.columns.size(); ++j) {
    const ExportedColumn& column = batch.columns[j];
    auto held = std::make_unique<Held<ArrowArray>>(Held<ArrowArray>{table, column.buffers});
    ArrowArray& child = whole->children[j];
    child = {.length = batch.rows,
             .null_count = column.null_count,
             .n_buffers = static_cast<std::int64_t>(held->buffers.size()),
             .buffers = held->buffers.data()};
    hand_out(child, std::move(held));
  }
  array = {.length = batch.rows, .n_buffers = 1, .buffers = whole->buffers.data()};
  hand_out(array, std::move(whole));
}

struct Streamed {
  std::shared_ptr<const ExportedTable> table;
  std::size_t next = 0;
};

// This is a C interface, so no exception may pass through it. Only memory allocation can fail here.
constexpr int out_of_memory = 12;  // ENOMEM

int get_schema(ArrowArrayStream* stream, ArrowSchema* schema) {
  try {
    export_schema(static_cast<Streamed*>(stream->private_data)->table, *schema);
    return 0;
  } catch (...) {
    return out_of_memory;
  }
}

int get_next(ArrowArrayStream* stream, ArrowArray* array) {
  auto& streamed = *static_cast<Streamed*>(stream->private_data);
  *array = {};
  if (streamed.next == streamed.table->batches.size()) return 0;
  try {
    export_batch(streamed.table, streamed.table->batches[streamed.next], *array);
    ++streamed.next;
    return 0;
  } catch (...) {
    return out_of_memory;
  }
}

const char* get_last_error(ArrowArrayStream*) { return "out of memory"; }

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<Streamed*>(stream->private_data);
  stream->release = nullptr;
}

void release_capsule(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  if (stream->release != nullptr) stream->release(stream);
  delete stream;
}

}  // namespace

pybind11::capsule export_arrow_stream(std::shared_ptr<const ExportedTable> table) {
  auto streamed = std::make_unique<Streamed>(Streamed{std::move(table)});
  auto stream = std::make_unique<ArrowArrayStream>(
      ArrowArrayStream{&get_schema, &get_next, &get_last_error, &release_stream, streamed.get()});
  pybind11::capsule capsule(stream.get(), "arrow_array_stream", &release_capsule);
  static_cast<void>(streamed.release());
  static_cast<void>(stream.release());
  return capsule;
}

}  // namespace intimetry::python
