/// The phone network as bytes and pure machines: SIP, SDP, RTP, audio. Needs nothing but the JDK.
module dev.zvonar.wire {
  requires static org.jspecify;

  exports dev.zvonar.wire.audio;
  exports dev.zvonar.wire.listen;
  exports dev.zvonar.wire.opus;
  exports dev.zvonar.wire.record;
  exports dev.zvonar.wire.rtp;
  exports dev.zvonar.wire.sdp;
  exports dev.zvonar.wire.sip;
  exports dev.zvonar.wire.sip.message;
}
