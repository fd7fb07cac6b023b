@NullMarked
package dev.vigia.api.questions;

import org.jspecify.annotations.NullMarked;
