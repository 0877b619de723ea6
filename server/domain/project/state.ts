import { defineStateMachine } from "../state-machine"

export const projectStates = ["draft", "open", "paused", "closing", "closed"] as const
export type ProjectState = (typeof projectStates)[number]

export const projectEvents = ["open", "pause", "resume", "startClosing", "finishClosing"] as const
export type ProjectEvent = (typeof projectEvents)[number]

/** `closing`: no new runs; the last fit settles what it can and the gold salt is revealed. */
export const projectMachine = defineStateMachine<ProjectState, ProjectEvent>({
  noun: "project",
  initial: "draft",
  states: projectStates,
  events: projectEvents,
  table: {
    draft: { open: "open" },
    open: { pause: "paused", startClosing: "closing" },
    paused: { resume: "open", startClosing: "closing" },
    closing: { finishClosing: "closed" },
    closed: {},
  },
})
