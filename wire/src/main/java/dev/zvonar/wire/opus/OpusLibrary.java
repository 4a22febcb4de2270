package dev.zvonar.wire.opus;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// The libopus of this machine, once found good for the life of the process; any thread.
public final class OpusLibrary {
  /// What the packages of Debian, Red Hat, macOS and Windows call it.
  private static final List<String> NAMES =
      List.of("libopus.so.0", "libopus.0.dylib", "opus.dll", "libopus.so");

  /// `opus_defines.h`: speech, at a low delay for its quality.
  private static final int APPLICATION_VOIP = 2048;

  private final MethodHandle createEncoder;
  private final MethodHandle destroyEncoder;
  private final MethodHandle encode;
  private final MethodHandle createDecoder;
  private final MethodHandle destroyDecoder;
  private final MethodHandle decode;
  private final String version;

  private OpusLibrary(SymbolLookup symbols) {
    var i = ValueLayout.JAVA_INT;
    var p = ValueLayout.ADDRESS;
    createEncoder = handle(symbols, "opus_encoder_create", FunctionDescriptor.of(p, i, i, i, p));
    destroyEncoder = handle(symbols, "opus_encoder_destroy", FunctionDescriptor.ofVoid(p));
    encode = handle(symbols, "opus_encode", FunctionDescriptor.of(i, p, p, i, p, i));
    createDecoder = handle(symbols, "opus_decoder_create", FunctionDescriptor.of(p, i, i, p));
    destroyDecoder = handle(symbols, "opus_decoder_destroy", FunctionDescriptor.ofVoid(p));
    decode = handle(symbols, "opus_decode", FunctionDescriptor.of(i, p, p, i, p, i, i));
    MethodHandle name = handle(symbols, "opus_get_version_string", FunctionDescriptor.of(p));
    version = Native.text(name);
  }

  /// Finds the library where the system keeps its own; empty when there is none.
  @SuppressWarnings("restricted") // What is loaded is what the system trusts under this name.
  public static Optional<OpusLibrary> find() {
    for (String name : NAMES) {
      try {
        return Optional.of(new OpusLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
      } catch (IllegalArgumentException _) {
        // Not under this name; the next may be there.
      }
    }
    return Optional.empty();
  }

  /// What it calls itself, `libopus 1.3.1` say.
  public String version() {
    return version;
  }

  /// Makes an encoder of one channel.
  ///
  /// @param sampleRateHz 8000 or 16,000
  public OpusEncoder encoder(int sampleRateHz) {
    checkRate(sampleRateHz);
    MemorySegment state =
        Native.create(error ->
            (MemorySegment) createEncoder.invoke(sampleRateHz, 1, APPLICATION_VOIP, error));
    return new OpusEncoder(state, sampleRateHz, encode, destroyEncoder);
  }

  /// Makes a decoder of one channel.
  ///
  /// @param sampleRateHz 8000 or 16,000, whatever the far end encodes at
  public OpusDecoder decoder(int sampleRateHz) {
    checkRate(sampleRateHz);
    MemorySegment state =
        Native.create(error -> (MemorySegment) createDecoder.invoke(sampleRateHz, 1, error));
    return new OpusDecoder(state, sampleRateHz, decode, destroyDecoder);
  }

  private static void checkRate(int sampleRateHz) {
    if (sampleRateHz != 8000 && sampleRateHz != 16_000) {
      throw new IllegalArgumentException("sampleRateHz is neither 8000 nor 16000: " + sampleRateHz);
    }
  }

  @SuppressWarnings("restricted") // The signatures are those of opus.h.
  private static MethodHandle handle(SymbolLookup symbols, String name, FunctionDescriptor type) {
    MemorySegment symbol =
        symbols.find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    return Linker.nativeLinker().downcallHandle(symbol, type);
  }
}
