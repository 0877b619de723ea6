/** What a moderator may say after looking at a signal. */
export const signalDecisions = ["keep", "pause"] as const
export type SignalDecision = (typeof signalDecisions)[number]
