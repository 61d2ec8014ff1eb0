#include "cli/subcommand.hpp"

int main(int argc, char** argv) { return intimetry::cli::run(argc, argv); }
