# Each target installs what it needs on a fresh Debian 12 and prints it. With CMake you do not need this file:
# cmake --preset dev && cmake --build --preset dev && ctest --preset dev

JOBS ?= $(shell nproc)
export CMAKE_BUILD_PARALLEL_LEVEL := $(JOBS)
export CTEST_PARALLEL_LEVEL := $(JOBS)

.PHONY: help demo test package format bench clean

help:
	@echo 'make demo      build the program, score simulated couples, make the reports of one'
	@echo 'make test      build everything with warnings as errors and run all tests'
	@echo 'make package   build the Debian packages and the archive: build/release/package'
	@echo 'make format    lay out the C++ sources by .clang-format'
	@echo 'make bench     measure how fast answers are scored'
	@echo 'make clean     remove build/'

demo:
	@scripts/install-needs demo
	cmake --preset release
	cmake --build --preset release --target intimetry_program
	@scripts/demo

test:
	@scripts/install-needs test
	@scripts/browser-needs
	@scripts/python-env test
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev

package:
	@scripts/install-needs package
	cmake --preset release
	cmake --build --preset release
	cpack --config build/release/CPackConfig.cmake
	@tests/package/package.sh build/release/package

bench:
	@scripts/install-needs bench
	@benchmarks/run

format:
	@scripts/install-needs format
	git ls-files -z --cached --others --exclude-standard '*.hpp' '*.ipp' '*.cpp' | xargs -0 clang-format-14 -i

clean:
	rm -rf build
