import { describe, expect, it } from "vitest"
import { contributionMachine, itemMachine } from "./contribution/state"
import { epochMachine } from "./earning/epoch-state"
import { earningMachine } from "./earning/state"
import { DomainError } from "./errors"
import { grantMachine } from "./grant/state"
import { poolMachine } from "./pool/state"
import { projectMachine } from "./project/state"
import { releaseMachine } from "./release/state"
import { assignmentMachine, runMachine } from "./run/state"
import { type StateMachine, unreachable } from "./state-machine"
import { taskMachine } from "./task/state"

function facts<State extends string, Event extends string>(machine: StateMachine<State, Event>) {
  return {
    noun: machine.noun,
    unreachable: unreachable(machine),
    unanswered: machine.events.filter((event) => machine.sourcesOf(event).length === 0),
    finals: machine.states.filter((state) => machine.isFinal(state)),
    pairs: machine.states.flatMap((state) =>
      machine.events.map((event) => ({
        answers: machine.canTransition(state, event),
        attempt: () => machine.transition(state, event),
      })),
    ),
  }
}

const machines = [
  facts(poolMachine),
  facts(contributionMachine),
  facts(itemMachine),
  facts(projectMachine),
  facts(taskMachine),
  facts(runMachine),
  facts(assignmentMachine),
  facts(releaseMachine),
  facts(grantMachine),
  facts(epochMachine),
  facts(earningMachine),
]

describe.each(machines)("the states of a $noun", (machine) => {
  it("are all reached from the first, and every event is answered somewhere", () => {
    expect(machine.unreachable).toEqual([])
    expect(machine.unanswered).toEqual([])
  })

  it("answer an event or refuse it as WRONG_STATE, nothing else", () => {
    for (const { answers, attempt } of machine.pairs) {
      if (answers) expect(attempt).not.toThrow()
      else expect(attempt).toThrow(DomainError)
    }
  })
})

describe("the laws that money and consent hang on", () => {
  it("lets a contributor close the gate from every state but the closed one", () => {
    expect(contributionMachine.sourcesOf("revoke")).toEqual(
      contributionMachine.states.filter((state) => state !== "revoked"),
    )
  })

  it("never moves a settled grant back to refundable, nor a claimed earning anywhere", () => {
    expect(grantMachine.sourcesOf("refund")).toEqual(["challenged"])
    expect(earningMachine.isFinal("claimed")).toBe(true)
  })

  it("holds and reverses no earning that a root on chain already pays", () => {
    expect(earningMachine.sourcesOf("hold")).toEqual(["pending"])
    expect(earningMachine.sourcesOf("reverse")).toEqual(["pending", "held"])
  })

  it("settles a run once", () => {
    expect(runMachine.sourcesOf("settle")).toEqual(["finished"])
    expect(runMachine.isFinal("settled")).toBe(true)
  })

  it("tells the refused event and state", () => {
    expect(() => taskMachine.transition("settled", "escalate")).toThrow(
      "This task is settled: “escalate” does not apply.",
    )
  })
})
