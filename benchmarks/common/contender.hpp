#pragma once

#include <chrono>
#include <cstddef>
#include <fstream>
#include <functional>
#include <ios>
#include <iostream>
#include <map>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

// The C++ side of a contender; common/contender.py describes the commands.
namespace bench {

inline constexpr std::size_t item_count = 36;

/// Returns a raw file's numbers.
template <class T>
std::vector<T> read_table(const std::string& folder, const std::string& layout) {
  std::ifstream file(folder + "/" + layout + ".raw", std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("no " + layout + ".raw in " + folder);
  std::vector<T> table(static_cast<std::size_t>(file.tellg()) / sizeof(T));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(table.data()), static_cast<std::streamsize>(table.size() * sizeof(T)));
  return table;
}

struct Entry {
  std::function<void()> run;
  std::function<std::vector<double>()> scores = {};  // of the last run, scale by scale
};

/// Answers commands until standard input ends.
inline void serve(const std::string& versions, const std::map<std::string, Entry>& entries) {
  std::cout << "ready " << versions << std::endl;
  std::string command;
  std::string name;
  while (std::cin >> command >> name) {
    const Entry& entry = entries.at(name);
    const auto start = std::chrono::steady_clock::now();
    entry.run();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (command == "save") {
      std::string path;
      std::cin >> path;
      const std::vector<double> scores = entry.scores();
      std::ofstream(path, std::ios::binary)
          .write(reinterpret_cast<const char*>(scores.data()),
                 static_cast<std::streamsize>(scores.size() * sizeof(double)));
    }
    std::cout << seconds.count() << std::endl;
  }
}

}  // namespace bench
