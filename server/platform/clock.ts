import "server-only"

/** Where processes get their time; a verb takes it from its context, so that tests and the demo can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
