/**
 * What an agent's frames mean, said in a file: a {@link dev.vigia.bridge.profiles.Profile} is a dialect made of rules,
 * {@link dev.vigia.bridge.profiles.Profiles} are those that there are.
 */
@NullMarked
package dev.vigia.bridge.profiles;

import org.jspecify.annotations.NullMarked;
