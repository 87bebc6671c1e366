# Each target alone does all the set-up that a bare Debian 12 with Swift needs.

.PHONY: demo test

demo: ## two days of deliveries into a private PostgreSQL
	@scripts/demo

test: ## format, imports, generated SQL, and every test
	@scripts/test
