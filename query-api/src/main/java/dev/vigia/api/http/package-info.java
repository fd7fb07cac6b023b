@NullMarked
package dev.vigia.api.http;

import org.jspecify.annotations.NullMarked;
