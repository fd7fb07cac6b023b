/** Local ONNX exports of transformers behind the interfaces of the analysis: opt-in, nothing is downloaded. */
@NullMarked
package dev.vigia.onnx;

import org.jspecify.annotations.NullMarked;
