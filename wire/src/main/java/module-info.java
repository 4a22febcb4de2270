/// The phone network as bytes and pure machines: SIP, SDP, RTP, audio. Needs nothing but the JDK.
module dev.zvonar.wire {
  requires static org.jspecify;

  exports dev.zvonar.wire.audio;
  exports dev.zvonar.wire.rtp;
}
