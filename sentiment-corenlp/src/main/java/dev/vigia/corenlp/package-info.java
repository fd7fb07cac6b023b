// SPDX-License-Identifier: GPL-3.0-or-later
/** Stanford CoreNLP's sentiment network behind the {@code SentimentVoice} interface: the one GPL module. */
@NullMarked
package dev.vigia.corenlp;

import org.jspecify.annotations.NullMarked;
