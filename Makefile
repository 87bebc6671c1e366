# Each target alone does all the set-up that a bare Debian 12 with Swift needs.

.PHONY: demo test test-nightly

demo: ## two days of deliveries into a private PostgreSQL
	@scripts/demo

test: ## format, imports, generated SQL, and every test
	@scripts/test

test-nightly: ## the same with new random input, and 200 loads that are killed, cut off or disturbed
	@scripts/test-nightly
