import { defineStateMachine } from "../state-machine"

export const taskStates = ["open", "settled", "escalated", "withdrawn"] as const
export type TaskState = (typeof taskStates)[number]

export const taskEvents = [
  "settle",
  "escalate",
  "giveLabel",
  "askForMoreLabels",
  "retire",
  "undoLabel",
  "undoMoreLabels",
  "undoRetire",
  "withdraw",
  "overturn",
  "overturnToRetired",
] as const
export type TaskEvent = (typeof taskEvents)[number]

/**
 * `settle` and `escalate` come from consensus, `giveLabel`, `askForMoreLabels` and `retire` from a moderator's
 * verdict (each can be undone), `withdraw` from a contributor's closed gate. A settled task keeps its label,
 * unless an appeal overturns it: another label takes its place, or the task is retired.
 */
export const taskMachine = defineStateMachine<TaskState, TaskEvent>({
  noun: "task",
  initial: "open",
  states: taskStates,
  events: taskEvents,
  table: {
    open: { settle: "settled", escalate: "escalated", undoMoreLabels: "escalated", withdraw: "withdrawn" },
    escalated: {
      settle: "settled",
      giveLabel: "settled",
      askForMoreLabels: "open",
      retire: "withdrawn",
      withdraw: "withdrawn",
    },
    settled: { undoLabel: "escalated", overturn: "settled", overturnToRetired: "withdrawn" },
    withdrawn: { undoRetire: "escalated" },
  },
})
