import { DomainError } from "./errors"

/** For every state, the events it answers and the state each leads to. */
export type TransitionTable<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>

/** An explicit state machine. It holds no state itself: rows do. */
export interface StateMachine<State extends string, Event extends string> {
  readonly noun: string
  readonly initial: State
  readonly states: readonly State[]
  readonly events: readonly Event[]
  readonly table: TransitionTable<State, Event>
  /**
   * The state that follows.
   * @throws DomainError WRONG_STATE when the event means nothing in this state
   */
  transition(state: State, event: Event): State
  canTransition(state: State, event: Event): boolean
  /** The states in which an event is answered: the condition of a conditional update. */
  sourcesOf(event: Event): readonly State[]
  /** Whether nothing leads out of a state. */
  isFinal(state: State): boolean
}

/** Makes a state machine of its table. Every state must be reachable from the initial one: a test asks `unreachable`. */
export function defineStateMachine<State extends string, Event extends string>(parts: {
  readonly noun: string
  readonly initial: State
  readonly states: readonly State[]
  readonly events: readonly Event[]
  readonly table: TransitionTable<State, Event>
}): StateMachine<State, Event> {
  const { noun, table, states } = parts
  const next = (state: State, event: Event): State | undefined => table[state][event]
  return {
    ...parts,
    transition(state, event) {
      const to = next(state, event)
      if (to === undefined) {
        throw new DomainError(
          "WRONG_STATE",
          `This ${noun} is ${inWords(state)}: “${inWords(event)}” does not apply.`,
          {
            noun,
            state,
            event,
          },
        )
      }
      return to
    },
    canTransition: (state, event) => next(state, event) !== undefined,
    sourcesOf: (event) => states.filter((state) => next(state, event) !== undefined),
    isFinal: (state) => Object.keys(table[state]).length === 0,
  }
}

/** The states that nothing leads to; empty for a sound table. */
export function unreachable<State extends string, Event extends string>(
  machine: StateMachine<State, Event>,
): readonly State[] {
  const reached = new Set<State>([machine.initial])
  for (const state of reached) {
    for (const event of machine.events) {
      if (machine.canTransition(state, event)) reached.add(machine.transition(state, event))
    }
  }
  return machine.states.filter((state) => !reached.has(state))
}

function inWords(name: string): string {
  return name.replaceAll("_", " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
