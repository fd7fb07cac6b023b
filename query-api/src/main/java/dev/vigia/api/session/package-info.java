@NullMarked
package dev.vigia.api.session;

import org.jspecify.annotations.NullMarked;
