@NullMarked
package dev.vigia.api.alerts;

import org.jspecify.annotations.NullMarked;
