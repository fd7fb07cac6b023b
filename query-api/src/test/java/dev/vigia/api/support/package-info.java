/** What integration tests stand on: a real broker, a real database, an HTTP client. */
@org.jspecify.annotations.NullMarked
package dev.vigia.api.support;
