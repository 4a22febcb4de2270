/// The fake carrier: a telephone operator and its subscribers, made up, who answer real SIP with
/// real sound and misbehave by name.
///
/// The door is [FakeCarrier][dev.zvonar.lab.carrier.FakeCarrier]. It keeps its own book of every
/// call that reached it, [CarrierBook][dev.zvonar.lab.carrier.CarrierBook], which judges the product:
/// what the product claims is held against what really arrived. Bounded by the lines and seconds
/// of its knobs; listens on loopback only.
@NullMarked
package dev.zvonar.lab.carrier;

import org.jspecify.annotations.NullMarked;
